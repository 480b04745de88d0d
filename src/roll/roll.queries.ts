import { ENTRY_FIELDS } from './mapping/fields';
import { COLUMN_OF } from './staging';

/** The columns that every wing may read: who, and where to send a kit; no phone, no e-mail address. */
const SHARED = `e.id, e.section, e.is_current AS "isCurrent", ${ENTRY_FIELDS.filter(
  (field) => field !== 'email' && field !== 'homePhone' && field !== 'cellPhone',
)
  .map((field) => `e.${COLUMN_OF[field]} AS "${field}"`)
  .join(', ')}`;

const CONTACT = 'e.email, e.home_phone AS "homePhone", e.cell_phone AS "cellPhone"';

/** Left out by a later list; not merged into someone else, nor brought by a list that was undone. */
const IS_GONE = 'NOT is_current AND merged_into IS NULL AND withdrawn_by IS NULL';

/** $1 election. In the order of a list. */
export const READ_CURRENT = `SELECT ${SHARED} FROM core.roll_entry e WHERE e.election_id = $1 AND e.is_current ORDER BY e.sort_text, e.id`;

/** $1 election, $2 ids. */
export const READ_BY_IDS = `SELECT ${SHARED} FROM core.roll_entry e WHERE e.election_id = $1 AND e.id = ANY ($2::uuid[])`;

/** $1 election, $2 pattern, $3 department, $4 shift, $5 section, $6 standing, $7 offset, $8 limit; null leaves a condition out. */
const FOUND = `core.roll_entry e
 WHERE e.election_id = $1
   AND ($2::text IS NULL OR ' ' || e.search_text ~ $2)
   AND ($3::text IS NULL OR e.department = $3)
   AND ($4::text IS NULL OR e.shift = $4)
   AND ($5::text IS NULL OR e.section = $5)
   AND CASE WHEN $6 = 'current' THEN e.is_current ELSE ${IS_GONE} END`;

export const FIND_ENTRIES = `SELECT ${SHARED}, ${CONTACT} FROM ${FOUND} ORDER BY e.sort_text, e.id OFFSET $7 LIMIT $8`;
/** The parameters of `FIND_ENTRIES` without its page; those who vote subject to challenge last, as a section of their own. */
export const EXPORT_ENTRIES = `SELECT ${SHARED}, ${CONTACT} FROM ${FOUND} ORDER BY e.section = 'challenge', e.sort_text, e.id`;
export const COUNT_ENTRIES = `SELECT count(*)::integer AS total FROM ${FOUND}`;

/** $1 election. */
export const COUNT_ROLL = `
  SELECT count(*) FILTER (WHERE is_current)::integer AS people,
         count(*) FILTER (WHERE is_current AND section = 'challenge')::integer AS challenge,
         count(*) FILTER (WHERE ${IS_GONE})::integer AS gone,
         count(*) FILTER (WHERE ${IS_GONE} AND gone_reason IS NULL)::integer AS "goneUnexplained"
    FROM core.roll_entry WHERE election_id = $1`;

/** People on the roll by the value of a column. $1 election. */
export const countBy = (column: 'department' | 'shift'): string =>
  `SELECT ${column} AS name, count(*)::integer AS count FROM core.roll_entry WHERE election_id = $1 AND is_current GROUP BY 1 ORDER BY 1`;
