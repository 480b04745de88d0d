import { Injectable } from '@nestjs/common';
import { foldForSearch, listName } from '../../domain/names';
import { standingValue, tidyValue } from '../../domain/person-values';
import type { Transaction } from '../../platform/database/unit-of-work';
import { PERSON_FIELDS, type PersonField, type PersonFieldView } from './values.contract';
import { presentFields } from './values.presenter';
import {
  ADD_VALUES,
  OVERLAID,
  READ_ENTRY,
  READ_GIVEN,
  READ_OWN,
  READ_STANDING,
  READ_STAYING,
  WRITE_OVERLAY,
  type EntryRow,
  type GivenRow,
  type NewValue,
  type StandingRow,
} from './values.queries';

const PHONES: ReadonlySet<PersonField> = new Set(['homePhone', 'cellPhone', 'workPhone']);
const SHOWN = Object.keys(OVERLAID) as PersonField[];
/** People of one statement. */
const AT_ONCE = 2_000;

/** What lists and organizers say about people, beside what the employer's list says; nothing is ever overwritten. */
@Injectable()
export class ValuesService {
  tidy(field: PersonField, raw: string): string {
    return tidyValue(raw, PHONES.has(field));
  }

  isField(name: string): name is PersonField {
    return (PERSON_FIELDS as readonly string[]).includes(name);
  }

  /** Adds to what was said, by a list or by a person; the directory follows. People have rows of their own by now. */
  async add(
    tx: Transaction,
    electionId: string,
    values: readonly NewValue[],
    { by, listId }: { readonly by: string; readonly listId: string | null },
  ): Promise<void> {
    if (values.length === 0) return;
    await tx.query(ADD_VALUES, [JSON.stringify(values), electionId, listId, by, tx.now]);
    await this.refresh(
      tx,
      electionId,
      values.map(({ personId }) => personId),
    );
  }

  /** Makes the directory say what stands, for these people and whoever they were merged into. */
  async refresh(tx: Transaction, electionId: string, personIds: readonly string[]): Promise<void> {
    const ids = [...new Set(personIds)];
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      await this.#refresh(tx, electionId, ids.slice(from, from + AT_ONCE));
    }
  }

  async #refresh(tx: Transaction, electionId: string, ids: readonly string[]): Promise<void> {
    const staying = await tx.query<{ id: string; isOnRoll: boolean }>(READ_STAYING, [electionId, ids]);
    const standing = await tx.query<StandingRow>(READ_STANDING, [electionId, staying.map(({ id }) => id)]);
    const said = new Map<string, StandingRow[]>();
    for (const row of standing) {
      const key = `${row.personId}/${row.field}`;
      const known = said.get(key);
      if (known === undefined) said.set(key, [row]);
      else known.push(row);
    }
    const rows = staying.map(({ id, isOnRoll }) => {
      const overlay: Partial<Record<PersonField, string | null>> = {};
      for (const field of SHOWN) overlay[field] = standingValue(said.get(`${id}/${field}`) ?? [], isOnRoll);
      return { id, ...overlay, searchText: searchTextOf(overlay) };
    });
    await tx.query(WRITE_OVERLAY, [electionId, JSON.stringify(rows)]);
  }

  /** What organizers said last of a field; null where they said nothing, or took it back. */
  async ownValue(
    tx: Transaction,
    electionId: string,
    personId: string,
    field: PersonField,
  ): Promise<string | null> {
    const own = await tx.one<{ value: string | null }>(READ_OWN, [electionId, personId, field]);
    return own?.value ?? null;
  }

  /** Everything that is said about a person, field by field. `entryId` is null for who is not on the employer's list. */
  async fieldsOf(
    tx: Transaction,
    electionId: string,
    personId: string,
    entryId: string | null,
  ): Promise<PersonFieldView[]> {
    const entry = entryId === null ? null : await tx.one<EntryRow>(READ_ENTRY, [electionId, entryId]);
    return presentFields(entry, await tx.query<GivenRow>(READ_GIVEN, [electionId, personId]));
  }
}

/** Folded, family name first: also the order of those whom the union added. */
function searchTextOf(values: Partial<Record<PersonField, string | null>>): string {
  const text = (field: PersonField): string => values[field] ?? '';
  const name = listName({
    familyName: text('familyName'),
    givenName: text('givenName'),
    middleName: text('middleName'),
    suffix: text('suffix'),
  });
  const ends = [...PHONES].map((field) => text(field).replace(/\D/g, '').slice(-4));
  return foldForSearch([name, text('employeeNumber'), ...ends].join(' '));
}
