import { displayName, foldForSearch } from '../domain/names';
import type { LeftOut, PreparedRow } from './checking/entry';
import { Fixes } from './checking/fixes';
import { describePerson, NO_GROUP, RowReader, type GroupValues } from './checking/people';
import type { CellMend, ImportChoices, ImportMemory, ListKind } from './choices';
import type { MappedColumn } from './mapping/columns';
import { JOINABLE, type ColumnField } from './mapping/fields';
import { repeatsHeader, saysChallenge, type SectionKind } from './mapping/sections';
import { readGroup } from './mapping/splitting';
import type { Survey } from './mapping/survey';
import { Refusal } from './reading/refusal';
import type { Sheet, SheetRow } from './reading/sheet';

export interface SheetPlan {
  readonly sheet: number;
  readonly file: number;
  readonly name: string;
  readonly source: Sheet;
  readonly survey: Survey;
  readonly isUsed: boolean;
  /** The sheets of further files whose rows are joined to this one's. */
  readonly linked: readonly SheetPlan[];
  readonly linkedTo: number | null;
  readonly firstCell: number;
}

const TOTAL =
  /^(?:grand\s+|sub)?(?:total|count|sum)\b|^(?:number|no\.?)\s+of\s+(?:employees|people|voters|rows)|^totales?\b|^end\s+of\s+(?:list|report)/i;
/** A row with this many cells or fewer is a title, a group's name or a total, unless they make a name. */
const FEW_CELLS = 2;
const NO_MENDS: readonly CellMend[] = [];

/** Every row of the sheets that holds something, as a person or with the reason why not. Duplicates are found later. */
export class RowsOfSheets {
  readonly #mends = new Map<string, CellMend[]>();

  constructor(
    private readonly plans: readonly SheetPlan[],
    private readonly kind: ListKind,
    private readonly choices: ImportChoices,
    private readonly memory: ImportMemory,
  ) {
    for (const mend of choices.cells) {
      const key = `${mend.sheet}/${mend.row}`;
      const known = this.#mends.get(key);
      if (known === undefined) this.#mends.set(key, [mend]);
      else known.push(mend);
    }
  }

  *rows(): Generator<PreparedRow, void, undefined> {
    for (const plan of this.plans) {
      if (plan.linkedTo !== null) continue;
      if (plan.isUsed && plan.survey.header !== null) yield* this.#readSheet(plan);
      else for (const row of plan.source.rows()) yield leaveOut(plan, row, plan.survey.kind, 'not-used');
    }
  }

  *#readSheet(plan: SheetPlan): Generator<PreparedRow, void, undefined> {
    const classify = new RowClassifier(plan);
    const reader = this.#readerOf(plan, columnsOf(plan));
    const beside = plan.linked.map((each) => new LinkedRows(each, this.#readerOf(each, each.survey.columns)));
    const alone = beside.length === 0 ? reader : this.#readerOf(plan, plan.survey.columns);
    for (const row of plan.source.rows()) {
      const leftOut = classify.leftOut(row);
      const { section, group } = classify;
      if (leftOut !== null) {
        yield leaveOut(plan, row, section, leftOut);
        continue;
      }
      const joined = beside.length === 0 ? row : joinRows(row, nameOf(alone, row), beside);
      const mends =
        this.#mends.size === 0 ? NO_MENDS : (this.#mends.get(`${plan.sheet}/${row.number}`) ?? NO_MENDS);
      const { values, union, problems } = reader.read(joined.cells, joined.kinds, group, mends);
      const hasNoName = values.familyName === '';
      yield {
        sheet: plan.sheet,
        row: row.number,
        kind: section,
        cells: joined.cells,
        leftOut: hasNoName ? 'no-name' : null,
        other: null,
        likeness: null,
        problems,
        person: hasNoName ? null : describePerson(values, union),
      };
    }
    for (const each of beside) each.expectEnd();
  }

  #readerOf({ survey }: SheetPlan, columns: readonly Pick<MappedColumn, 'column' | 'field'>[]): RowReader {
    const { choices, memory } = this;
    return new RowReader(
      columns,
      {
        fixes: new Fixes(memory.fixes, choices.fixes),
        replacements: [...memory.replacements, ...choices.replacements],
        numberWidth: survey.numberWidth,
        isShouted: (field) => survey.shouted.has(field),
      },
      this.kind === 'union',
    );
  }
}

function leaveOut(plan: SheetPlan, row: SheetRow, kind: SectionKind, leftOut: LeftOut): PreparedRow {
  const { number, cells } = row;
  return {
    sheet: plan.sheet,
    row: number,
    kind,
    cells,
    leftOut,
    other: null,
    likeness: null,
    problems: [],
    person: null,
  };
}

/** Tells titles, headings, totals and groups from people; remembers what the last group said. */
class RowClassifier {
  section: SectionKind;
  group: GroupValues = NO_GROUP;
  readonly #header: SheetRow;
  readonly #above: number;
  readonly #width: number;
  readonly #lacks: (field: 'department' | 'shift' | 'location') => boolean;

  constructor({ survey }: SheetPlan) {
    const { header } = survey;
    if (header === null) throw new TypeError('a sheet without a heading has no people');
    const fields = new Set(survey.columns.map(({ field }) => field).filter((field) => field !== null));
    this.section = survey.kind;
    this.#header = header.row;
    this.#above = header.above?.number ?? header.row.number;
    this.#width = fields.size;
    this.#lacks = (field) => !fields.has(field) && (field === 'shift' || !fields.has('locationDepartment'));
  }

  leftOut(row: SheetRow): LeftOut | null {
    const { number, cells } = row;
    if (number <= this.#header.number) return number < this.#above ? 'title' : 'header';
    if (repeatsHeader(row, this.#header)) return 'repeated-header';
    const shown = fewOf(cells);
    if (shown === null) return null;
    const [text = ''] = shown;
    if (TOTAL.test(text.trim())) return 'total';
    if (shown.length > 1 || this.#width <= FEW_CELLS) return null;
    if (saysChallenge(text)) this.section = 'challenge';
    this.#remember(text);
    return 'group';
  }

  #remember(text: string): void {
    const told = readGroup(text);
    if (told !== null && this.#lacks(told.field)) this.group = { ...this.group, [told.field]: told.value };
  }
}

/** The cells with something in them, if they are few; null for a row with more. */
function fewOf(cells: readonly string[]): string[] | null {
  let shown = 0;
  for (const cell of cells) {
    if (cell !== '' && cell.trim() !== '' && ++shown > FEW_CELLS) return null;
  }
  return cells.filter((cell) => cell.trim() !== '');
}

/** The columns of all linked files, each where its cell stands in the joined row; the first file's come first. */
function columnsOf({ survey, linked }: SheetPlan): Pick<MappedColumn, 'column' | 'field'>[] {
  const columns = survey.columns.map(({ column, field }) => ({ column, field }));
  const filled = new Set<ColumnField | null>(columns.map(({ field }) => field));
  const hasParts = filled.has('familyName') || filled.has('fullName');
  for (const other of linked) {
    const added = other.survey.columns.filter(
      ({ field }) => field !== null && !filled.has(field) && !(hasParts && NAMES.has(field)),
    );
    for (const { column, field } of added) columns.push({ column: other.firstCell + column, field });
    for (const { field } of added) if (field !== null && !JOINABLE.has(field)) filled.add(field);
    for (const { field } of added) filled.add(field);
  }
  return columns;
}

const NAMES: ReadonlySet<ColumnField> = new Set([
  ...(['familyName', 'givenName', 'middleName', 'suffix', 'fullName', 'givenNames'] as const),
]);

/** The people of a further file, one after the other. */
class LinkedRows {
  readonly #rows: Iterator<SheetRow>;
  readonly #classify: RowClassifier;

  constructor(
    readonly plan: SheetPlan,
    private readonly reader: RowReader,
  ) {
    this.#rows = plan.source.rows()[Symbol.iterator]();
    this.#classify = new RowClassifier(plan);
  }

  /** The next row that is about a person, and the name in it; null at the end. */
  next(): { readonly row: SheetRow; readonly name: string } | null {
    for (let next = this.#rows.next(); next.done !== true; next = this.#rows.next()) {
      const row = next.value;
      if (this.#classify.leftOut(row) !== null) continue;
      return { row, name: nameOf(this.reader, row) };
    }
    return null;
  }

  expectEnd(): void {
    const more = this.next();
    if (more !== null) throw new Refusal('list-files-end', { row: more.row.number, name: more.name || '—' });
  }
}

function nameOf(reader: RowReader, row: SheetRow): string {
  return displayName(reader.read(row.cells, row.kinds, NO_GROUP, NO_MENDS).values);
}

/** The cells of one person in all files; refuses two people in one row. */
function joinRows(row: SheetRow, name: string, beside: readonly LinkedRows[]): SheetRow {
  const cells = [...row.cells];
  let { kinds } = row;
  for (const linked of beside) {
    const other = linked.next();
    if (other === null) throw new Refusal('list-files-end', { row: row.number, name: name || '—' });
    if (foldForSearch(other.name) !== foldForSearch(name)) {
      throw new Refusal('list-files-part', {
        row: row.number,
        name: name || '—',
        otherRow: other.row.number,
        otherName: other.name || '—',
      });
    }
    while (cells.length < linked.plan.firstCell) cells.push('');
    cells.length = linked.plan.firstCell;
    kinds = kinds.padEnd(linked.plan.firstCell, '-').slice(0, linked.plan.firstCell) + other.row.kinds;
    cells.push(...other.row.cells);
  }
  return { number: row.number, cells, kinds };
}
