import { Injectable } from '@nestjs/common';
import { foldForSearch, listName } from '../../domain/names';
import { searchPattern } from '../../domain/search-pattern';
import type { Actor } from '../../platform/access';
import { inPages } from '../../platform/database/cursor';
import { avoidNestedLoops } from '../../platform/database/planning';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work';
import { Problem } from '../../platform/problem';
import { AssessmentsService } from '../assessments/assessments.service';
import type { AddPerson, GiveValue } from '../values/values.contract';
import { ValuesService } from '../values/values.service';
import { presentEntry } from './contacts.presenter';
import { READ_TIMELINE, type TimelineRow } from './contacts.queries';
import type { CampaignHome, ExportedPerson, FindPeople, PersonDetails, PersonList } from './people.contract';
import {
  presentDetails,
  presentExported,
  presentFigures,
  presentNext,
  presentPerson,
} from './people.presenter';
import {
  ADD_PEOPLE,
  ADD_PERSON,
  BRING_BACK,
  COUNT_DUE,
  COUNT_LOGGED,
  COUNT_PEOPLE,
  EXPORT_PEOPLE,
  FIND_PEOPLE,
  READ_ADDED,
  READ_MERGED,
  READ_NEXT,
  READ_PERSON,
  READ_TODAY,
  READ_WHOLE,
  type ExportedRow,
  type FoundRow,
  type MergedRow,
  type NextRow,
  type PersonDetailsRow,
} from './people.queries';

interface Today {
  readonly today: string;
  readonly startedAt: Date;
}

type PeopleConditions = Omit<FindPeople, 'offset' | 'limit'>;

/** The union's own view of people: the employer's list as it stands now, joined with the union's work. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly assessments: AssessmentsService,
    private readonly values: ValuesService,
  ) {}

  find(actor: Actor, electionId: string, query: FindPeople): Promise<PersonList> {
    return this.unitOfWork.read({ actor, as: 'campaign', electionId }, async (tx) => {
      await avoidNestedLoops(tx);
      const conditions = await this.#conditions(tx, electionId, query);
      const rows = await tx.query<FoundRow>(FIND_PEOPLE, [...conditions, query.offset, query.limit]);
      // Past the last page there is no row to read the total from.
      const sample =
        rows[0] ?? (query.offset > 0 ? await tx.one<FoundRow>(FIND_PEOPLE, [...conditions, 0, 1]) : null);
      return { items: rows.map(presentPerson), total: sample?.total ?? 0 };
    });
  }

  /** All that `find` finds, a page at a time, with what a list on paper needs. In a transaction of the campaign. */
  async *everyone(
    tx: Transaction,
    electionId: string,
    query: PeopleConditions,
  ): AsyncGenerator<ExportedPerson[], void, undefined> {
    await avoidNestedLoops(tx);
    const conditions = await this.#conditions(tx, electionId, query);
    for await (const rows of inPages<ExportedRow>(tx, EXPORT_PEOPLE, conditions))
      yield rows.map(presentExported);
  }

  view(actor: Actor, electionId: string, personId: string): Promise<PersonDetails> {
    return this.unitOfWork.read({ actor, as: 'campaign', electionId }, (tx) =>
      this.#view(tx, electionId, personId),
    );
  }

  /** An organizer's own value beside the employer's, or null to take it back. The same value again changes nothing. */
  giveValue(
    actor: Actor,
    electionId: string,
    { personId, field }: { readonly personId: string; readonly field: string },
    { value }: GiveValue,
  ): Promise<PersonDetails> {
    const by = accountOf(actor);
    const { values } = this;
    if (!values.isField(field)) throw new Problem('not-found');
    return this.unitOfWork.run({ actor, as: 'campaign', electionId }, async (tx) => {
      const { id } = await this.#whole(tx, electionId, personId);
      await this.ensure(tx, electionId, [id], by);
      const tidy = value === null ? null : values.tidy(field, value);
      if (tidy === '' && field === 'familyName') {
        throw new Problem('invalid-input', {}, [{ field: 'value', code: 'person-needs-name' }]);
      }
      if ((await values.ownValue(tx, electionId, id, field)) !== tidy) {
        const given = { personId: id, field, value: tidy, isOther: true };
        await values.add(tx, electionId, [given], { by, listId: null });
        tx.record({ stream: 'campaign', type: 'person.changed', subject: id, data: { field } });
      }
      return this.#view(tx, electionId, id);
    });
  }

  /** Somebody who is on no list. The same id with the same content, sent again by the same account, adds nobody. */
  add(actor: Actor, electionId: string, input: AddPerson): Promise<PersonDetails> {
    const by = accountOf(actor);
    const { id, ...given } = input;
    return this.unitOfWork.run({ actor, as: 'campaign', electionId }, async (tx) => {
      const values = (Object.entries(given) as [keyof typeof given, string][])
        .map(([field, raw]) => ({
          personId: id,
          field,
          value: this.values.tidy(field, raw),
          isOther: true,
        }))
        .filter(({ value }) => value !== '');
      const text = (field: string): string => values.find((each) => each.field === field)?.value ?? '';
      if (text('familyName') === '') {
        throw new Problem('invalid-input', {}, [{ field: 'familyName', code: 'person-needs-name' }]);
      }
      const name = { givenName: text('givenName'), familyName: text('familyName') };
      const search = foldForSearch(listName(name)) || id;
      const added = await tx.one(ADD_PERSON, [
        electionId,
        JSON.stringify({ id, ...name }),
        search,
        tx.now,
        by,
      ]);
      if (added === null) {
        const there = await tx.one<{ values: string[] }>(READ_ADDED, [electionId, id, by]);
        const same = values.map(({ field, value }) => `${field}=${value}`).sort();
        if (there === null || there.values.sort().join('\n') !== same.join('\n')) {
          throw new Problem('same-id-other-content');
        }
      } else {
        await this.values.add(tx, electionId, values, { by, listId: null });
        tx.record({ stream: 'campaign', type: 'person.added', subject: id });
      }
      return this.#view(tx, electionId, id);
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
    await tx.query(BRING_BACK, [electionId, ids]);
    const found = await tx.one<{ known: number }>(COUNT_PEOPLE, [electionId, ids]);
    if (found?.known !== ids.length) throw new Problem('not-found');
  }

  async #view(tx: Transaction, electionId: string, personId: string): Promise<PersonDetails> {
    const { id } = await this.#whole(tx, electionId, personId);
    const row = await tx.one<PersonDetailsRow>(READ_PERSON, [electionId, id]);
    if (row === null) throw new Problem('not-found');
    const timeline = await tx.query<TimelineRow>(READ_TIMELINE, [electionId, id]);
    return presentDetails(row, {
      fields: await this.values.fieldsOf(tx, electionId, id, row.standing === 'added' ? null : id),
      merged: await tx.query<MergedRow>(READ_MERGED, [electionId, id]),
      timeline: timeline.map((entry) => presentEntry(entry, tx.scope.actor.accountId, tx.now)),
    });
  }

  async #whole(tx: Transaction, electionId: string, personId: string): Promise<{ readonly id: string }> {
    return (await tx.one<{ id: string }>(READ_WHOLE, [electionId, personId])) ?? { id: personId };
  }

  async #conditions(tx: Transaction, electionId: string, query: PeopleConditions): Promise<unknown[]> {
    const { today } = await this.#today(tx, electionId);
    return [
      electionId,
      searchPattern(query.q),
      nameOrNone(query.department),
      nameOrNone(query.shift),
      query.assessment,
      query.followUp,
      query.reached,
      today,
    ];
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

function accountOf(actor: Actor): string {
  if (actor.accountId === null) throw new Problem('not-found');
  return actor.accountId;
}
