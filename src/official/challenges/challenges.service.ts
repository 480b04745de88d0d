import { Injectable, type OnModuleInit } from '@nestjs/common';
import { canRaise, type ChallengeRefusal } from '../../domain/challenges';
import type { Election } from '../../elections/elections.service';
import { ElectionsService } from '../../elections/elections.service';
import type { Actor } from '../../platform/access';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work';
import { Problem } from '../../platform/problem';
import { randomDocket } from '../../platform/random-code';
import { ReconciliationService } from '../envelopes/reconciliation.service';
import { PartiesService } from '../parties/parties.service';
import { CallsService } from './calls.service';
import { Challenge } from './challenge.entity';
import type { ChallengeList, ChallengeView, RaiseChallenge, SettleChallenge } from './challenges.contract';
import { presentChallenge } from './challenges.presenter';
import { findChallenge, findChallenges, findVoterAtPolls } from './challenges.queries';
import { findAgreed } from './dockets.queries';
import { SessionsService } from './sessions.service';

/** Challenges of envelopes, made before the envelope is opened or never (form NLRB-4910). */
@Injectable()
export class ChallengesService implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly elections: ElectionsService,
    private readonly reconciliation: ReconciliationService,
    private readonly parties: PartiesService,
    private readonly sessions: SessionsService,
    private readonly calls: CallsService,
  ) {}

  onModuleInit(): void {
    this.reconciliation.beforeReconciling(async (tx, { id }) => {
      if ((await this.sessions.findOpen(tx, id)) !== null) throw new Problem('session-open');
    });
  }

  list(actor: Actor, electionId: string): Promise<ChallengeList> {
    return this.unitOfWork.read({ actor, as: 'official', electionId }, async (tx) => {
      const isAtDesk = actor.role === 'agent' || actor.role === 'teller';
      const rows = await findChallenges(tx, electionId);
      // Anything of a session still open is for those at the table.
      const shown = rows.filter(({ state }) => isAtDesk || (state !== 'raised' && state !== 'reversed'));
      const items = shown.map((row) => presentChallenge(row, isAtDesk));
      const session = await this.sessions.viewOpen(tx, electionId, isAtDesk);
      return { items, total: items.length, session };
    });
  }

  raise(actor: Actor, electionId: string, input: RaiseChallenge): Promise<ChallengeView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const election = await this.elections.shared(tx, electionId);
      return this.#raise(tx, election, input);
    });
  }

  /** Many challenges in one step, for loading. */
  raiseMany(actor: Actor, electionId: string, inputs: readonly RaiseChallenge[]): Promise<ChallengeView[]> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const election = await this.elections.shared(tx, electionId);
      const views: ChallengeView[] = [];
      for (const input of inputs) views.push(await this.#raise(tx, election, input));
      return views;
    });
  }

  /** Takes back a slip of the hand while the session is open: the record never knew of it, this list keeps it. */
  reverse(actor: Actor, electionId: string, id: string): Promise<ChallengeView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      await this.elections.shared(tx, electionId);
      await this.reconciliation.hold(tx, electionId);
      const challenge = await this.#lock(tx, electionId, id);
      if (challenge.envelopeId === null) throw new Problem('challenge-of-polls');
      if (challenge.state === 'raised') {
        await tx.manager.update(Challenge, { electionId, id }, { state: 'reversed' });
        await this.reconciliation.setChallenged(tx, electionId, challenge.envelopeId, false);
        tx.record({ stream: 'desk', type: 'challenge.reversed', subject: id });
      } else if (challenge.state !== 'reversed') {
        throw new Problem('challenge-recorded');
      }
      return this.#view(tx, electionId, id);
    });
  }

  /** Withdrawn by the party, or ruled upon; the agent records it. */
  settle(actor: Actor, electionId: string, id: string, input: SettleChallenge): Promise<ChallengeView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const { phase } = await this.elections.shared(tx, electionId);
      if (phase !== 'checking' && phase !== 'objections') throw new Problem('wrong-phase', { phase });
      const { isReconciled } = await this.reconciliation.hold(tx, electionId);
      const challenge = await this.#lock(tx, electionId, id);
      if (challenge.state === input.ruling) return this.#view(tx, electionId, id);
      if (challenge.state === 'raised') throw new Problem('session-open');
      if (challenge.state !== 'open') throw new Problem('challenge-settled');
      if (phase === 'checking' && isReconciled) throw new Problem('envelopes-reconciled');
      const settledBy = input.ruling === 'withdrawn' ? 'withdrawal' : input.basis;
      if (settledBy === 'agreement' && (await findAgreed(tx, electionId, id)) !== input.ruling) {
        throw new Problem('not-agreed');
      }
      await tx.manager.update(
        Challenge,
        { electionId, id },
        { state: input.ruling, settledIn: phase, settledBy },
      );
      await this.reconciliation.settle(tx, electionId, challenge.envelopeId, input.ruling);
      if (input.ruling === 'ineligible') {
        await this.reconciliation.revive(tx, electionId, await findVoterAtPolls(tx, electionId, id));
      }
      const { docket } = challenge;
      if (input.ruling === 'withdrawn') {
        tx.append('challenge.withdrawn', { docket });
        tx.record({ stream: 'desk', type: 'challenge.withdrawn', subject: id });
      } else {
        tx.append('challenge.resolved', { docket, ruling: input.ruling });
        tx.record({ stream: 'desk', type: 'challenge.resolved', subject: id });
      }
      return this.#view(tx, electionId, id);
    });
  }

  async #raise(tx: Transaction, election: Election, input: RaiseChallenge): Promise<ChallengeView> {
    const { id: electionId, phase } = election;
    const sums = await this.reconciliation.hold(tx, electionId);
    const { partyId } = await this.parties.challenger(tx, electionId, input.party);
    const known = await tx.manager.findOneBy(Challenge, { electionId, id: input.id });
    if (known !== null) {
      if (known.ground !== input.ground || known.onBehalfOf !== partyId) {
        throw new Problem('same-id-other-content');
      }
      return this.#view(tx, electionId, input.id);
    }
    const session = await this.sessions.findOpen(tx, electionId);
    const envelope = await this.calls.find(tx, election, input.key);
    const verdict = canRaise({
      phase,
      thing: 'envelope',
      ground: input.ground,
      party: input.party,
      parties: [input.party],
      isChallenged: await this.#isChallenged(tx, electionId, envelope.id),
      isOpened: sums.isReconciled,
    });
    if (!verdict.ok) throw refusal(verdict.reason, phase);
    if (session === null) throw new Problem('no-session');
    if (envelope.state !== 'received' && envelope.state !== 'accepted') {
      throw new Problem('envelope-disposed', { state: envelope.state });
    }
    await tx.manager.insert(Challenge, {
      electionId,
      id: input.id,
      docket: randomDocket(),
      envelopeId: envelope.id,
      sessionId: session.id,
      onBehalfOf: partyId,
      ground: input.ground,
      note: input.note,
      state: 'raised',
      raisedBy: tx.scope.actor.accountId,
      raisedAt: tx.now,
    });
    await this.reconciliation.setChallenged(tx, electionId, envelope.id, true);
    tx.record({ stream: 'desk', type: 'challenge.raised', subject: input.id });
    return this.#view(tx, electionId, input.id);
  }

  async #isChallenged(tx: Transaction, electionId: string, envelopeId: string): Promise<boolean> {
    const row = await tx.one(
      "SELECT 1 FROM official.challenge WHERE election_id = $1 AND envelope_id = $2 AND state <> 'reversed'",
      [electionId, envelopeId],
    );
    return row !== null;
  }

  async #lock(tx: Transaction, electionId: string, id: string): Promise<Challenge> {
    const challenge = await tx.manager.findOne(Challenge, {
      where: { electionId, id },
      lock: { mode: 'pessimistic_write' },
    });
    if (challenge === null) throw new Problem('not-found');
    return challenge;
  }

  async #view(tx: Transaction, electionId: string, id: string): Promise<ChallengeView> {
    const row = await findChallenge(tx, electionId, id);
    if (row === null) throw new Problem('not-found');
    return presentChallenge(row, true);
  }
}

function refusal(reason: ChallengeRefusal, phase: string): Problem {
  switch (reason) {
    case 'already-challenged':
      return new Problem('already-challenged');
    case 'envelope-already-opened':
      return new Problem('envelopes-reconciled');
    case 'ground-not-for-an-envelope':
    case 'ground-not-for-a-ballot':
      return new Problem('invalid-input', {}, [{ field: 'ground', code: 'ground-not-here' }]);
    default:
      return new Problem('wrong-phase', { phase });
  }
}
