import { Injectable, type OnModuleInit } from '@nestjs/common';
import { hasPolls } from '../../domain/polls';
import { ElectionsService, type Election } from '../../elections/elections.service';
import type { Actor } from '../../platform/access';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work';
import { Problem } from '../../platform/problem';
import { PollingSession } from './polling-session.entity';
import { PollingSite } from './polling-site.entity';
import type {
  CancelSession,
  ChangeSite,
  CreateSite,
  ListAccessList,
  PlanSession,
  PollingSessionView,
  PollsView,
  ReplanSession,
} from './polling.contract';
import { presentSession, totalsOf, type Sitting } from './polling.presenter';
import { findAccesses, findBoxes, findNumbers } from './polling.queries';
import { PollsClosing } from './polls-closing.entity';

/** Where and when there are polls, and how far they are. */
@Injectable()
export class PollsService implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly elections: ElectionsService,
  ) {}

  onModuleInit(): void {
    this.elections.beforeEntering('checking', async (tx, election) => {
      if (!hasPolls(election.manner)) return;
      const { id: electionId } = election;
      const open = await tx.manager.countBy(PollingSession, { electionId, state: 'open' });
      if (open > 0) throw new Problem('polling-sessions-open');
      if ((await this.closing(tx, electionId)) === null) throw new Problem('polls-not-closed');
    });
  }

  view(actor: Actor, electionId: string): Promise<PollsView> {
    return this.unitOfWork.read({ actor, as: 'official', electionId }, (tx) => this.viewIn(tx, electionId));
  }

  accesses(actor: Actor, electionId: string): Promise<ListAccessList> {
    return this.unitOfWork.read({ actor, as: 'official', electionId }, async (tx) => {
      const items = await findAccesses(tx, electionId);
      return { items, total: items.length };
    });
  }

  createSite(actor: Actor, electionId: string, input: CreateSite): Promise<PollsView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      await this.#plannable(tx, electionId);
      const { id, name, place } = input;
      const known = await tx.manager.findOneBy(PollingSite, { electionId, id });
      if (known === null) {
        await tx.manager.insert(PollingSite, { electionId, id, name, place });
        tx.record({ stream: 'desk', type: 'polls.planned', subject: id });
      } else if (known.name !== name || known.place !== place) {
        throw new Problem('same-id-other-content');
      }
      return this.viewIn(tx, electionId);
    });
  }

  changeSite(actor: Actor, electionId: string, id: string, input: ChangeSite): Promise<PollsView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      await this.#plannable(tx, electionId);
      const { affected } = await tx.manager.update(
        PollingSite,
        { electionId, id },
        { name: input.name, place: input.place },
      );
      if (affected === 0) throw new Problem('not-found');
      tx.record({ stream: 'desk', type: 'polls.planned', subject: id });
      return this.viewIn(tx, electionId);
    });
  }

  plan(actor: Actor, electionId: string, input: PlanSession): Promise<PollsView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      await this.#plannable(tx, electionId);
      const { id, site: siteId } = input;
      const hours = hoursOf(input);
      const known = await tx.manager.findOneBy(PollingSession, { electionId, id });
      if (known !== null) {
        if (known.siteId !== siteId || !isAt(known, hours)) throw new Problem('same-id-other-content');
        return this.viewIn(tx, electionId);
      }
      if ((await tx.manager.findOneBy(PollingSite, { electionId, id: siteId })) === null) {
        throw new Problem('invalid-input', {}, [{ field: 'site', code: 'no-such-site' }]);
      }
      await tx.manager.insert(PollingSession, { electionId, id, siteId, ...hours, state: 'planned' });
      tx.record({ stream: 'desk', type: 'polls.planned', subject: id });
      return this.viewIn(tx, electionId);
    });
  }

  replan(actor: Actor, electionId: string, id: string, input: ReplanSession): Promise<PollsView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      await this.#plannable(tx, electionId);
      const session = await this.lock(tx, electionId, id);
      const hours = hoursOf(input);
      if (isAt(session, hours)) return this.viewIn(tx, electionId);
      if (session.state !== 'planned') throw new Problem('polling-session-begun');
      await tx.manager.update(PollingSession, { electionId, id }, hours);
      tx.record({ stream: 'desk', type: 'polls.planned', subject: id });
      return this.viewIn(tx, electionId);
    });
  }

  cancel(actor: Actor, electionId: string, id: string, { reason }: CancelSession): Promise<PollsView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      await this.#plannable(tx, electionId);
      const session = await this.lock(tx, electionId, id);
      if (session.state === 'cancelled' && session.cancelReason === reason)
        return this.viewIn(tx, electionId);
      if (session.state !== 'planned') throw new Problem('polling-session-begun');
      await tx.manager.update(
        PollingSession,
        { electionId, id },
        { state: 'cancelled', cancelReason: reason },
      );
      tx.record({ stream: 'desk', type: 'polls.planned', subject: id });
      return this.viewIn(tx, electionId);
    });
  }

  /** The session, held against whoever else opens, closes or cancels it. */
  async lock(tx: Transaction, electionId: string, id: string): Promise<PollingSession> {
    const session = await tx.manager.findOne(PollingSession, {
      where: { electionId, id },
      lock: { mode: 'pessimistic_write' },
    });
    if (session === null) throw new Problem('not-found');
    return session;
  }

  closing(tx: Transaction, electionId: string): Promise<PollsClosing | null> {
    return tx.manager.findOneBy(PollsClosing, { electionId });
  }

  async sittings(tx: Transaction, electionId: string): Promise<Sitting[]> {
    const sessions = await tx.manager.find(PollingSession, {
      where: { electionId },
      order: { opensAt: 'ASC', id: 'ASC' },
    });
    const numbers = await findNumbers(tx, electionId);
    const boxes = await findBoxes(tx, electionId);
    return sessions.map((session) => ({
      session,
      numbers: numbers.find((each) => each.session_id === session.id),
      box: boxes.find((each) => each.session_id === session.id),
    }));
  }

  async sessionIn(tx: Transaction, electionId: string, id: string): Promise<PollingSessionView> {
    const sitting = (await this.sittings(tx, electionId)).find(({ session }) => session.id === id);
    if (sitting === undefined) throw new Problem('not-found');
    return presentSession(sitting, isAtTable(tx.scope.actor));
  }

  async viewIn(tx: Transaction, electionId: string): Promise<PollsView> {
    const { manner, phase } = await this.elections.get(tx, electionId);
    const withNumbers = isAtTable(tx.scope.actor);
    const sites = await tx.manager.find(PollingSite, { where: { electionId }, order: { name: 'ASC' } });
    const sittings = await this.sittings(tx, electionId);
    const closing = await this.closing(tx, electionId);
    return {
      manner,
      phase,
      sites: sites.map(({ id, name, place }) => ({
        id,
        name,
        place,
        sessions: sittings
          .filter(({ session }) => session.siteId === id)
          .map((sitting) => presentSession(sitting, withNumbers)),
      })),
      totals: withNumbers ? totalsOf(sittings) : null,
      isClosed: closing !== null,
      reason: withNumbers ? (closing?.reason ?? null) : null,
      missing: missingBefore(sittings),
    };
  }

  async #plannable(tx: Transaction, electionId: string): Promise<void> {
    const election = await this.elections.shared(tx, electionId);
    requirePolls(election);
    if (election.phase !== 'setup' && election.phase !== 'voting') {
      throw new Problem('wrong-phase', { phase: election.phase });
    }
    if ((await this.closing(tx, electionId)) !== null) throw new Problem('polls-closed');
  }
}

export function requirePolls({ manner }: Election): void {
  if (!hasPolls(manner)) throw new Problem('no-polls');
}

/** What stands between these sessions and the mixing of their ballots. */
export function missingBefore(sittings: readonly Sitting[]): PollsView['missing'] {
  const missing: PollsView['missing'] = [];
  const has = (state: string): boolean => sittings.some(({ session }) => session.state === state);
  if (sittings.every(({ session }) => session.state === 'cancelled')) missing.push('no-session');
  if (has('planned')) missing.push('sessions-planned');
  if (has('open')) missing.push('sessions-open');
  if (sittings.some(({ session, box }) => session.state === 'closed' && box === undefined)) {
    missing.push('boxes-uncounted');
  }
  return missing;
}

function isAtTable({ role }: Actor): boolean {
  return role === 'agent' || role === 'teller';
}

interface Hours {
  readonly opensAt: Date;
  readonly closesAt: Date;
}

function hoursOf(input: ReplanSession): Hours {
  const hours = { opensAt: new Date(input.opensAt), closesAt: new Date(input.closesAt) };
  if (hours.closesAt <= hours.opensAt) {
    throw new Problem('invalid-input', {}, [{ field: 'closesAt', code: 'polls-close-before-opening' }]);
  }
  return hours;
}

function isAt(session: PollingSession, { opensAt, closesAt }: Hours): boolean {
  return +session.opensAt === +opensAt && +session.closesAt === +closesAt;
}
