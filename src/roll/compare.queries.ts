import { ENTRY_FIELDS, type EntryField } from './mapping/fields';
import type { ListImport } from './list-import.contract';
import type { ListTarget } from './list-targets.service';
import { cellSources } from './prepared';
import { COLUMN_OF, ENTRY_COLUMNS } from './staging';

/** Which of the used sheets say nothing about a field, because no column fills it. */
function silentSheets({ reading }: Pick<ListImport, 'reading'>, field: EntryField): number[] | 'all' {
  const sheets = reading?.sheets ?? [];
  const used = sheets.filter(({ isUsed, linkedTo }) => isUsed && linkedTo === null);
  const silent = used.filter(({ sheet }) => cellSources(sheets, sheet)[field] === undefined);
  return silent.length === used.length ? 'all' : silent.map(({ sheet }) => sheet);
}

const PHONES = ['homePhone', 'cellPhone'] as const;
const NAMES = ['familyName', 'givenName', 'middleName', 'suffix'] as const;

/**
 * The statements of one import. In all of them $1 is the election and $2 the import; `r` is a row of the list, `m` whom
 * it was found to be, `e` the entry. What comes from outside is never part of the text: names of tables and columns are
 * the target's, and sheets are numbers.
 */
export class ListQueries {
  readonly #silent: Readonly<Record<EntryField, number[] | 'all'>>;

  constructor(
    private readonly target: ListTarget,
    private readonly of: ListImport,
  ) {
    this.#silent = Object.fromEntries(
      ENTRY_FIELDS.map((field) => [field, silentSheets(of, field)]),
    ) as Record<EntryField, number[] | 'all'>;
  }

  /** A row beside its entry, if it has one. */
  get #staged(): string {
    const { rows, matches, entries } = this.target.tables;
    return `${rows} r
      LEFT JOIN ${matches} m ON m.election_id = r.election_id AND m.import_id = r.import_id AND m.sheet = r.sheet AND m.row = r.row AND m.how <> 'likely'
      LEFT JOIN ${entries} e ON e.election_id = $1 AND e.match_key = coalesce(m.match_key, r.match_key)
     WHERE r.election_id = $1 AND r.import_id = $2 AND r.left_out IS NULL`;
  }

  /** Someone whom an earlier list left out is new again, under the same id. */
  get #verdict(): string {
    const told = this.#told;
    const before = [...told.map((field) => `e.${COLUMN_OF[field]}`), ...this.#extra('e')];
    const after = [...told.map((field) => this.value(field)), ...this.#extra('r')];
    return `CASE
      WHEN e.id IS NULL THEN 'new'
      WHEN e.merged_into IS NOT NULL THEN 'merged'
      WHEN NOT e.is_current THEN 'new'
      WHEN (${[...before, 'e.section'].join(', ')}) IS DISTINCT FROM (${[...after, this.#section].join(', ')}) THEN 'changed'
      ELSE 'same' END`;
  }

  get #moved(): string {
    return `(e.department, e.shift) IS DISTINCT FROM (${this.value('department')}, ${this.value('shift')})`;
  }

  get #section(): string {
    return this.of.kind === 'challenge' ? `'challenge'` : 'r.section';
  }

  /** What a field is once the row has been applied: what no column of its sheet fills stays as it is. */
  value(field: EntryField): string {
    const column = COLUMN_OF[field];
    const silent = this.#silent[field];
    if (silent === 'all') return `coalesce(e.${column}, '')`;
    if (silent.length === 0) return `r.${column}`;
    return `CASE WHEN r.sheet IN (${silent.map(Number).join(', ')}) THEN coalesce(e.${column}, '') ELSE r.${column} END`;
  }

  /** Whether anybody is there to be compared with. */
  get hasEntries(): string {
    return `SELECT EXISTS (SELECT FROM ${this.target.tables.entries} WHERE election_id = $1) AS found`;
  }

  /** Of a first list everyone is new. */
  get countFirst(): string {
    return `SELECT count(*)::integer AS people, count(*) FILTER (WHERE ${this.#section} = 'challenge')::integer AS challenge
      FROM ${this.target.tables.rows} r WHERE r.election_id = $1 AND r.import_id = $2 AND r.left_out IS NULL`;
  }

  /** $3 ids of those gone with a reason. */
  get compare(): string {
    const gone = this.target.tellsGone
      ? `SELECT count(*)::integer AS gone, count(*) FILTER (WHERE NOT e.id = ANY ($3::uuid[]))::integer AS "goneUnexplained" FROM ${this.#gone}`
      : 'SELECT 0 AS gone, 0 AS "goneUnexplained" WHERE $3::uuid[] IS NOT NULL';
    return `
      WITH staged AS (
        SELECT ${this.#verdict} AS verdict, ${this.#moved} AS is_moved, ${this.#section} AS section FROM ${this.#staged})
      SELECT count(*) FILTER (WHERE verdict = 'new')::integer AS added,
             count(*) FILTER (WHERE verdict = 'changed')::integer AS changed,
             count(*) FILTER (WHERE verdict = 'changed' AND is_moved)::integer AS moved,
             count(*) FILTER (WHERE verdict = 'same')::integer AS same,
             count(*) FILTER (WHERE verdict = 'merged')::integer AS merged,
             count(*) FILTER (WHERE section = 'challenge')::integer AS challenge,
             (SELECT count(DISTINCT (sheet, row))::integer FROM ${this.target.tables.matches}
               WHERE election_id = $1 AND import_id = $2 AND how = 'likely') AS likely,
             gone.*
        FROM (${gone}) AS gone LEFT JOIN staged ON true GROUP BY gone, "goneUnexplained"`;
  }

  /**
   * Entries that the list no longer has. A list without a section for those who vote subject to challenge says nothing
   * about them, and the other way round. Who was merged is there as long as the row of the other one is.
   */
  get #gone(): string {
    const { rows, matches, entries } = this.target.tables;
    const listed = `SELECT FROM ${rows} r WHERE r.election_id = $1 AND r.import_id = $2 AND r.left_out IS NULL`;
    const sections =
      this.of.kind === 'challenge'
        ? `'challenge'`
        : `SELECT DISTINCT section FROM ${rows} WHERE election_id = $1 AND import_id = $2 AND left_out IS NULL`;
    return `${entries} e
     WHERE e.election_id = $1 AND e.is_current AND e.section IN (${sections})
       AND NOT EXISTS (${listed} AND r.match_key = e.match_key)
       AND NOT EXISTS (SELECT FROM ${matches} m WHERE m.election_id = $1 AND m.import_id = $2 AND m.how <> 'likely' AND m.entry_id = e.id)
       AND e.id NOT IN (SELECT t.merged_into FROM ${entries} t WHERE t.election_id = $1 AND t.merged_into IS NOT NULL AND EXISTS (${listed} AND r.match_key = t.match_key))`;
  }

  /** The entries before they change, of the rows $4 to $5 of sheet $3. */
  get keepChanged(): string {
    return `INSERT INTO ${this.target.tables.changes} (election_id, import_id, entry_id, kind, before, revision)
      SELECT $1, $2, e.id, CASE WHEN e.is_current THEN 'changed' ELSE 'returned' END, to_jsonb(e), e.revision + 1
        FROM ${this.#staged} AND ${SPAN} AND e.id IS NOT NULL AND ${this.#verdict} IN ('new', 'changed')`;
  }

  /** People who changed, or are back, of the rows $4 to $5 of sheet $3. */
  get change(): string {
    const { rows, matches, entries } = this.target.tables;
    const set = [
      ...this.#told.map((field) => `${COLUMN_OF[field]} = ${this.value(field)}`),
      ...this.target.extraColumns.map((column) => `${column} = r.${column}`),
    ];
    return `UPDATE ${entries} e SET
        match_key = CASE WHEN ${this.#isKeyKept} THEN e.match_key ELSE r.match_key END,
        search_text = ${this.#searchText}, sort_text = ${this.#sortText}, section = ${this.#section},
        is_current = true, gone_reason = NULL, withdrawn_by = NULL, revision = e.revision + 1,
        imported_by = r.import_id, source_sheet = r.sheet, source_row = r.row, ${set.join(', ')}
      FROM ${rows} r
      LEFT JOIN ${matches} m ON m.election_id = r.election_id AND m.import_id = r.import_id AND m.sheet = r.sheet AND m.row = r.row AND m.how <> 'likely'
     WHERE r.election_id = $1 AND r.import_id = $2 AND r.left_out IS NULL AND ${SPAN}
       AND e.election_id = $1 AND e.match_key = coalesce(m.match_key, r.match_key) AND ${this.#verdict} IN ('new', 'changed')`;
  }

  /** A list without numbers, or without addresses, says nothing about what a person is found by. */
  get #isKeyKept(): string {
    const told = (field: EntryField): string => {
      const silent = this.#silent[field];
      if (silent === 'all') return 'false';
      return silent.length === 0 ? 'true' : `r.sheet NOT IN (${silent.map(Number).join(', ')})`;
    };
    return `CASE WHEN r.match_key LIKE 'n:%' THEN false WHEN e.match_key LIKE 'n:%' THEN true ELSE NOT (${told('street')} AND ${told('postalCode')}) END`;
  }

  /** What a person is searched by, with what this list does not tell. */
  get #searchText(): string {
    const kept: string[] = [];
    for (const field of ['middleName', 'suffix', 'employeeNumber', ...PHONES] as const) {
      const silent = this.#silent[field];
      if (silent !== 'all' && silent.length === 0) continue;
      const column = `e.${COLUMN_OF[field]}`;
      const text = (PHONES as readonly string[]).includes(field)
        ? `right(regexp_replace(${column}, '\\D', '', 'g'), 4)`
        : `lower(${column})`;
      const said = silent === 'all' ? text : `CASE WHEN r.sheet IN (${silent.join(', ')}) THEN ${text} END`;
      kept.push(`nullif(${said}, '')`);
    }
    return kept.length === 0 ? 'r.search_text' : `concat_ws(' ', r.search_text, ${kept.join(', ')})`;
  }

  get #sortText(): string {
    if (NAMES.every((field) => this.#silent[field].length === 0)) return 'r.sort_text';
    return `CASE WHEN (e.family_name, e.given_name) = (r.family_name, r.given_name) THEN e.sort_text ELSE r.sort_text END`;
  }

  /** People whom nobody knew, of the rows $4 to $5 of sheet $3. With `isFirst` there is nobody to be known. */
  add(isFirst: boolean): string {
    const { rows, entries } = this.target.tables;
    const columns = [...ENTRY_COLUMNS, ...this.target.extraColumns];
    const from = isFirst
      ? `${rows} r WHERE r.election_id = $1 AND r.import_id = $2 AND r.left_out IS NULL AND ${SPAN}`
      : // Whom a row was found to be may have its number by now.
        `${this.#staged} AND ${SPAN} AND m.entry_id IS NULL AND e.id IS NULL`;
    return `INSERT INTO ${entries} (election_id, match_key, search_text, sort_text, section, imported_by, added_by, source_sheet, source_row, ${columns.join(', ')})
      SELECT $1, r.match_key, r.search_text, r.sort_text, ${this.#section}, r.import_id, r.import_id, r.sheet, r.row, ${columns.map((column) => `r.${column}`).join(', ')}
        FROM ${from}`;
  }

  /** The entries before they are gone. */
  get keepGone(): string {
    return `INSERT INTO ${this.target.tables.changes} (election_id, import_id, entry_id, kind, before, revision)
      SELECT $1, $2, e.id, 'gone', to_jsonb(e), e.revision + 1 FROM ${this.#gone}`;
  }

  /** $3 ids with a reason, $4 their reasons, $5 the reason of the others. */
  get markGone(): string {
    return `UPDATE ${this.target.tables.entries} e SET is_current = false, revision = e.revision + 1, gone_reason = coalesce(why.reason, $5)
      FROM ${this.target.tables.changes} c LEFT JOIN unnest($3::uuid[], $4::text[]) AS why (id, reason) ON why.id = c.entry_id
     WHERE c.election_id = $1 AND c.import_id = $2 AND c.kind = 'gone' AND e.election_id = $1 AND e.id = c.entry_id`;
  }

  /** First and last row of each sheet with people. */
  get spans(): string {
    return `SELECT sheet, min(row) AS first, max(row) AS last FROM ${this.target.tables.rows}
      WHERE election_id = $1 AND import_id = $2 AND left_out IS NULL GROUP BY sheet ORDER BY sheet`;
  }

  /** The rows shown to the person who decides: parts of a statement. */
  get parts(): {
    readonly staged: string;
    readonly verdict: string;
    readonly moved: string;
    readonly gone: string;
    readonly section: string;
  } {
    return {
      staged: this.#staged,
      verdict: this.#verdict,
      moved: this.#moved,
      gone: this.#gone,
      section: this.#section,
    };
  }

  get #told(): EntryField[] {
    return ENTRY_FIELDS.filter((field) => this.#silent[field] !== 'all');
  }

  #extra(alias: string): string[] {
    return this.target.extraColumns.map((column) => `${alias}.${column}`);
  }
}

const SPAN = 'r.sheet = $3 AND r.row BETWEEN $4 AND $5';
