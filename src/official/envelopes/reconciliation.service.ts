import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Election } from '../../elections/elections.service';
import { ElectionsService } from '../../elections/elections.service';
import type { Actor } from '../../platform/access';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work';
import { Problem } from '../../platform/problem';
import { Acceptance } from './acceptance.entity';
import { Envelope, type EnvelopeState } from './envelope.entity';
import type { AcceptedView, AcceptRemaining, ReconciliationView } from './envelopes.contract';
import { presentReconciliation } from './envelopes.presenter';
import { findFiguresBeside, findKit, findReconciliation, lockReconciliation } from './envelopes.queries';
import { reviveDuplicate } from './receipt.queries';
import type { Reconciliation } from './reconciliation.entity';
import { TraysService } from './trays.service';

/** An envelope called by name at the check. Who it is from is for those at the table only. */
export interface CalledEnvelope {
  readonly id: string;
  readonly number: number;
  readonly state: EnvelopeState;
  readonly is_after_due: boolean;
  readonly family_name: string;
  readonly given_name: string;
  readonly classification: string;
  readonly department: string;
  readonly shift: string;
  readonly section: 'regular' | 'challenge';
}

const CALLED = `
  SELECT e.id, e.number, e.state, e.is_after_due, r.family_name, r.given_name, r.classification, r.department, r.shift, r.section
  FROM official.envelope e
  JOIN official.kit k ON k.election_id = e.election_id AND k.id = e.kit_id
  JOIN core.roll_entry r ON r.election_id = k.election_id AND r.id = k.roll_entry_id
  WHERE e.election_id = $1`;

/** How a docket of an envelope ended. */
export type Settlement = 'withdrawn' | 'eligible' | 'ineligible';

/** The sums between the roll and the count, and the one entry of the record that closes them. */
@Injectable()
export class ReconciliationService implements OnModuleInit {
  readonly #before: ((tx: Transaction, election: Election) => Promise<void>)[] = [];

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly elections: ElectionsService,
    private readonly trays: TraysService,
  ) {}

  onModuleInit(): void {
    this.elections.afterEntering('objections', (tx, { id }) => this.#recordLate(tx, id));
    this.elections.beforeEntering('closed', (tx, { id }) => this.#recordLate(tx, id));
  }

  /** Registers what must hold before the envelopes are reconciled; it throws a problem where it does not. */
  beforeReconciling(check: (tx: Transaction, election: Election) => Promise<void>): void {
    this.#before.push(check);
  }

  /** The sums as the count may read them: integers, no envelope. */
  sums(tx: Transaction, electionId: string): Promise<Reconciliation> {
    return findReconciliation(tx, electionId);
  }

  /** Accepts every envelope that nobody challenged. Names are called one by one; that some were not needs a reason. */
  acceptRemaining(actor: Actor, electionId: string, input: AcceptRemaining): Promise<AcceptedView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const { phase } = await this.elections.shared(tx, electionId);
      if (phase !== 'checking') throw new Problem('wrong-phase', { phase });
      const { outstanding } = await lockReconciliation(tx, electionId);
      if (outstanding !== input.expected) {
        throw new Problem('outstanding-changed', { outstanding, expected: input.expected });
      }
      const toChallenge = await tx.one<{ envelopes: number }>(
        `SELECT count(*)::int AS envelopes FROM official.envelope e
         JOIN official.kit k ON k.election_id = e.election_id AND k.id = e.kit_id
         JOIN core.roll_entry r ON r.election_id = k.election_id AND r.id = k.roll_entry_id
         WHERE e.election_id = $1 AND e.state = 'received' AND r.section = 'challenge'`,
        [electionId],
      );
      const envelopes = toChallenge?.envelopes ?? 0;
      if (envelopes > 0) throw new Problem('votes-subject-to-challenge', { envelopes });
      const { uncalled } = await findFiguresBeside(tx, electionId);
      const reason = input.reason.trim();
      if (uncalled > 0 && reason === '') {
        throw new Problem('invalid-input', {}, [
          { field: 'reason', code: 'uncalled-needs-reason', parameters: { uncalled } },
        ]);
      }
      await tx.manager.update(Envelope, { electionId, state: 'received' }, { state: 'accepted' });
      await tx.manager.insert(Acceptance, {
        electionId,
        id: randomUUID(),
        accepted: outstanding,
        uncalled,
        reason,
        acceptedBy: actor.accountId,
        acceptedAt: tx.now,
      });
      tx.record({
        stream: 'desk',
        type: 'envelopes.accepted',
        subject: electionId,
        data: { accepted: outstanding },
      });
      return { accepted: outstanding };
    });
  }

  /** Closes the last tray and the sums, for good: the count starts from `accepted`. */
  reconcile(actor: Actor, electionId: string): Promise<ReconciliationView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const election = await this.elections.shared(tx, electionId);
      if (election.phase !== 'checking') throw new Problem('wrong-phase', { phase: election.phase });
      const { isReconciled, outstanding } = await lockReconciliation(tx, electionId);
      if (!isReconciled) {
        for (const check of this.#before) await check(tx, election);
        if (outstanding > 0) throw new Problem('envelopes-outstanding', { outstanding });
        await this.trays.recordLast(tx, election);
        await tx.query('UPDATE official.reconciliation SET is_reconciled = true WHERE election_id = $1', [
          electionId,
        ]);
        const sums = await findReconciliation(tx, electionId);
        tx.append('envelopes.reconciled', {
          received: sums.received,
          accepted: sums.accepted,
          void: {
            unsigned: sums.voidUnsigned,
            late: sums.voidLate,
            duplicate: sums.voidDuplicate,
            other: sums.voidOther,
          },
          challenged: sums.challenged,
          outstanding: sums.outstanding,
        });
        tx.record({ stream: 'desk', type: 'envelopes.reconciled', subject: electionId });
      }
      return presentReconciliation(
        await findReconciliation(tx, electionId),
        await findFiguresBeside(tx, electionId),
      );
    });
  }

  /** The envelope with this key, for the check; null when none is in hand. */
  async findCalled(tx: Transaction, electionId: string, key: string): Promise<CalledEnvelope | null> {
    const kit = await findKit(tx, electionId, key);
    if (kit === null) return null;
    return tx.one<CalledEnvelope>(`${CALLED} AND e.kit_id = $2 AND e.state <> 'reversed'`, [
      electionId,
      kit.id,
    ]);
  }

  async findEnvelope(tx: Transaction, electionId: string, id: string): Promise<CalledEnvelope | null> {
    return tx.one<CalledEnvelope>(`${CALLED} AND e.id = $2`, [electionId, id]);
  }

  /** Puts a received envelope under challenge, or back where it came from. Call with the sums locked. */
  async setChallenged(
    tx: Transaction,
    electionId: string,
    envelopeId: string,
    isChallenged: boolean,
  ): Promise<void> {
    const state: EnvelopeState = isChallenged ? 'challenged' : 'received';
    await tx.manager.update(Envelope, { electionId, id: envelopeId }, { state });
  }

  /**
   * Before the reconciliation a settled docket moves its envelope; after it, only a number of its own. `envelopeId` is
   * null of a ballot of the polls, whose sums the database moves with the docket.
   */
  async settle(
    tx: Transaction,
    electionId: string,
    envelopeId: string | null,
    how: Settlement,
  ): Promise<void> {
    const { isReconciled } = await lockReconciliation(tx, electionId);
    if (!isReconciled && envelopeId !== null) {
      const disposed =
        how === 'ineligible'
          ? { state: 'other' as const, reason: 'ineligible' }
          : { state: 'accepted' as const };
      await tx.manager.update(Envelope, { electionId, id: envelopeId }, disposed);
    }
    const column = `${how}_${isReconciled ? 'after' : 'before'}`;
    await tx.query(`UPDATE official.reconciliation SET ${column} = ${column} + 1 WHERE election_id = $1`, [
      electionId,
    ]);
  }

  /** The voter’s vote that counted does not any more: an envelope that was a duplicate of it is one to be checked. */
  async revive(tx: Transaction, electionId: string, voter: string | null): Promise<void> {
    const { isReconciled } = await lockReconciliation(tx, electionId);
    if (!isReconciled) await reviveDuplicate(tx, electionId, voter);
  }

  /** Holds the sums, so that what follows in this transaction adds up. */
  async hold(tx: Transaction, electionId: string): Promise<Reconciliation> {
    return lockReconciliation(tx, electionId);
  }

  async #recordLate(tx: Transaction, electionId: string): Promise<void> {
    const { kept, keptRecorded } = await lockReconciliation(tx, electionId);
    const envelopes = kept - keptRecorded;
    if (envelopes === 0) return;
    await tx.query('UPDATE official.reconciliation SET kept_recorded = kept WHERE election_id = $1', [
      electionId,
    ]);
    tx.append('late.received', { envelopes });
    tx.record({ stream: 'desk', type: 'late.recorded', subject: electionId, data: { envelopes } });
  }
}
