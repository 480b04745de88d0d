import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { hasMail } from '../../domain/polls';
import { ElectionsService } from '../../elections/elections.service';
import type { Actor } from '../../platform/access';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work';
import { Problem } from '../../platform/problem';
import type { ReconciliationView } from './envelopes.contract';
import { presentReconciliation } from './envelopes.presenter';
import { findKeyCounts, findMailed, findReconciliation, findVotersWithoutKey } from './envelopes.queries';
import { KeyNumbersService } from './key-numbers.service';
import { KitExport } from './kit-export.entity';
import type { ExportKits, KeysView, KitsView, RecordMailing } from './kits.contract';
import { presentKitExport, presentReplacement } from './kits.presenter';
import {
  countReturnsToRecord,
  findKitExports,
  findPrintedKits,
  findReplacements,
  markReturnsRecorded,
} from './kits.queries';
import { Mailing } from './mailing.entity';
import { printerFile } from './printer-file';

/** Kits: their key numbers, the mailing, what came back, and the file they are printed from. */
@Injectable()
export class KitsService implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly elections: ElectionsService,
    private readonly keys: KeyNumbersService,
  ) {}

  onModuleInit(): void {
    // The record takes them only while voting.
    this.elections.beforeEntering('checking', async (tx, { id }) => {
      if ((await countReturnsToRecord(tx, id)) > 0) await this.#recordReturns(tx, id, randomUUID());
    });
  }

  view(actor: Actor, electionId: string): Promise<KitsView> {
    return this.unitOfWork.read({ actor, as: 'official', electionId }, async (tx) => {
      await this.elections.get(tx, electionId);
      const mailed = await findMailed(tx, electionId);
      return {
        ...(await findKeyCounts(tx, electionId)),
        mailed: mailed.initial,
        replaced: mailed.replacement,
        undelivered: mailed.undelivered,
        returnsToRecord: await countReturnsToRecord(tx, electionId),
        replacements: (await findReplacements(tx, electionId)).map(presentReplacement),
        exports: (await findKitExports(tx, electionId)).map(presentKitExport),
      };
    });
  }

  /** Gives every voter of the sealed roll who has none a key number. Again after a later seal: those added get theirs. */
  assignKeys(actor: Actor, electionId: string): Promise<KeysView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const election = await this.elections.lock(tx, electionId);
      if (!hasMail(election.manner)) throw new Problem('no-mail');
      if (election.phase !== 'setup' && election.phase !== 'voting') {
        throw new Problem('wrong-phase', { phase: election.phase });
      }
      const voters = await findVotersWithoutKey(tx, electionId);
      const { voters: total } = await findKeyCounts(tx, electionId);
      if (total === 0) throw new Problem('key-roll-not-sealed');
      const assigned = voters.length;
      await this.keys.give(tx, election, voters, 'initial');
      if (assigned > 0) {
        tx.record({ stream: 'desk', type: 'keys.assigned', subject: electionId, data: { assigned } });
      }
      return { assigned, total };
    });
  }

  recordMailing(actor: Actor, electionId: string, input: RecordMailing): Promise<ReconciliationView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const { phase, manner } = await this.elections.shared(tx, electionId);
      if (!hasMail(manner)) throw new Problem('no-mail');
      const { id, kind, kits } = input;
      const known = await tx.manager.findOneBy(Mailing, { electionId, id });
      if (known === null) {
        if (phase !== 'voting') throw new Problem('wrong-phase', { phase });
        await this.#write(tx, electionId, input);
      } else if (known.kind !== kind || known.kits !== kits) {
        throw new Problem('same-id-other-content');
      }
      return presentReconciliation(
        await findReconciliation(tx, electionId),
        await findMailed(tx, electionId),
      );
    });
  }

  /** The kits that came back and were scanned, as one number. */
  recordReturns(actor: Actor, electionId: string, id: string): Promise<ReconciliationView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const { phase } = await this.elections.lock(tx, electionId);
      if ((await tx.manager.findOneBy(Mailing, { electionId, id })) === null) {
        if (phase !== 'voting') throw new Problem('wrong-phase', { phase });
        if ((await countReturnsToRecord(tx, electionId)) === 0) throw new Problem('no-returns');
        await this.#recordReturns(tx, electionId, id);
      }
      return presentReconciliation(
        await findReconciliation(tx, electionId),
        await findMailed(tx, electionId),
      );
    });
  }

  /** Names, addresses and key numbers for the printer, as CSV; who took them and why is kept first. */
  exportKits(actor: Actor, electionId: string, input: ExportKits): Promise<string> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      await this.elections.shared(tx, electionId);
      const { id, kind, reason } = input;
      const known = await tx.manager.findOneBy(KitExport, { electionId, id });
      if (known !== null && (known.kind !== kind || known.reason !== reason)) {
        throw new Problem('same-id-other-content');
      }
      const kits = await findPrintedKits(tx, electionId, kind);
      if (kits.length === 0) throw new Problem('no-kits-to-print');
      if (known === null) {
        await tx.manager.insert(KitExport, {
          electionId,
          id,
          kind,
          reason,
          kits: kits.length,
          exportedBy: actor.accountId,
          exportedAt: tx.now,
        });
        tx.record({ stream: 'desk', type: 'kits.exported', subject: id, data: { kits: kits.length } });
      }
      return printerFile(kits);
    });
  }

  async #recordReturns(tx: Transaction, electionId: string, id: string): Promise<void> {
    const kits = await countReturnsToRecord(tx, electionId);
    await this.#write(tx, electionId, { id, kind: 'undelivered', kits });
    await markReturnsRecorded(tx, electionId, id);
  }

  async #write(tx: Transaction, electionId: string, { id, kind, kits }: RecordMailing): Promise<void> {
    const recordedBy = tx.scope.actor.accountId;
    await tx.manager.insert(Mailing, { electionId, id, kind, kits, recordedBy, recordedAt: tx.now });
    if (kind === 'undelivered') tx.append('undelivered.recorded', { kits });
    else tx.append('mailing.recorded', { kits, purpose: kind });
    const type = kind === 'undelivered' ? 'undelivered.recorded' : 'mailing.recorded';
    tx.record({ stream: 'desk', type, subject: id, data: { kits } });
  }
}
