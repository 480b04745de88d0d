import { setImmediate as pause } from 'node:timers/promises';
import { likeness, LIKELY, type LikenessPerson } from '../domain/likeness';
import type { Transaction } from '../platform/database/unit-of-work';
import { ListQueries } from './compare.queries';
import type { ListImport } from './list-import.contract';
import type { ListTarget } from './list-targets.service';
import { findCandidates, findMatches } from './match.queries';

export type Comparison = Pick<
  ListImport,
  'added' | 'changed' | 'moved' | 'same' | 'merged' | 'challenge' | 'gone' | 'goneUnexplained' | 'likely'
>;

/** Pairs that are judged at most, and shown for one row. */
const MOST_CANDIDATES = 20_000;
const MOST_LIKELY = 3;
const JUDGED_AT_ONCE = 500;

/**
 * Sets the list beside what is there already, under its lock: whom each row is, and what would change. Whom a person
 * decided about is what they said; the rest is found by number, then by what is left.
 */
export async function compareList(tx: Transaction, target: ListTarget, of: ListImport): Promise<Comparison> {
  await preferHashes(tx);
  const { electionId, id } = of;
  const queries = new ListQueries(target, of);
  const known = await tx.one<{ found: boolean }>(queries.hasEntries, [electionId]);
  await tx.query(`DELETE FROM ${target.tables.matches} WHERE election_id = $1 AND import_id = $2`, [
    electionId,
    id,
  ]);
  if (known?.found !== true) {
    const first = await tx.one<{ people: number; challenge: number }>(queries.countFirst, [electionId, id]);
    const { people = 0, challenge = 0 } = first ?? {};
    const nothing = { changed: 0, moved: 0, same: 0, merged: 0, gone: 0, goneUnexplained: 0, likely: 0 };
    return { ...nothing, added: people, challenge };
  }
  await matchPeople(tx, target, of);
  const { gone, goneOthers } = of.peopleChoices;
  const comparison = await tx.one<Comparison>(queries.compare, [
    electionId,
    id,
    gone.map(({ entryId }) => entryId),
  ]);
  if (comparison === null) throw new Error('a comparison has one row');
  return goneOthers === null ? comparison : { ...comparison, goneUnexplained: 0 };
}

/**
 * Rows that were staged a moment ago have no statistics yet: the planner takes the tables for empty, and a loop over
 * them for cheap, which grows with the square of the list.
 */
export async function preferHashes(tx: Transaction): Promise<void> {
  await tx.query(
    `SET LOCAL enable_nestloop = off; SET LOCAL enable_mergejoin = off; SET LOCAL work_mem = '64MB'`,
  );
}

async function matchPeople(tx: Transaction, target: ListTarget, of: ListImport): Promise<void> {
  const { electionId, id, peopleChoices } = of;
  await insertChosen(tx, target, of);
  const chosen = peopleChoices.people.flatMap(({ entryId }) => (entryId === null ? [] : [entryId]));
  const parameters = [
    electionId,
    id,
    peopleChoices.people.map(({ sheet }) => sheet),
    peopleChoices.people.map(({ row }) => row),
    chosen,
  ];
  await tx.query(findMatches(target), parameters);
  const candidates = await tx.query<Candidate>(findCandidates(target), [...parameters, MOST_CANDIDATES]);
  await insertLikely(tx, target, of, await judge(candidates));
}

/** A choice that no longer holds, because the entry has a row of its own number, is passed over. */
async function insertChosen(
  tx: Transaction,
  target: ListTarget,
  { electionId, id, peopleChoices }: ListImport,
): Promise<void> {
  const { matches, entries, rows } = target.tables;
  await tx.query(
    `INSERT INTO ${matches} (election_id, import_id, sheet, row, entry_id, match_key, how, score, reasons)
     SELECT DISTINCT ON (e.id) $1, $2, r.sheet, r.row, e.id, e.match_key, 'chosen', 100, '{}'
       FROM jsonb_to_recordset($3::jsonb) AS c (sheet integer, row integer, "entryId" uuid)
       JOIN ${rows} r ON r.election_id = $1 AND r.import_id = $2 AND r.sheet = c.sheet AND r.row = c.row AND r.left_out IS NULL
       JOIN ${entries} e ON e.election_id = $1 AND e.id = c."entryId" AND e.merged_into IS NULL
      WHERE NOT EXISTS (SELECT FROM ${entries} k WHERE k.election_id = $1 AND k.match_key = r.match_key)
        AND NOT EXISTS (SELECT FROM ${rows} o WHERE o.election_id = $1 AND o.import_id = $2 AND o.left_out IS NULL AND o.match_key = e.match_key)`,
    [electionId, id, JSON.stringify(peopleChoices.people.filter(({ entryId }) => entryId !== null))],
  );
}

interface Candidate {
  readonly sheet: number;
  readonly row: number;
  readonly id: string;
  readonly match_key: string;
  readonly entry: Readonly<Record<string, string>>;
  readonly staged: Readonly<Record<string, string>>;
}

interface Judged {
  readonly sheet: number;
  readonly row: number;
  readonly entry_id: string;
  readonly match_key: string;
  readonly score: number;
  readonly reasons: readonly string[];
}

/** Lets other requests through now and then. */
async function judge(candidates: readonly Candidate[]): Promise<Judged[]> {
  const judged = new Map<string, Judged[]>();
  for (const [index, { sheet, row, id, match_key, entry, staged }] of candidates.entries()) {
    if (index % JUDGED_AT_ONCE === JUDGED_AT_ONCE - 1) await pause();
    const { score, reasons } = likeness(personOf(staged), personOf(entry));
    if (score < LIKELY) continue;
    const place = `${sheet}/${row}`;
    const others = judged.get(place) ?? [];
    others.push({ sheet, row, entry_id: id, match_key, score, reasons });
    judged.set(place, others);
  }
  return [...judged.values()].flatMap((others) =>
    others.sort((one, other) => other.score - one.score).slice(0, MOST_LIKELY),
  );
}

/** The columns of a row or an entry as likeness knows them. */
export function personOf(row: Readonly<Record<string, string | null>>): LikenessPerson {
  const of = (column: string): string => row[column] ?? '';
  return {
    employeeNumber: of('employee_number'),
    familyName: of('family_name'),
    givenName: of('given_name'),
    middleName: of('middle_name'),
    suffix: of('suffix'),
    classification: of('classification'),
    department: of('department'),
    shift: of('shift'),
    street: of('street'),
    postalCode: of('postal_code'),
    email: of('email'),
    homePhone: of('home_phone'),
    cellPhone: of('cell_phone'),
  };
}

async function insertLikely(
  tx: Transaction,
  target: ListTarget,
  { electionId, id }: ListImport,
  likely: readonly Judged[],
): Promise<void> {
  if (likely.length === 0) return;
  await tx.query(
    `INSERT INTO ${target.tables.matches} (election_id, import_id, sheet, row, entry_id, match_key, how, score, reasons)
     SELECT $1, $2, l.sheet, l.row, l.entry_id, l.match_key, 'likely', l.score, ARRAY(SELECT jsonb_array_elements_text(l.reasons))
       FROM jsonb_to_recordset($3::jsonb) AS l (sheet integer, row integer, entry_id uuid, match_key text, score integer, reasons jsonb)`,
    [electionId, id, JSON.stringify(likely)],
  );
}
