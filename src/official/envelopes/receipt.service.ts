import { Injectable } from '@nestjs/common';
import type { Election } from '../../elections/elections.service';
import { ElectionsService } from '../../elections/elections.service';
import type { Actor } from '../../platform/access';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work';
import { Problem } from '../../platform/problem';
import { arrivalAtDesk } from './desk-arrival';
import { findDeskStates, type DeskState } from './desks.queries';
import { secondsAhead } from './device-clock';
import type { Envelope } from './envelope.entity';
import type { ReceiveEnvelope, ScanView } from './envelopes.contract';
import { presentScan } from './envelopes.presenter';
import { findEnvelopesOfVoters, findKits, findScans, lockReconciliation } from './envelopes.queries';
import { atDesk, judge, readKey, type InHand } from './receipt.judgement';
import { findVotesInPerson, writeEnvelopes, writeReturns, writeScans, type NewScan } from './receipt.queries';
import { TraysService } from './trays.service';

/** A scan that does not come over the network: the demo election's have no desk and no clock of their own. */
export type LoadedScan = Pick<ReceiveEnvelope, 'id' | 'key' | 'condition'>;

interface Incoming extends LoadedScan {
  readonly desk: string | null;
  readonly scannedAt: string | null;
  readonly sentAt: string | null;
}

/** The receipt desk. Every scan is kept; one id counts once, however often it is sent. */
@Injectable()
export class ReceiptService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly elections: ElectionsService,
    private readonly trays: TraysService,
  ) {}

  receive(actor: Actor, electionId: string, input: ReceiveEnvelope): Promise<ScanView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const election = await this.#openElection(tx, electionId);
      const [view] = await this.#receive(tx, election, [input]);
      if (view === undefined) throw new Problem('not-found');
      return view;
    });
  }

  /** Many scans in one step, for loading; `trayOf` closes a tray whenever it holds so many. */
  receiveMany(
    actor: Actor,
    electionId: string,
    inputs: readonly LoadedScan[],
    trayOf: number | null = null,
  ): Promise<ScanView[]> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const election = await this.#openElection(tx, electionId);
      const scans = inputs.map((scan) => ({ ...scan, desk: null, scannedAt: null, sentAt: null }));
      if (trayOf === null) return this.#receive(tx, election, scans);
      const views: ScanView[] = [];
      for (let first = 0; first < scans.length; first += trayOf) {
        const tray = scans.slice(first, first + trayOf);
        views.push(...(await this.#receive(tx, election, tray)));
        if (tray.length === trayOf) await this.trays.closeIn(tx, election, election.phase === 'checking');
      }
      return views;
    });
  }

  async #receive(tx: Transaction, election: Election, inputs: readonly Incoming[]): Promise<ScanView[]> {
    const electionId = election.id;
    const sums = await lockReconciliation(tx, electionId);
    const ids = inputs.map(({ id }) => id);
    const sent = inputs.map((each) => ({ ...each, key: readKey(each.key, election.code) }));
    const known = await findScans(tx, electionId, ids);
    const fresh = sent.filter(({ id }, index) => !known.has(id) && ids.indexOf(id) === index);
    for (const each of sent) {
      const before = known.get(each.id) ?? fresh.find(({ id }) => id === each.id);
      if (before?.key !== each.key || before.condition !== each.condition) {
        throw new Problem('same-id-other-content');
      }
    }
    const desks = await this.#desks(tx, electionId, fresh);
    const kits = await findKits(
      tx,
      electionId,
      fresh.map(({ key }) => key),
    );
    const voters = [...kits.values()].map((kit) => kit.roll_entry_id);
    const inHand: InHand[] = [
      ...(await findEnvelopesOfVoters(tx, electionId, voters)),
      ...(await findVotesInPerson(tx, electionId, voters)),
    ];
    const scans: NewScan[] = [];
    const envelopes: Envelope[] = [];
    const returned: { kitId: string; scanId: string }[] = [];
    let trayId: string | null = null;
    for (const each of fresh) {
      const { id, key, condition, desk } = each;
      const stated = {
        id,
        key,
        condition,
        deskId: desk,
        deviceAt: each.scannedAt === null ? null : new Date(each.scannedAt),
        clockOffset: secondsAhead(each.sentAt, tx.now),
      };
      const atItsDesk = desk === null ? undefined : desks.get(desk);
      if (atItsDesk?.isOpen === false) {
        scans.push({ ...stated, result: 'desk-closed', envelopeId: null, otherCode: null });
        tx.record({ stream: 'desk', type: 'envelope.scanned', subject: id, data: { result: 'desk-closed' } });
        continue;
      }
      const isAfterDue = election.dueAt !== null && arrivalAtDesk(each, atItsDesk, tx.now) > election.dueAt;
      const kit = kits.get(key);
      const judged = judge(atDesk(election), sums, { key, condition, isAfterDue }, kit, inHand);
      if (judged.state !== null && kit !== undefined) {
        if (judged.state !== 'kept') trayId ??= await this.trays.openTray(tx, electionId);
        envelopes.push({
          electionId,
          id,
          number: sums.nextNumber + envelopes.length,
          kitId: kit.id,
          trayId: judged.state === 'kept' ? null : trayId,
          state: judged.state,
          reason: condition,
          isAfterDue,
          receivedAt: tx.now,
        });
        inHand.push({ id, kit_id: kit.id, state: judged.state, roll_entry_id: kit.roll_entry_id });
      }
      const { result, otherCode } = judged;
      if (result === 'undelivered' && kit !== undefined) returned.push({ kitId: kit.id, scanId: id });
      scans.push({
        ...stated,
        result,
        envelopeId: judged.state === null ? judged.knownId : id,
        otherCode,
      });
      tx.record({ stream: 'desk', type: 'envelope.scanned', subject: id, data: { result } });
    }
    await writeEnvelopes(tx, electionId, envelopes);
    await writeScans(tx, electionId, scans);
    await writeReturns(tx, electionId, returned);
    const written = await findScans(tx, electionId, ids);
    return ids.flatMap((id) => written.get(id) ?? []).map(presentScan);
  }

  /** Each desk named: whether it is open, and what dates its scans. */
  async #desks(
    tx: Transaction,
    electionId: string,
    scans: readonly Incoming[],
  ): Promise<ReadonlyMap<string, DeskState>> {
    const named = [...new Set(scans.flatMap(({ desk }) => desk ?? []))];
    if (named.length === 0) return new Map();
    const desks = await findDeskStates(tx, electionId, named);
    if (desks.size < named.length) throw new Problem('no-such-desk');
    return desks;
  }

  async #openElection(tx: Transaction, electionId: string): Promise<Election> {
    const election = await this.elections.shared(tx, electionId);
    if (election.phase === 'setup' || election.phase === 'closed') {
      throw new Problem('wrong-phase', { phase: election.phase });
    }
    return election;
  }
}
