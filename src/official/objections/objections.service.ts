import { Injectable, type OnModuleInit } from '@nestjs/common';
import { objectionDeadline, type DatedTally, type ObjectionDeadline } from '../../domain/objections';
import { ElectionsService } from '../../elections/elections.service';
import type { Actor } from '../../platform/access';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work';
import { Problem } from '../../platform/problem';
import { randomDocket } from '../../platform/random-code';
import { PartiesService } from '../parties/parties.service';
import { Objection } from './objection.entity';
import type {
  FileObjection,
  ObjectionCounts,
  ObjectionList,
  ObjectionView,
  ResolveObjection,
} from './objections.contract';
import { isOver, presentDeadline, presentObjection } from './objections.presenter';

const TALLIES =
  'SELECT revision, declared_at AS "declaredAt" FROM official.declared_tally WHERE election_id = $1 ORDER BY revision';

/** What a certification asks of the objections. */
export interface ObjectionsStand {
  readonly deadline: ObjectionDeadline | null;
  /** Both the days after the first tally and those after the newest. */
  readonly isPeriodOver: boolean;
  readonly open: number;
  readonly setAside: number;
}

/**
 * Objections to the conduct of the election, or to conduct that affected its results (29 CFR 102.69(a)(8)). Late ones
 * are kept and shown as late: whether they are heard is a ruling, not a rule of the house.
 */
@Injectable()
export class ObjectionsService implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly elections: ElectionsService,
    private readonly parties: PartiesService,
  ) {}

  onModuleInit(): void {
    this.elections.beforeEntering('closed', async (tx, { id }) => {
      const { open } = await this.#counts(tx, id);
      if (open > 0) throw new Problem('objections-unresolved', { objections: open });
    });
  }

  list(actor: Actor, electionId: string): Promise<ObjectionList> {
    return this.unitOfWork.read({ actor, as: 'official', electionId }, async (tx) => {
      const { phase, timeZone } = await this.elections.get(tx, electionId);
      const rows = await tx.manager.find(Objection, {
        where: { electionId },
        order: { filedAt: 'ASC', code: 'ASC' },
      });
      const slugs = await this.parties.slugs(tx, electionId);
      const tallies = await talliesOf(tx, electionId);
      return {
        items: rows.map((row) => presentObjection(row, slugs)),
        total: rows.length,
        deadline: presentDeadline(objectionDeadline('other', tallies, timeZone), tx.now),
        tallyDeadline: presentDeadline(objectionDeadline('tally', tallies, timeZone), tx.now),
        isOpen: phase === 'objections',
      };
    });
  }

  counts(actor: Actor, electionId: string): Promise<ObjectionCounts> {
    return this.unitOfWork.read({ actor, as: 'official', electionId }, (tx) => this.#counts(tx, electionId));
  }

  file(actor: Actor, electionId: string, input: FileObjection): Promise<ObjectionView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const { phase, timeZone } = await this.elections.shared(tx, electionId);
      if (actor.role !== 'agent' && actor.partySlug !== input.party)
        throw new Problem('objection-of-another');
      const { partyId, recordParty } = await this.parties.challenger(tx, electionId, input.party);
      if (partyId === null) throw new Problem('no-such-party', { party: input.party });
      const text = input.text.trim();
      if (text === '')
        throw new Problem('invalid-input', {}, [{ field: 'text', code: 'objection-text-missing' }]);
      const known = await tx.manager.findOneBy(Objection, { electionId, id: input.id });
      if (known !== null) {
        const isSame = known.partyId === partyId && known.ground === input.ground && known.text === text;
        if (!isSame) throw new Problem('same-id-other-content');
        return this.#view(tx, electionId, input.id);
      }
      if (phase !== 'objections') throw new Problem('wrong-phase', { phase });
      const deadline = objectionDeadline(input.ground, await talliesOf(tx, electionId), timeZone);
      if (deadline === null) throw new Problem('tally-not-declared');
      const code = randomDocket();
      await tx.manager.insert(Objection, {
        electionId,
        id: input.id,
        code,
        partyId,
        recordParty,
        ground: input.ground,
        text,
        revision: deadline.revision,
        dueAt: new Date(deadline.at),
        filedBy: actor.accountId,
        filedAt: tx.now,
      });
      tx.append('objection.filed', { objection: code, party: recordParty, ground: input.ground });
      tx.record({ stream: 'desk', type: 'objection.filed', subject: input.id });
      return this.#view(tx, electionId, input.id);
    });
  }

  resolve(actor: Actor, electionId: string, id: string, input: ResolveObjection): Promise<ObjectionView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const { phase } = await this.elections.shared(tx, electionId);
      const objection = await tx.manager.findOne(Objection, {
        where: { electionId, id },
        lock: { mode: 'pessimistic_write' },
      });
      if (objection === null) throw new Problem('not-found');
      if (objection.ruling !== null) {
        const isSame = objection.ruling === input.ruling && objection.rulingNote === input.note;
        if (!isSame) throw new Problem('objection-resolved');
        return this.#view(tx, electionId, id);
      }
      if (phase !== 'objections') throw new Problem('wrong-phase', { phase });
      await tx.manager.update(
        Objection,
        { electionId, id },
        {
          ruling: input.ruling,
          rulingNote: input.note,
          resolvedBy: actor.accountId,
          resolvedAt: tx.now,
        },
      );
      tx.append('objection.resolved', { objection: objection.code, ruling: input.ruling });
      tx.record({ stream: 'desk', type: 'objection.resolved', subject: id });
      return this.#view(tx, electionId, id);
    });
  }

  /** How the objections stand, within another use case's transaction. */
  async stand(tx: Transaction, electionId: string, timeZone: string): Promise<ObjectionsStand> {
    const tallies = await talliesOf(tx, electionId);
    const deadline = objectionDeadline('other', tallies, timeZone);
    const last = objectionDeadline('tally', tallies, timeZone);
    const { open } = await this.#counts(tx, electionId);
    const setAside = await tx.manager.countBy(Objection, { electionId, ruling: 'set-aside' });
    const isPeriodOver = [deadline, last].every((each) => each !== null && isOver(each, tx.now));
    return { deadline: last, isPeriodOver, open, setAside };
  }

  async #counts(tx: Transaction, electionId: string): Promise<ObjectionCounts> {
    const row = await tx.one<ObjectionCounts>(
      `SELECT count(*)::int AS filed, count(*) FILTER (WHERE is_late)::int AS late, count(*) FILTER (WHERE ruling IS NULL)::int AS open
       FROM official.objection WHERE election_id = $1`,
      [electionId],
    );
    return { filed: row?.filed ?? 0, late: row?.late ?? 0, open: row?.open ?? 0 };
  }

  async #view(tx: Transaction, electionId: string, id: string): Promise<ObjectionView> {
    const row = await tx.manager.findOneBy(Objection, { electionId, id });
    if (row === null) throw new Problem('not-found');
    return presentObjection(row, await this.parties.slugs(tx, electionId));
  }
}

async function talliesOf(tx: Transaction, electionId: string): Promise<DatedTally[]> {
  const rows = await tx.query<{ revision: number; declaredAt: Date }>(TALLIES, [electionId]);
  return rows.map(({ revision, declaredAt }) => ({ revision, declaredAt: declaredAt.toISOString() }));
}
