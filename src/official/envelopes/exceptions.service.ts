import { Injectable } from '@nestjs/common';
import type { Election } from '../../elections/elections.service';
import { ElectionsService } from '../../elections/elections.service';
import type { Actor } from '../../platform/access';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work';
import { Problem } from '../../platform/problem';
import type { DecideScan, ScanView } from './envelopes.contract';
import { presentScan } from './envelopes.presenter';
import {
  findEnvelopesOfVoters,
  findKits,
  findScan,
  lockReconciliation,
  type ScanRow,
} from './envelopes.queries';
import type { EnvelopeState } from './envelope.entity';
import { judge, type Judgement } from './receipt.judgement';
import { findVotesInPerson, writeEnvelopes, writeReturns } from './receipt.queries';
import type { Reconciliation } from './reconciliation.entity';
import { ScanDecision, type Decision } from './scan-decision.entity';
import { TraysService } from './trays.service';

/** What each kind of exception can become. */
const DECISIONS: Readonly<Record<string, readonly Decision[]>> = {
  'desk-closed': ['take-in', 'set-aside'],
  'not-on-list': ['void', 'set-aside'],
  malformed: ['void', 'set-aside'],
  'other-election': ['set-aside'],
  'already-received': ['set-aside'],
};

/** Scans in which no envelope was taken in: kept, shown, and decided by the agent, each once. */
@Injectable()
export class ExceptionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly elections: ElectionsService,
    private readonly trays: TraysService,
  ) {}

  decide(actor: Actor, electionId: string, scanId: string, input: DecideScan): Promise<ScanView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const election = await this.elections.shared(tx, electionId);
      if (election.phase === 'closed') throw new Problem('wrong-phase', { phase: election.phase });
      const sums = await lockReconciliation(tx, electionId);
      const scan = await findScan(tx, electionId, scanId);
      if (scan === null) throw new Problem('not-found');
      if (scan.decision !== null) {
        if (scan.decision !== input.decision) throw new Problem('scan-decided');
        return presentScan(scan);
      }
      if (DECISIONS[scan.result]?.includes(input.decision) !== true) throw new Problem('not-for-this-scan');
      const taken =
        input.decision === 'take-in'
          ? await this.#takeIn(tx, election, sums, scan)
          : { result: null, envelopeId: null };
      const voided = input.decision === 'void' ? await this.#void(tx, election, sums, scan) : null;
      await tx.manager.insert(ScanDecision, {
        electionId,
        scanId,
        decision: input.decision,
        result: taken.result,
        envelopeId: voided ?? taken.envelopeId,
        note: input.note,
        decidedBy: actor.accountId,
        decidedAt: tx.now,
      });
      const { decision } = input;
      tx.record({ stream: 'desk', type: 'exception.decided', subject: scanId, data: { decision } });
      return this.#view(tx, electionId, scanId);
    });
  }

  /**
   * The envelope lay on the lost desk before the check: the agent, who has it in hand, says so, and until the
   * reconciliation it is judged as it would have been then. After that it is kept, like everything that comes then.
   */
  async #takeIn(
    tx: Transaction,
    election: Election,
    sums: Reconciliation,
    scan: ScanRow,
  ): Promise<{ result: Judgement['result']; envelopeId: string | null }> {
    const electionId = election.id;
    const kit = (await findKits(tx, electionId, [scan.key])).get(scan.key);
    const voters = kit === undefined ? [] : [kit.roll_entry_id];
    const inHand = [
      ...(await findEnvelopesOfVoters(tx, electionId, voters)),
      ...(await findVotesInPerson(tx, electionId, voters)),
    ];
    const { key } = scan;
    const isInTime = election.phase === 'voting' || (election.phase === 'checking' && !sums.isReconciled);
    const judged = judge(
      { code: election.code, phase: isInTime ? 'voting' : election.phase, rule: 'counted' },
      sums,
      { key, condition: scan.condition, isAfterDue: false },
      kit,
      inHand,
    );
    if (judged.result === 'undelivered' && kit !== undefined) {
      await writeReturns(tx, electionId, [{ kitId: kit.id, scanId: scan.id }]);
    }
    if (judged.state === null || kit === undefined) {
      return { result: judged.result, envelopeId: judged.knownId };
    }
    await this.#write(tx, election, sums, scan, judged.state, scan.condition, kit.id);
    return { result: judged.result, envelopeId: scan.id };
  }

  /** An envelope of nobody on the list, or one whose number can't be read: void, and still a number among the rest. */
  async #void(tx: Transaction, election: Election, sums: Reconciliation, scan: ScanRow): Promise<string> {
    const reason = scan.result === 'not-on-list' ? 'not-on-list' : 'illegible';
    const isCountBegun = sums.isReconciled || !['voting', 'checking'].includes(election.phase);
    await this.#write(tx, election, sums, scan, isCountBegun ? 'kept' : 'other', reason, null);
    return scan.id;
  }

  async #write(
    tx: Transaction,
    election: Election,
    sums: Reconciliation,
    scan: ScanRow,
    state: EnvelopeState,
    reason: string | null,
    kitId: string | null,
  ): Promise<void> {
    const electionId = election.id;
    await writeEnvelopes(tx, electionId, [
      {
        electionId,
        id: scan.id,
        number: sums.nextNumber,
        kitId,
        trayId: state === 'kept' ? null : await this.trays.openTray(tx, electionId),
        state,
        reason,
        isAfterDue: election.dueAt !== null && scan.scanned_at > election.dueAt,
        receivedAt: tx.now,
      },
    ]);
  }

  async #view(tx: Transaction, electionId: string, id: string): Promise<ScanView> {
    const row = await findScan(tx, electionId, id);
    if (row === null) throw new Problem('not-found');
    return presentScan(row);
  }
}
