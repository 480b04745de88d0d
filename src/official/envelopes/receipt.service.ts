import { Injectable } from '@nestjs/common';
import { parseKeyNumber } from '../../domain/key-number';
import type { Election } from '../../elections/elections.service';
import { ElectionsService } from '../../elections/elections.service';
import type { Actor } from '../../platform/access';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work';
import { Problem } from '../../platform/problem';
import { Envelope, type EnvelopeState } from './envelope.entity';
import type { ReceiveEnvelope, ScanView, VoidEnvelope } from './envelopes.contract';
import { presentScan } from './envelopes.presenter';
import {
  findEnvelopesOfVoter,
  findKit,
  findScan,
  lockReconciliation,
  requireEnvelope,
  type EnvelopeRow,
} from './envelopes.queries';
import type { Reconciliation } from './reconciliation.entity';
import { Reversal } from './reversal.entity';
import { Scan, type ScanCondition, type ScanResult } from './scan.entity';
import { TraysService } from './trays.service';

/** What a key that was read means at this desk, now. */
interface Judgement {
  readonly result: ScanResult;
  /** Of the envelope to be taken in; null where none is. */
  readonly state: EnvelopeState | null;
  readonly kitId: string | null;
  /** The envelope that came before under the same key. */
  readonly known: EnvelopeRow | null;
  readonly otherCode: string | null;
}

const NOT_TAKEN_IN = { state: null, kitId: null, known: null, otherCode: null };

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
      const sums = await lockReconciliation(tx, electionId);
      return this.#receive(tx, election, sums, input);
    });
  }

  /** Many scans in one step, for loading; `trayOf` closes a tray whenever it holds so many. */
  receiveMany(
    actor: Actor,
    electionId: string,
    inputs: readonly ReceiveEnvelope[],
    trayOf: number | null = null,
  ): Promise<ScanView[]> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const election = await this.#openElection(tx, electionId);
      const sums = await lockReconciliation(tx, electionId);
      const views: ScanView[] = [];
      for (const input of inputs) {
        views.push(await this.#receive(tx, election, sums, input));
        if (trayOf !== null && views.length % trayOf === 0) {
          await this.trays.closeIn(tx, election, election.phase === 'checking');
        }
      }
      return views;
    });
  }

  /** Takes a scan back: both stay visible. Not once its tray is in the record, whose number stands. */
  reverse(actor: Actor, electionId: string, scanId: string): Promise<ScanView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      await this.elections.shared(tx, electionId);
      const sums = await lockReconciliation(tx, electionId);
      const row = await findScan(tx, electionId, scanId);
      if (row === null) throw new Problem('not-found');
      if (row.is_reversed) return presentScan(row);
      if (!row.can_reverse || sums.isReconciled) throw new Problem('scan-stands');
      const envelope = await requireEnvelope(tx, electionId, scanId);
      await tx.manager.update(Envelope, { electionId, id: scanId }, { state: 'reversed' });
      await tx.query(
        "UPDATE official.tray SET envelopes = envelopes - 1 WHERE election_id = $1 AND id = $2 AND state = 'kept-back'",
        [electionId, envelope.tray_id],
      );
      await tx.manager.insert(Reversal, {
        electionId,
        scanId,
        envelopeId: scanId,
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
      const known = await this.#knownScan(tx, electionId, { id: input.id, key, condition: input.condition });
      if (known !== null) return known;
      if (sums.isReconciled) throw new Problem('envelopes-reconciled');
      const kit = await findKit(tx, electionId, key);
      const envelopes = kit === null ? [] : await findEnvelopesOfVoter(tx, electionId, kit.roll_entry_id);
      const envelope = envelopes.find((each) => each.kit_id === kit?.id);
      if (envelope === undefined) throw new Problem('no-such-envelope');
      if (envelope.state !== 'received' && envelope.state !== 'accepted') {
        throw new Problem('envelope-disposed', { state: envelope.state });
      }
      const state = voidStateOf(input.condition);
      await tx.manager.update(Envelope, { electionId, id: envelope.id }, { state, reason: input.condition });
      await this.#writeScan(tx, electionId, {
        id: input.id,
        key,
        condition: input.condition,
        result: state === 'unsigned' ? 'unsigned' : 'damaged',
        envelopeId: envelope.id,
        otherCode: null,
      });
      tx.record({ stream: 'desk', type: 'envelope.voided', subject: envelope.id });
      return this.#view(tx, electionId, input.id);
    });
  }

  async #receive(
    tx: Transaction,
    election: Election,
    sums: Reconciliation,
    input: ReceiveEnvelope,
  ): Promise<ScanView> {
    const electionId = election.id;
    const { id, condition } = input;
    const key = readKey(input.key, election.code);
    const known = await this.#knownScan(tx, electionId, { id, key, condition });
    if (known !== null) return known;
    const judged = await this.#judge(tx, election, sums, input);
    if (judged.state !== null && judged.kitId !== null) {
      const trayId = judged.state === 'kept' ? null : await this.trays.openTray(tx, electionId);
      await tx.manager.insert(Envelope, {
        electionId,
        id,
        number: await this.#nextNumber(tx, electionId),
        kitId: judged.kitId,
        trayId,
        state: judged.state,
        reason: condition,
        isAfterDue: election.dueAt !== null && tx.now > election.dueAt,
        receivedAt: tx.now,
      });
    }
    await this.#writeScan(tx, electionId, {
      id,
      key,
      condition,
      result: judged.result,
      envelopeId: judged.state === null ? (judged.known?.id ?? null) : id,
      otherCode: judged.otherCode,
    });
    tx.record({ stream: 'desk', type: 'envelope.scanned', subject: id, data: { result: judged.result } });
    return this.#view(tx, electionId, id);
  }

  async #judge(
    tx: Transaction,
    election: Election,
    sums: Reconciliation,
    { key, condition }: ReceiveEnvelope,
  ): Promise<Judgement> {
    const verdict = parseKeyNumber(key, election.code);
    if (!verdict.ok) {
      return verdict.reason === 'other-election'
        ? { ...NOT_TAKEN_IN, result: 'other-election', otherCode: codeOf(key) }
        : { ...NOT_TAKEN_IN, result: 'malformed' };
    }
    const kit = await findKit(tx, election.id, verdict.keyNumber);
    if (kit === null) return { ...NOT_TAKEN_IN, result: 'not-on-list' };
    const inHand = await findEnvelopesOfVoter(tx, election.id, kit.roll_entry_id);
    const same = inHand.find((envelope) => envelope.kit_id === kit.id);
    if (same !== undefined) return { ...NOT_TAKEN_IN, result: 'already-received', known: same };
    const taken = { kitId: kit.id, known: null, otherCode: null };
    if (election.phase !== 'voting') {
      // 29 CFR 102.69 practice: what comes before the check counts even after the due date, what comes later never.
      const isCountBegun = election.phase !== 'checking' || sums.isReconciled;
      return { ...taken, result: 'late', state: isCountBegun ? 'kept' : 'late' };
    }
    // Two kits of one voter: the first valid one counts.
    if (inHand.some(({ state }) => state === 'received')) {
      return { ...taken, result: 'duplicate', state: 'duplicate' };
    }
    if (condition === null) return { ...taken, result: 'received', state: 'received' };
    const state = voidStateOf(condition);
    return { ...taken, result: state === 'unsigned' ? 'unsigned' : 'damaged', state };
  }

  async #openElection(tx: Transaction, electionId: string): Promise<Election> {
    const election = await this.elections.shared(tx, electionId);
    if (election.phase === 'setup' || election.phase === 'closed') {
      throw new Problem('wrong-phase', { phase: election.phase });
    }
    return election;
  }

  async #knownScan(
    tx: Transaction,
    electionId: string,
    sent: { id: string; key: string; condition: ScanCondition | null },
  ): Promise<ScanView | null> {
    const row = await findScan(tx, electionId, sent.id);
    if (row === null) return null;
    if (row.key !== sent.key || row.condition !== sent.condition) throw new Problem('same-id-other-content');
    return presentScan(row);
  }

  async #nextNumber(tx: Transaction, electionId: string): Promise<number> {
    const row = await tx.one<{ number: number }>(
      'UPDATE official.reconciliation SET next_number = next_number + 1 WHERE election_id = $1 RETURNING next_number - 1 AS number',
      [electionId],
    );
    return row?.number ?? 1;
  }

  async #writeScan(
    tx: Transaction,
    electionId: string,
    scan: Pick<Scan, 'id' | 'key' | 'condition' | 'result' | 'envelopeId' | 'otherCode'>,
  ): Promise<void> {
    await tx.manager.insert(Scan, {
      ...scan,
      electionId,
      scannedBy: tx.scope.actor.accountId,
      scannedAt: tx.now,
    });
  }

  async #view(tx: Transaction, electionId: string, id: string): Promise<ScanView> {
    const row = await findScan(tx, electionId, id);
    if (row === null) throw new Problem('not-found');
    return presentScan(row);
  }
}

/** The key in its one form; what is no key of this election stays as it was read. */
function readKey(text: string, code: string): string {
  const verdict = parseKeyNumber(text, code);
  return verdict.ok ? verdict.keyNumber : text.trim();
}

function codeOf(text: string): string {
  return text
    .replace(/[^0-9A-Za-z]/g, '')
    .toUpperCase()
    .slice(0, 3);
}

/** A name printed where a signature belongs is no signature (Thompson Roofing, 291 NLRB 743). */
function voidStateOf(condition: ScanCondition): 'unsigned' | 'other' {
  return condition === 'unsigned' || condition === 'printed' ? 'unsigned' : 'other';
}
