import { areOneSlipApart } from '../domain/likeness';
import { foldForSearch } from '../domain/names';
import { LEFT_OUT, type EntryValues, type LeftOut, type PreparedRow } from './checking/entry';
import { actionsFor, type Fixes } from './checking/fixes';
import { MENDED, type RowProblem } from './checking/values';
import type { EntryField } from './mapping/fields';
import type { PreparedSheet, ProblemGroup, SpellingSuggestion } from './prepared';

const EXAMPLES = 5;
const LONGEST_EXAMPLE = 200;
const SPELLED = [
  'department',
  'shift',
  'classification',
  'location',
] as const satisfies readonly EntryField[];
/** A field with more values than this is no set of spellings. */
const MOST_SPELLINGS = 2_000;
const MOST_SUGGESTIONS = 100;
/** Words of fewer letters differ by one on purpose: FHD and FHN are two shifts. */
const SHORTEST_WORD = 5;
/** A slip is rare beside the right spelling. */
const RARE = 0.2;

const REPEATS: ReadonlySet<LeftOut | null> = new Set([
  'exact-duplicate',
  'near-duplicate',
  'number-taken',
  'no-name',
]);

type GrowingGroup = { -readonly [K in keyof ProblemGroup]: ProblemGroup[K] } & {
  readonly examples: ProblemGroup['examples'][number][];
};

interface SheetCounts {
  people: number;
  dataRows: number;
  challengeRows: number;
}

const NO_ROWS: Readonly<SheetCounts> = { people: 0, dataRows: 0, challengeRows: 0 };

/** Counts rows as they pass. */
export class ReadingTally {
  readonly #leftOut = Object.fromEntries(LEFT_OUT.map((reason) => [reason, 0])) as Record<LeftOut, number>;
  readonly #groups = new Map<string, GrowingGroup>();
  readonly #spellings = new Map<EntryField, Map<string, number>>(SPELLED.map((field) => [field, new Map()]));
  readonly #sheets = new Map<number, SheetCounts>();
  #people = 0;
  #challenge = 0;

  constructor(private readonly fixes: Fixes) {}

  add(row: PreparedRow): void {
    const { leftOut, problems, person } = row;
    const ofSheet = this.#ofSheet(row.sheet);
    if (leftOut === null || REPEATS.has(leftOut)) {
      ofSheet.dataRows += 1;
      if (row.kind === 'challenge') ofSheet.challengeRows += 1;
    }
    if (leftOut === null) {
      this.#people += 1;
      ofSheet.people += 1;
      if (row.kind === 'challenge') this.#challenge += 1;
      for (const problem of problems) this.#addProblem(row, problem);
      if (person !== null) this.#addSpellings(person.values);
      return;
    }
    this.#leftOut[leftOut] += 1;
  }

  ofSheet(sheet: number): Readonly<SheetCounts> {
    return this.#sheets.get(sheet) ?? NO_ROWS;
  }

  #ofSheet(sheet: number): SheetCounts {
    let counts = this.#sheets.get(sheet);
    if (counts === undefined) this.#sheets.set(sheet, (counts = { ...NO_ROWS }));
    return counts;
  }

  finish(sheets: readonly PreparedSheet[]): {
    readonly rows: number;
    readonly people: number;
    readonly challenge: number;
    readonly leftOut: Readonly<Record<LeftOut, number>>;
    readonly isWithoutPeople: boolean;
  } {
    const own = sheets.filter(({ linkedTo }) => linkedTo === null);
    const leftOut = { ...this.#leftOut, blank: own.reduce((sum, { blank }) => sum + blank, 0) };
    return {
      rows: own.reduce((sum, { rows }) => sum + rows, 0),
      people: this.#people,
      challenge: this.#challenge,
      leftOut,
      isWithoutPeople: this.#people === 0 && leftOut['no-name'] === 0,
    };
  }

  /** Problems by cause, the most frequent first, those mended at the end; of each the first few. */
  problems(): ProblemGroup[] {
    return [...this.#groups.values()].sort(
      (a, b) => Number(a.isMended) - Number(b.isMended) || b.count - a.count,
    );
  }

  #addProblem({ sheet, row }: PreparedRow, { code, field, before, after }: RowProblem): void {
    const key = `${code}/${field ?? ''}`;
    let group = this.#groups.get(key);
    if (group === undefined) {
      group = {
        code,
        field,
        isMended: (MENDED as readonly string[]).includes(code),
        action: this.fixes.actionFor(code, field),
        actions: actionsFor(code),
        count: 0,
        examples: [],
      };
      this.#groups.set(key, group);
    }
    group.count += 1;
    if (group.examples.length === EXAMPLES) return;
    group.examples.push({
      sheet,
      row,
      before: before.slice(0, LONGEST_EXAMPLE),
      after: after.slice(0, LONGEST_EXAMPLE),
    });
  }

  #addSpellings(values: EntryValues): void {
    for (const [field, counts] of this.#spellings) {
      const value = values[field];
      if (value === '') continue;
      const count = counts.get(value);
      if (count !== undefined || counts.size < MOST_SPELLINGS) counts.set(value, (count ?? 0) + 1);
    }
  }

  /** Spellings that look like one value, the most rows first. */
  suggestions(): SpellingSuggestion[] {
    return SPELLED.flatMap((field) => suggest(field, this.#spellings.get(field) ?? new Map<string, number>()))
      .sort((a, b) => b.rows - a.rows)
      .slice(0, MOST_SUGGESTIONS);
  }
}

function suggest(field: EntryField, counts: ReadonlyMap<string, number>): SpellingSuggestion[] {
  if (counts.size >= MOST_SPELLINGS) return [];
  const byCount = [...counts].sort((a, b) => b[1] - a[1]);
  const suggestions: SpellingSuggestion[] = [];
  const kept: (readonly [spelling: string, rows: number, folded: string])[] = [];
  for (const [from, rows] of byCount) {
    const folded = foldForSearch(from);
    const better = kept.find(
      ([, otherRows, other]) =>
        folded.replaceAll(' ', '') === other.replaceAll(' ', '') ||
        (rows <= otherRows * RARE && isSlip(folded, other)),
    );
    if (better === undefined) kept.push([from, rows, folded]);
    else suggestions.push({ field, from, to: better[0], rows, otherRows: better[1] });
  }
  return suggestions;
}

/** One long word of several is misspelt. */
function isSlip(one: string, other: string): boolean {
  const words = one.split(' ');
  const others = other.split(' ');
  if (words.length !== others.length) return false;
  const differing = words.flatMap((word, i) =>
    word === others[i] ? [] : [[word, others[i] ?? ''] as const],
  );
  const [pair] = differing;
  return (
    pair !== undefined &&
    differing.length === 1 &&
    !/\d/.test(pair[0] + pair[1]) &&
    areOneSlipApart(pair[0], pair[1], SHORTEST_WORD)
  );
}
