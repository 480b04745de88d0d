import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { canCheckOff, type CheckOffRefusal } from '../../domain/polls';
import { ElectionsService } from '../../elections/elections.service';
import type { Actor } from '../../platform/access';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work';
import { Problem } from '../../platform/problem';
import { PollDocketsService } from '../challenges/poll-dockets.service';
import { ReconciliationService } from '../envelopes/reconciliation.service';
import { CheckOffRow } from './check-off.entity';
import { ListAccess } from './list-access.entity';
import { PollingSession } from './polling-session.entity';
import type {
  CastBallot,
  CheckOff,
  CheckOffView,
  ReversalList,
  ReverseCheckOff,
  SearchVoters,
  VoterList,
} from './polling.contract';
import { presentCheckOff, presentReversal, presentVoter } from './polling.presenter';
import { requirePolls } from './polls.service';
import {
  findChecked,
  findReversed,
  findSealInForce,
  findVoter,
  searchVoters,
  type VoterRow,
} from './voters.queries';

const SHOWN_VOTERS = 20;

/** The official list at the table: who is on it, and who has voted. Each voter once, at whichever place. */
@Injectable()
export class CheckOffsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly elections: ElectionsService,
    private readonly reconciliation: ReconciliationService,
    private readonly dockets: PollDocketsService,
  ) {}

  search(actor: Actor, electionId: string, id: string, { text }: SearchVoters): Promise<VoterList> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const session = await this.listed(tx, electionId, id);
      const seal = await findSealInForce(tx, electionId);
      const { rows, total } = await searchVoters(tx, electionId, seal, text, SHOWN_VOTERS);
      await this.seen(tx, session, rows.length);
      return { items: rows.map((row) => presentVoter(row, id)), total };
    });
  }

  checkOff(actor: Actor, electionId: string, sessionId: string, input: CheckOff): Promise<CheckOffView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const session = await this.begin(tx, electionId, sessionId);
      const { id, voter } = input;
      const known = await tx.manager.findOneBy(CheckOffRow, { electionId, id });
      if (known !== null) {
        const isSame = known.sessionId === sessionId && known.entryId === voter && !known.isChallenged;
        if (!isSame) throw new Problem('same-id-other-content');
        return this.viewIn(tx, electionId, id);
      }
      const seal = await findSealInForce(tx, electionId);
      const found = await findVoter(tx, electionId, seal, voter);
      const verdict = canCheckOff({
        isSessionOpen: session.state === 'open',
        isOnSealedList: found !== null,
        votedInPerson: votedInPerson(found),
        votedByMail: found?.by_mail ?? false,
        section: found?.section ?? 'regular',
      });
      if (!verdict.ok) throw refusal(verdict.reason, found);
      await this.write(tx, {
        electionId,
        id,
        sessionId,
        sealNumber: seal,
        entryId: voter,
        isChallenged: false,
      });
      tx.record({ stream: 'desk', type: 'polls.checked-off', subject: sessionId, ...untimed(session) });
      return this.viewIn(tx, electionId, id);
    });
  }

  /** The ballot is in the box: from now on nothing of it changes. */
  cast(actor: Actor, electionId: string, sessionId: string, input: CastBallot): Promise<CheckOffView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const session = await this.begin(tx, electionId, sessionId);
      const row = await this.#row(tx, electionId, sessionId, input.checkOff);
      if (row.state === 'reversed') throw new Problem('check-off-reversed');
      if (row.state === 'at-table') {
        await tx.manager.update(CheckOffRow, { electionId, id: row.id }, { state: 'cast' });
        tx.record({ stream: 'desk', type: 'polls.cast', subject: sessionId, ...untimed(session) });
      }
      return this.viewIn(tx, electionId, row.id);
    });
  }

  reverse(
    actor: Actor,
    electionId: string,
    sessionId: string,
    input: ReverseCheckOff,
  ): Promise<CheckOffView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const session = await this.begin(tx, electionId, sessionId);
      const row = await this.#row(tx, electionId, sessionId, input.checkOff);
      if (row.state === 'cast') throw new Problem('ballot-cast');
      if (row.state === 'reversed') {
        if (row.reversalReason !== input.reason || row.reversalNote !== input.note) {
          throw new Problem('check-off-reversed');
        }
        return this.viewIn(tx, electionId, row.id);
      }
      await this.takeBack(tx, row, input.reason, input.note);
      await this.reconciliation.revive(tx, electionId, row.entryId);
      tx.record({ stream: 'desk', type: 'polls.reversed', subject: sessionId, ...untimed(session) });
      return this.viewIn(tx, electionId, row.id);
    });
  }

  reversals(actor: Actor, electionId: string, sessionId: string): Promise<ReversalList> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const session = await this.listed(tx, electionId, sessionId);
      const items = (await findReversed(tx, electionId, sessionId)).map(presentReversal);
      await this.seen(tx, session, items.length);
      return { items, total: items.length };
    });
  }

  /** A session whose names may be seen: tellers see them while it is open, the agent later too. */
  async listed(tx: Transaction, electionId: string, id: string): Promise<PollingSession> {
    requirePolls(await this.elections.shared(tx, electionId));
    const session = await this.session(tx, electionId, id);
    const isOver = session.state === 'closed' && tx.scope.actor.role === 'agent';
    if (session.state !== 'open' && !isOver) throw new Problem('polling-session-not-open');
    return session;
  }

  /** Each look at names is kept: who, at which session, how many names. */
  async seen(tx: Transaction, session: PollingSession, names: number): Promise<void> {
    const { electionId, id: sessionId } = session;
    const seenBy = tx.scope.actor.accountId;
    await tx.manager.insert(ListAccess, { electionId, id: randomUUID(), sessionId, names, seenBy });
    tx.record({ stream: 'desk', type: 'polls.list-seen', subject: sessionId, ...untimed(session) });
  }

  /** Holds the sums, so that envelopes and the tables of all places take turns, and finds the session. */
  async begin(tx: Transaction, electionId: string, sessionId: string): Promise<PollingSession> {
    requirePolls(await this.elections.shared(tx, electionId));
    await this.reconciliation.hold(tx, electionId);
    return this.session(tx, electionId, sessionId);
  }

  async session(tx: Transaction, electionId: string, id: string): Promise<PollingSession> {
    const session = await tx.manager.findOneBy(PollingSession, { electionId, id });
    if (session === null) throw new Problem('not-found');
    return session;
  }

  async write(
    tx: Transaction,
    row: Pick<CheckOffRow, 'electionId' | 'id' | 'sessionId' | 'sealNumber' | 'entryId' | 'isChallenged'>,
  ): Promise<void> {
    await tx.manager.insert(CheckOffRow, { ...row, state: 'at-table', checkedBy: tx.scope.actor.accountId });
  }

  async takeBack(tx: Transaction, row: CheckOffRow, reason: string, note: string): Promise<void> {
    const { electionId, id } = row;
    await tx.manager.update(
      CheckOffRow,
      { electionId, id },
      { state: 'reversed', reversalReason: reason, reversalNote: note },
    );
    if (row.isChallenged) await this.dockets.reverse(tx, electionId, id);
  }

  async viewIn(tx: Transaction, electionId: string, id: string): Promise<CheckOffView> {
    const row = await findChecked(tx, electionId, id);
    if (row === null) throw new Problem('not-found');
    return presentCheckOff(row);
  }

  /** A row of this session, which is open: once the box is sealed nothing moves. */
  async #row(tx: Transaction, electionId: string, sessionId: string, id: string): Promise<CheckOffRow> {
    const row = await tx.manager.findOneBy(CheckOffRow, { electionId, sessionId, id });
    if (row === null) throw new Problem('no-such-check-off');
    return row;
  }
}

/** Events of single voters carry the time at which the session opened: their own would say who stood there when. */
export function untimed({ openedAt }: PollingSession): { at?: Date } {
  return openedAt === null ? {} : { at: openedAt };
}

export function votedInPerson(voter: VoterRow | null): 'no' | 'checked-off' | 'challenged' {
  if (voter === null || voter.check_off === null) return 'no';
  return voter.is_challenged === true ? 'challenged' : 'checked-off';
}

export function refusal(reason: CheckOffRefusal, voter: VoterRow | null): Problem {
  const site = voter?.site ?? '';
  switch (reason) {
    case 'session-not-open':
      return new Problem('polling-session-not-open');
    case 'voted-here':
      return new Problem('already-checked-off', { site });
    case 'voted-challenged':
      return new Problem('already-voted-challenged', { site });
    case 'not-on-sealed-list':
      return new Problem('not-on-sealed-list');
    case 'voted-by-mail':
      return new Problem('voted-by-mail');
    case 'challenge-only':
      return new Problem('votes-challenged-only');
  }
}
