import { Injectable } from '@nestjs/common';
import { searchPattern } from '../../domain/search-pattern';
import type { Actor } from '../../platform/access';
import { avoidNestedLoops } from '../../platform/database/planning';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work';
import { Problem } from '../../platform/problem';
import { AssessmentsService } from '../assessments/assessments.service';
import { presentEntry } from './contacts.presenter';
import { READ_TIMELINE, type TimelineRow } from './contacts.queries';
import type { CampaignHome, FindPeople, PersonDetails, PersonList } from './people.contract';
import { presentDetails, presentFigures, presentNext, presentPerson } from './people.presenter';
import {
  ADD_PEOPLE,
  COUNT_DUE,
  COUNT_LOGGED,
  COUNT_PEOPLE,
  FIND_PEOPLE,
  READ_NEXT,
  READ_PERSON,
  READ_TODAY,
  type FoundRow,
  type NextRow,
  type PersonDetailsRow,
} from './people.queries';

interface Today {
  readonly today: string;
  readonly startedAt: Date;
}

/** The union's own view of people: the employer's list as it stands now, joined with the union's work. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly assessments: AssessmentsService,
  ) {}

  find(actor: Actor, electionId: string, query: FindPeople): Promise<PersonList> {
    return this.unitOfWork.read({ actor, as: 'campaign', electionId }, async (tx) => {
      await avoidNestedLoops(tx);
      const { today } = await this.#today(tx, electionId);
      const conditions = [
        electionId,
        searchPattern(query.q),
        nameOrNone(query.department),
        nameOrNone(query.shift),
        query.assessment,
        query.followUp,
        query.reached,
        today,
      ];
      const rows = await tx.query<FoundRow>(FIND_PEOPLE, [...conditions, query.offset, query.limit]);
      // Past the last page there is no row to read the total from.
      const sample =
        rows[0] ?? (query.offset > 0 ? await tx.one<FoundRow>(FIND_PEOPLE, [...conditions, 0, 1]) : null);
      return { items: rows.map(presentPerson), total: sample?.total ?? 0 };
    });
  }

  view(actor: Actor, electionId: string, personId: string): Promise<PersonDetails> {
    return this.unitOfWork.read({ actor, as: 'campaign', electionId }, async (tx) => {
      const row = await tx.one<PersonDetailsRow>(READ_PERSON, [electionId, personId]);
      if (row === null) throw new Problem('not-found');
      const timeline = await tx.query<TimelineRow>(READ_TIMELINE, [electionId, personId]);
      return presentDetails(
        row,
        timeline.map((entry) => presentEntry(entry, actor.accountId, tx.now)),
      );
    });
  }

  home(actor: Actor, electionId: string): Promise<CampaignHome> {
    return this.unitOfWork.read({ actor, as: 'campaign', electionId }, async (tx) => {
      await avoidNestedLoops(tx);
      const { today, startedAt } = await this.#today(tx, electionId);
      const totals = await this.assessments.totals(tx, electionId);
      const due = await tx.one<{ due: number }>(COUNT_DUE, [electionId, today]);
      const next = await tx.query<NextRow>(READ_NEXT, [electionId, today, startedAt, actor.accountId]);
      const mine = await tx.one<{ logged: number; talked: number }>(COUNT_LOGGED, [
        electionId,
        startedAt,
        actor.accountId,
      ]);
      return {
        asOf: tx.now.toISOString(),
        today,
        figures: presentFigures(totals, due?.due ?? 0),
        next: next.map(presentNext),
        loggedToday: mine?.logged ?? 0,
        talkedToday: mine?.talked ?? 0,
      };
    });
  }

  /** Makes sure that each person has a row of the union's own, before the first work is written. Unknown people are a 404. */
  async ensure(tx: Transaction, electionId: string, personIds: readonly string[], by: string): Promise<void> {
    const ids = [...new Set(personIds)];
    await tx.query(ADD_PEOPLE, [electionId, ids, tx.now, by]);
    const found = await tx.one<{ known: number }>(COUNT_PEOPLE, [electionId, ids]);
    if (found?.known !== ids.length) throw new Problem('not-found');
  }

  async #today(tx: Transaction, electionId: string): Promise<Today> {
    const today = await tx.one<Today>(READ_TODAY, [electionId, tx.now]);
    if (today === null) throw new Problem('not-found');
    return today;
  }
}

/** `-` asks for people without a department or shift; as a condition that is the empty name. */
function nameOrNone(name: string | null): string | null {
  return name === '-' ? '' : name === '' ? null : name;
}
