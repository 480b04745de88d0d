import type { PreparedRow } from './checking/entry';
import { Fixes } from './checking/fixes';
import { DuplicateFinder } from './checking/duplicates';
import { NO_CHOICES, NO_MEMORY, type ImportChoices, type ImportMemory, type ListKind } from './choices';
import { hasName } from './mapping/columns';
import { surveySheet, type Survey } from './mapping/survey';
import type { Blocking, ImportedFile, PreparedSheet, Reading } from './prepared';
import { readListFile } from './reading/list-file';
import { LIMITS, type Limits } from './reading/limits';
import { Refusal } from './reading/refusal';
import type { ListFile, Progress, Sheet } from './reading/sheet';
import { RowsOfSheets, type SheetPlan } from './prepare-rows';
import { ReadingTally } from './prepare-tally';

/** Rows are handed on in batches of about this many. */
const BATCH = 2_000;

/** Takes the rows as they are made, in the order of the files. */
export type RowSink = (rows: readonly PreparedRow[]) => void;

/**
 * From the bytes of files to people and reasons: read, find headings, map columns, check each row, find duplicates.
 * Every row of the files comes out exactly once, but for blank ones, which are counted. Reads each file twice: first
 * what its columns hold, then its rows; neither keeps the rows, so that memory does not grow with the list.
 * A function of the files and of what a person decided about them. Throws `Refusal`.
 */
export function prepareImport(
  files: readonly ImportedFile[],
  kind: ListKind,
  choices: ImportChoices = NO_CHOICES,
  memory: ImportMemory = NO_MEMORY,
  sink: RowSink = () => undefined,
  progress: Progress = () => undefined,
  limits: Limits = LIMITS,
): Reading {
  const steps = new Steps(progress);
  const read = files.map(({ bytes }) => {
    const file = readListFile(bytes, steps.surveying, limits);
    return file;
  });
  const plans = planSheets(read, kind, choices, memory, steps);
  const lists = read.map(({ kind: fileKind, encoding, delimiter }, i) => {
    return { name: files[i]?.name ?? '', kind: fileKind, encoding, delimiter };
  });
  const tally = new ReadingTally(new Fixes(memory.fixes, choices.fixes));
  const blocking = blockingOf(plans);
  const duplicates = new DuplicateFinder(choices.kept, choices.merged);
  let batch: PreparedRow[] = [];
  // A payroll is not read any further than to see that it is one.
  if (blocking !== 'list-looks-like-payroll') {
    for (const row of new RowsOfSheets(plans, kind, choices, memory).rows()) {
      const checked = duplicates.check(row);
      tally.add(checked);
      steps.row();
      if (batch.push(checked) < BATCH) continue;
      sink(batch);
      batch = [];
    }
  }
  if (batch.length > 0) sink(batch);
  const sheets = plans.map((plan) => describeSheet(plan, tally));
  const counts = tally.finish(sheets);
  return {
    listKind: kind,
    files: lists,
    sheets,
    blocking: blocking ?? (counts.isWithoutPeople ? 'list-without-people' : null),
    problems: tally.problems(),
    suggestions: tally.suggestions(),
    rows: counts.rows,
    people: counts.people,
    challenge: counts.challenge,
    leftOut: counts.leftOut,
  };
}

/** Both passes as one progress that never goes back. */
class Steps {
  #surveyed = 0;
  #made = 0;
  #before = 0;

  constructor(private readonly report: Progress) {}

  readonly surveying: Progress = (rows) => {
    this.#surveyed = this.#before + rows;
    this.#say();
  };

  /** The next file begins. */
  next(): void {
    this.#before = this.#surveyed;
  }

  row(): void {
    this.#made += 1;
    if (this.#made % BATCH === 0) this.#say();
  }

  #say(): void {
    this.report(Math.floor((this.#surveyed + this.#made) / 2));
  }
}

function planSheets(
  files: readonly ListFile[],
  kind: ListKind,
  choices: ImportChoices,
  memory: ImportMemory,
  steps: Steps,
): SheetPlan[] {
  const found: {
    file: number;
    at: number;
    of: number;
    sheet: Sheet;
    survey: Survey;
    isChosen: boolean | undefined;
  }[] = [];
  files.forEach((file, i) => {
    file.sheets.forEach((sheet, at) => {
      const choice = choices.sheets.find((each) => each.sheet === found.length);
      const survey = surveySheet(sheet, kind, choice, memory);
      found.push({ file: i, at, of: file.sheets.length, sheet, survey, isChosen: choice?.isUsed });
    });
    steps.next();
  });
  const isNamed = found.some(({ survey }) => hasName(survey.columns));
  const plans = found.map(({ file, at, of, sheet, survey, isChosen }, index): SheetPlan => {
    // A sheet of notes beside the list is no list, whatever words stand in it.
    const isList = survey.header !== null && (!isNamed || hasName(survey.columns));
    return {
      sheet: index,
      file,
      name: sheet.name === '' && of > 1 ? String(at + 1) : sheet.name,
      source: sheet,
      survey,
      isUsed: isChosen ?? isList,
      linked: [],
      linkedTo: null,
      firstCell: 0,
    };
  });
  return choices.files === 'linked' ? linkPlans(plans) : plans;
}

/** The lists of the further files stand beside those of the first, in the same order. */
function linkPlans(plans: readonly SheetPlan[]): SheetPlan[] {
  const own = plans.filter(({ file, isUsed }) => file === 0 && isUsed);
  const others = plans.filter(({ file, isUsed }) => file > 0 && isUsed);
  const linked = own.map((plan, i) => {
    let firstCell = plan.survey.columns.length;
    const beside: SheetPlan[] = [];
    for (const file of new Set(others.map((other) => other.file))) {
      const other = others.filter((each) => each.file === file)[i];
      if (other === undefined) throw new Refusal('list-files-part', partedAtEnd(plan));
      if (!hasName(other.survey.columns)) throw new Refusal('import-needs-name-column');
      beside.push({ ...other, linkedTo: plan.sheet, firstCell });
      firstCell += other.survey.columns.length;
    }
    return { ...plan, linked: beside };
  });
  const all = [...linked, ...linked.flatMap((plan) => plan.linked)];
  return plans.map((plan) => all.find(({ sheet }) => sheet === plan.sheet) ?? plan);
}

function partedAtEnd({ survey }: SheetPlan): Record<string, string | number> {
  return { row: survey.header?.row.number ?? 1, name: '—', otherRow: '—', otherName: '—' };
}

function blockingOf(plans: readonly SheetPlan[]): Blocking | null {
  const used = plans.filter(({ isUsed }) => isUsed);
  if (used.some(({ survey }) => survey.looksLikePayroll)) return 'list-looks-like-payroll';
  return used.some(({ survey }) => hasName(survey.columns)) ? null : 'import-needs-name-column';
}

function describeSheet(plan: SheetPlan, tally: ReadingTally): PreparedSheet {
  const { sheet, file, name, source, survey, isUsed, linkedTo, firstCell } = plan;
  const { people, dataRows, challengeRows } = tally.ofSheet(sheet);
  return {
    sheet,
    file,
    name,
    isUsed,
    kind: survey.kind,
    headerRow: survey.header?.row.number ?? null,
    columns: survey.columns,
    firstCell,
    linkedTo,
    top: survey.top,
    rows: source.lastRow,
    blank: source.lastRow - survey.held,
    people,
    dataRows,
    challengeRows,
  };
}
