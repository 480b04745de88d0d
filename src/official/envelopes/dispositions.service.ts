import { Injectable } from '@nestjs/common';
import { ElectionsService } from '../../elections/elections.service';
import type { Actor } from '../../platform/access';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work';
import { Problem } from '../../platform/problem';
import { Envelope } from './envelope.entity';
import type { ScanView, VoidEnvelope } from './envelopes.contract';
import { presentScan } from './envelopes.presenter';
import {
  findEnvelopesOfVoters,
  findKit,
  findScan,
  lockReconciliation,
  requireEnvelope,
  type ScanRow,
} from './envelopes.queries';
import { readKey, voidStateOf } from './receipt.judgement';
import { findVoterOf, findVotesInPerson, reviveDuplicate, writeScans } from './receipt.queries';
import { Reversal } from './reversal.entity';

/** What becomes of an envelope in hand: declared void, and either step taken back, both visible. */
@Injectable()
export class DispositionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly elections: ElectionsService,
  ) {}

  /** Takes a scan or a declaration back. A scan no longer once its tray is in the record, whose number stands. */
  reverse(actor: Actor, electionId: string, scanId: string): Promise<ScanView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      await this.elections.shared(tx, electionId);
      const sums = await lockReconciliation(tx, electionId);
      const row = await findScan(tx, electionId, scanId);
      if (row === null) throw new Problem('not-found');
      if (row.is_reversed) return presentScan(row);
      if (!row.can_reverse || sums.isReconciled || row.envelope_id === null) throw new Problem('scan-stands');
      const envelopeId = row.envelope_id;
      const envelope = await requireEnvelope(tx, electionId, envelopeId);
      const voter = await findVoterOf(tx, electionId, envelopeId);
      if (envelopeId === scanId) {
        await tx.manager.update(Envelope, { electionId, id: scanId }, { state: 'reversed' });
        await tx.query(
          "UPDATE official.tray SET envelopes = envelopes - 1 WHERE election_id = $1 AND id = $2 AND state = 'kept-back'",
          [electionId, envelope.tray_id],
        );
        if (envelope.state === 'received') await reviveDuplicate(tx, electionId, voter);
      } else {
        // Whoever voted at the polls meanwhile has voted there.
        const isSecond = (await findVotesInPerson(tx, electionId, voter === null ? [] : [voter])).length > 0;
        if (!isSecond) await this.#yield(tx, electionId, voter, envelopeId);
        const state = isSecond ? 'duplicate' : 'received';
        await tx.manager.update(Envelope, { electionId, id: envelopeId }, { state, reason: null });
      }
      await tx.manager.insert(Reversal, {
        electionId,
        scanId,
        envelopeId,
        reversedBy: actor.accountId,
        reversedAt: tx.now,
      });
      tx.record({ stream: 'desk', type: 'envelope.reversed', subject: scanId });
      return this.#view(tx, electionId, scanId);
    });
  }

  /** Declares an envelope already taken in void, as its defect is seen at the check. */
  voidEnvelope(actor: Actor, electionId: string, input: VoidEnvelope): Promise<ScanView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const election = await this.elections.shared(tx, electionId);
      if (election.phase !== 'voting' && election.phase !== 'checking') {
        throw new Problem('wrong-phase', { phase: election.phase });
      }
      const sums = await lockReconciliation(tx, electionId);
      const key = readKey(input.key, election.code);
      const { id, condition } = input;
      const known = await findScan(tx, electionId, id);
      if (known !== null) {
        if (known.key !== key || known.condition !== condition) throw new Problem('same-id-other-content');
        return presentScan(known);
      }
      if (sums.isReconciled) throw new Problem('envelopes-reconciled');
      const kit = await findKit(tx, electionId, key);
      const envelopes = kit === null ? [] : await findEnvelopesOfVoters(tx, electionId, [kit.roll_entry_id]);
      const envelope = envelopes.find((each) => each.kit_id === kit?.id);
      if (kit === null || envelope === undefined) throw new Problem('no-such-envelope');
      if (envelope.state !== 'received' && envelope.state !== 'accepted') {
        throw new Problem('envelope-disposed', { state: envelope.state });
      }
      const state = voidStateOf(condition);
      await tx.manager.update(Envelope, { electionId, id: envelope.id }, { state, reason: condition });
      await reviveDuplicate(tx, electionId, kit.roll_entry_id);
      const result = state === 'unsigned' ? 'unsigned' : 'damaged';
      await writeScans(tx, electionId, [
        {
          id,
          key,
          condition,
          result,
          envelopeId: envelope.id,
          otherCode: null,
          deskId: null,
          deviceAt: null,
          clockOffset: null,
        },
      ]);
      tx.record({ stream: 'desk', type: 'envelope.voided', subject: envelope.id });
      return this.#view(tx, electionId, id);
    });
  }

  /** The one that counted instead steps back, as long as nothing has become of it. */
  async #yield(tx: Transaction, electionId: string, voter: string | null, envelopeId: string): Promise<void> {
    const others = await findEnvelopesOfVoters(tx, electionId, voter === null ? [] : [voter]);
    for (const { id, state } of others) {
      if (id === envelopeId) continue;
      if (state === 'accepted' || state === 'challenged') throw new Problem('scan-stands');
      if (state === 'received') await tx.manager.update(Envelope, { electionId, id }, { state: 'duplicate' });
    }
  }

  async #view(tx: Transaction, electionId: string, id: string): Promise<ScanView> {
    const row: ScanRow | null = await findScan(tx, electionId, id);
    if (row === null) throw new Problem('not-found');
    return presentScan(row);
  }
}
