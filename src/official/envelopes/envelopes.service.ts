import { randomInt, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { formatKeyNumber, LARGEST_SERIAL } from '../../domain/key-number';
import { ElectionsService } from '../../elections/elections.service';
import type { Actor } from '../../platform/access';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work';
import { Problem } from '../../platform/problem';
import type { DeskView, KeysView, ReconciliationView, RecordMailing } from './envelopes.contract';
import { presentReconciliation, presentScan, presentTray } from './envelopes.presenter';
import {
  countInTray,
  findExceptions,
  findKeyCounts,
  findMailed,
  findNewestScans,
  findReconciliation,
  findVotersWithoutKey,
} from './envelopes.queries';
import { Envelope } from './envelope.entity';
import { Mailing } from './mailing.entity';
import { Tray } from './tray.entity';

const SHOWN_SCANS = 10;
const SHOWN_EXCEPTIONS = 50;

/** Kits and their key numbers, the mailing, and what the desk shows. */
@Injectable()
export class EnvelopesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly elections: ElectionsService,
  ) {}

  desk(actor: Actor, electionId: string): Promise<DeskView> {
    return this.unitOfWork.read({ actor, as: 'official', electionId }, async (tx) => {
      const election = await this.elections.get(tx, electionId);
      const trays = await tx.manager.findBy(Tray, { electionId });
      const open = trays.find(({ state }) => state === 'open');
      const inOpenTray = open === undefined ? 0 : await countInTray(tx, electionId, open.id);
      const { voters, keys } = await findKeyCounts(tx, electionId);
      const sums = await findReconciliation(tx, electionId);
      const afterDue = await tx.manager
        .createQueryBuilder(Envelope, 'e')
        .where("e.electionId = :electionId AND e.isAfterDue AND e.state <> 'reversed'", { electionId })
        .getCount();
      return {
        phase: election.phase,
        voters,
        keys,
        received: sums.received,
        afterDue,
        minimumBlock: election.minimumBlock,
        hidesTurnout: election.hidesTurnout,
        trays: trays
          .sort((a, b) => rank(a) - rank(b) || (a.code < b.code ? -1 : 1))
          .map((tray) => presentTray(tray, inOpenTray)),
        scans: (await findNewestScans(tx, electionId, SHOWN_SCANS)).map(presentScan),
        exceptions: (await findExceptions(tx, electionId, SHOWN_EXCEPTIONS)).map(presentScan),
        reconciliation: presentReconciliation(sums, await findMailed(tx, electionId)),
      };
    });
  }

  reconciliation(actor: Actor, electionId: string): Promise<ReconciliationView> {
    return this.unitOfWork.read({ actor, as: 'official', electionId }, async (tx) => {
      const sums = await findReconciliation(tx, electionId);
      // Before that an observer would see turnout move between trays, and single challenges while a session is open.
      if (actor.role === 'observer' && !sums.isReconciled) throw new Problem('not-yet-reconciled');
      return presentReconciliation(sums, await findMailed(tx, electionId));
    });
  }

  /**
   * Gives every voter of the sealed roll who has none a key number, drawn at random, so that numbers follow neither
   * the list nor each other. Again after a later seal: those added get theirs.
   */
  assignKeys(actor: Actor, electionId: string): Promise<KeysView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const election = await this.elections.lock(tx, electionId);
      if (election.phase !== 'setup' && election.phase !== 'voting') {
        throw new Problem('wrong-phase', { phase: election.phase });
      }
      const voters = await findVotersWithoutKey(tx, electionId);
      const { voters: total } = await findKeyCounts(tx, electionId);
      if (total === 0) throw new Problem('key-roll-not-sealed');
      const serials = await this.#freeSerials(tx, electionId, voters.length);
      const keys = serials.map((serial) => formatKeyNumber(election.code, serial));
      await tx.query(
        `INSERT INTO official.kit (election_id, id, key, roll_entry_id, purpose)
         SELECT $1, id, key, voter, 'initial' FROM unnest($2::uuid[], $3::text[], $4::uuid[]) AS kit (id, key, voter)
         ORDER BY key`,
        [electionId, voters.map(() => randomUUID()), keys, voters],
      );
      if (voters.length > 0) {
        tx.record({
          stream: 'desk',
          type: 'keys.assigned',
          subject: electionId,
          data: { assigned: voters.length },
        });
      }
      return { assigned: voters.length, total };
    });
  }

  recordMailing(actor: Actor, electionId: string, input: RecordMailing): Promise<ReconciliationView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const { phase } = await this.elections.shared(tx, electionId);
      const { id, kind, kits } = input;
      const known = await tx.manager.findOneBy(Mailing, { electionId, id });
      if (known === null) {
        if (phase !== 'voting') throw new Problem('wrong-phase', { phase });
        await tx.manager.insert(Mailing, {
          electionId,
          id,
          kind,
          kits,
          recordedBy: actor.accountId,
          recordedAt: tx.now,
        });
        if (kind === 'undelivered') tx.append('undelivered.recorded', { kits });
        else tx.append('mailing.recorded', { kits, purpose: kind });
        const type = kind === 'undelivered' ? 'undelivered.recorded' : 'mailing.recorded';
        tx.record({ stream: 'desk', type, subject: id, data: { kits } });
      } else if (known.kind !== kind || known.kits !== kits) {
        throw new Problem('same-id-other-content');
      }
      return presentReconciliation(
        await findReconciliation(tx, electionId),
        await findMailed(tx, electionId),
      );
    });
  }

  async #freeSerials(tx: Transaction, electionId: string, wanted: number): Promise<number[]> {
    const rows = await tx.query<{ serial: number }>(
      'SELECT substr(key, 5, 5)::int AS serial FROM official.kit WHERE election_id = $1',
      [electionId],
    );
    const taken = new Set(rows.map(({ serial }) => serial));
    if (taken.size + wanted > LARGEST_SERIAL) throw new Problem('keys-exhausted');
    const drawn: number[] = [];
    while (drawn.length < wanted) {
      const serial = randomInt(1, LARGEST_SERIAL + 1);
      if (taken.has(serial)) continue;
      taken.add(serial);
      drawn.push(serial);
    }
    return drawn;
  }
}

function rank({ state }: Tray): number {
  return ['open', 'kept-back', 'recorded'].indexOf(state);
}
