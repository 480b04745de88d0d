import { searchFragments, searchPattern } from '../domain/search-pattern';
import { ENTRY_FIELDS } from './mapping/fields';
import type { FindEntries } from './roll.contract';
import { COLUMN_OF } from './staging';

/** The columns that every wing may read: who, and where to send a kit; no phone, no e-mail address. */
const SHARED = `e.id, e.section, e.is_current AS "isCurrent", ${ENTRY_FIELDS.filter(
  (field) => field !== 'email' && field !== 'homePhone' && field !== 'cellPhone',
)
  .map((field) => `e.${COLUMN_OF[field]} AS "${field}"`)
  .join(', ')}`;

/** What only the hall reads of them. */
const HALL =
  'e.email, e.home_phone AS "homePhone", e.cell_phone AS "cellPhone", e.gone_reason AS "goneReason"';

/** Left out by a later list; not merged into someone else, nor brought by a list that was undone. */
const IS_GONE = 'NOT is_current AND merged_into IS NULL AND withdrawn_by IS NULL';

/** $1 election. In the order of a list. */
export const READ_CURRENT = `SELECT ${SHARED} FROM core.roll_entry e WHERE e.election_id = $1 AND e.is_current ORDER BY e.sort_text, e.id`;

/** $1 election, $2 ids. */
export const READ_BY_IDS = `SELECT ${SHARED} FROM core.roll_entry e WHERE e.election_id = $1 AND e.id = ANY ($2::uuid[])`;

/** A statement with what it is asked for. */
export interface Asked {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

type Wanted = Omit<FindEntries, 'offset' | 'limit'>;

/**
 * Only what was asked for stands in the statement, so that the planner can take the index that fits. Words are looked up
 * by their letters, without the spaces between, and then held against the pattern, which knows where words begin.
 */
function found(electionId: string, { q, department, shift, section, standing, goneReason }: Wanted): Asked {
  const parameters: unknown[] = [electionId];
  const conditions = ['e.election_id = $1'];
  const ask = (condition: (parameter: string) => string, value: unknown): void => {
    if (value === null) return;
    parameters.push(value);
    conditions.push(condition(`$${parameters.length}`));
  };
  for (const fragment of searchFragments(q)) {
    ask((parameter) => `replace(e.search_text, ' ', '') LIKE ${parameter}`, fragment);
  }
  ask((parameter) => `' ' || e.search_text ~ ${parameter}`, searchPattern(q));
  ask((parameter) => `e.department = ${parameter}`, department);
  ask((parameter) => `e.shift = ${parameter}`, shift);
  ask((parameter) => `e.section = ${parameter}`, section);
  if (goneReason === 'unexplained') conditions.push('e.gone_reason IS NULL');
  else ask((parameter) => `e.gone_reason = ${parameter}`, goneReason);
  conditions.push(standing === 'current' && goneReason === null ? 'e.is_current' : IS_GONE);
  return { sql: `core.roll_entry e WHERE ${conditions.join(' AND ')}`, parameters };
}

/**
 * One page. People are put in order among those found, which the search makes few; without a search the order's own index
 * gives the page.
 */
export function findEntries(electionId: string, find: FindEntries): Asked {
  const { sql, parameters } = found(electionId, find);
  const page = `OFFSET $${parameters.length + 1} LIMIT $${parameters.length + 2}`;
  return {
    sql: `SELECT ${SHARED}, ${HALL} FROM ${sql} ORDER BY e.sort_text, e.id ${page}`,
    parameters: [...parameters, find.offset, find.limit],
  };
}

export function countEntries(electionId: string, find: Wanted): Asked {
  const { sql, parameters } = found(electionId, find);
  return { sql: `SELECT count(*)::integer AS total FROM ${sql}`, parameters };
}

/** All of them; those who vote subject to challenge last, as a section of their own. */
export function exportEntries(electionId: string, find: Wanted): Asked {
  const { sql, parameters } = found(electionId, find);
  return {
    sql: `SELECT ${SHARED}, ${HALL} FROM ${sql} ORDER BY e.section = 'challenge', e.sort_text, e.id`,
    parameters,
  };
}

/** $1 election. */
export const COUNT_ROLL = `
  SELECT count(*) FILTER (WHERE is_current)::integer AS people,
         count(*) FILTER (WHERE is_current AND section = 'challenge')::integer AS challenge,
         count(*) FILTER (WHERE ${IS_GONE})::integer AS gone,
         count(*) FILTER (WHERE ${IS_GONE} AND gone_reason IS NULL)::integer AS "goneUnexplained"
    FROM core.roll_entry WHERE election_id = $1`;

/** Those gone by what was said of them, in the order in which people ask. $1 election. */
export const COUNT_GONE_REASONS = `
  SELECT coalesce(gone_reason, 'unexplained') AS reason, count(*)::integer AS count
    FROM core.roll_entry WHERE election_id = $1 AND ${IS_GONE} GROUP BY 1 ORDER BY array_position($2::text[], coalesce(gone_reason, 'unexplained'))`;

/** People on the roll by the value of a column. $1 election. */
export const countBy = (column: 'department' | 'shift'): string =>
  `SELECT ${column} AS name, count(*)::integer AS count FROM core.roll_entry WHERE election_id = $1 AND is_current GROUP BY 1 ORDER BY 1`;
