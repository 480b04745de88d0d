import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Option, type Command } from 'commander';
import { Problem, sayProblem } from '../platform/problem';
import { LIST_KINDS, NO_CHOICES, type ListKind } from '../roll/choices';
import { LEFT_OUT, type LeftOut } from '../roll/checking/entry';
import type { RowProblemCode } from '../roll/checking/values';
import type { ColumnField } from '../roll/mapping/fields';
import { prepareImport } from '../roll/prepare';
import type { ImportedFile, PreparedSheet, Reading } from '../roll/prepared';
import { Refusal } from '../roll/reading/refusal';
import { localeOfTerminal, say, show, showJson, table } from './terminal';

interface InspectFlags {
  readonly json?: boolean;
  readonly kind: ListKind;
  readonly linked?: boolean;
}

const READABLE = 0;
const BLOCKED = 1;
const NOT_READABLE = 2;
const EXAMPLES = 5;

export function addInspectCommand(program: Command): void {
  program
    .command('inspect')
    .summary('read a voter list and say what an import would do')
    .description(
      'Reads a voter list (Word, Excel, CSV or text in any usual encoding) and says what an import would make of it. Needs neither ' +
        'a server nor a database, and changes nothing. Exit code 0: readable; 1: readable, but nothing can be imported ' +
        'as it is (no column of names, no people, a payroll file); 2: not readable, and why.',
    )
    .argument('<file...>', 'the list; several files one after the other, or side by side with --linked')
    .option('--json', 'print everything as JSON')
    .addOption(
      new Option('--kind <kind>', 'what the list is')
        .choices([...LIST_KINDS])
        .default('employer' satisfies ListKind),
    )
    .option('--linked', 'the files have the same people in the same order')
    .action(async (names: readonly string[], flags: InspectFlags) => {
      process.exitCode = await inspect(names, flags);
    });
}

async function inspect(names: readonly string[], { json, kind, linked }: InspectFlags): Promise<number> {
  const files: ImportedFile[] = [];
  for (const name of names) {
    const bytes = await readFile(name).catch((error: unknown) => {
      say(
        `${name} cannot be read (${error instanceof Error && 'code' in error ? String(error.code) : String(error)}).`,
      );
      return null;
    });
    if (bytes === null) return NOT_READABLE;
    files.push({ name: basename(name), bytes });
  }
  let reading: Reading;
  try {
    reading = prepareImport(files, kind, { ...NO_CHOICES, files: linked === true ? 'linked' : 'apart' });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say(sentence(error.code, error.parameters));
    return NOT_READABLE;
  }
  const inspection = describe(reading);
  if (json === true) showJson(inspection);
  else show(inWords(inspection, reading));
  if (reading.blocking === null) return READABLE;
  say(sentence(reading.blocking));
  return BLOCKED;
}

function sentence(code: Refusal['code'], parameters: Refusal['parameters'] = {}): string {
  return sayProblem(new Problem(code, parameters), localeOfTerminal()).detail;
}

/** What `--json` prints. `rows` and `people` are of the eligible; those subject to challenge are counted apart. */
interface Inspection {
  readonly sections: readonly {
    readonly name: string;
    readonly rows: number;
    readonly headerRow: number | null;
    readonly kind: string;
    readonly people: number;
  }[];
  /** Rows about people, those who repeat another among them. */
  readonly rows: number;
  readonly mapping: Readonly<Record<string, ColumnField>>;
  readonly people: number;
  readonly problems: readonly {
    readonly code: RowProblemCode;
    readonly count: number;
    readonly examples: readonly { readonly row: number; readonly value: string }[];
  }[];
  readonly duplicates: { readonly exact: number; readonly near: number };
  readonly subjectToChallenge: { readonly rows: number; readonly people: number };
  readonly leftOut: Partial<Record<LeftOut, number>>;
  readonly rowsInFile: number;
  readonly files: Reading['files'];
  readonly blocking: string | null;
}

function describe(reading: Reading): Inspection {
  const used = reading.sheets.filter(({ isUsed, headerRow }) => isUsed && headerRow !== null);
  const own = used.filter(({ linkedTo }) => linkedTo === null);
  const dataRows = own.reduce((sum, sheet) => sum + sheet.dataRows, 0);
  const challengeRows = own.reduce((sum, sheet) => sum + sheet.challengeRows, 0);
  return {
    sections: own.map(({ name, dataRows: rows, headerRow, kind, people }) => ({
      name,
      rows,
      headerRow,
      kind,
      people,
    })),
    rows: dataRows - challengeRows,
    mapping: mappingOf(used),
    people: reading.people - reading.challenge,
    problems: problemsOf(reading),
    duplicates: {
      exact: reading.leftOut['exact-duplicate'],
      near: reading.leftOut['near-duplicate'],
    },
    subjectToChallenge: { rows: challengeRows, people: reading.challenge },
    leftOut: Object.fromEntries(
      LEFT_OUT.map((reason) => [reason, reading.leftOut[reason]] as const).filter(([, count]) => count > 0),
    ),
    rowsInFile: reading.rows,
    files: reading.files,
    blocking: reading.blocking,
  };
}

function mappingOf(sheets: readonly PreparedSheet[]): Record<string, ColumnField> {
  const mapping: Record<string, ColumnField> = {};
  for (const { columns } of sheets) {
    for (const { column, heading, field } of columns) {
      const name = heading === '' ? `column ${column + 1}` : heading;
      if (field !== null && !(name in mapping)) mapping[name] = field;
    }
  }
  return mapping;
}

/** By code, whatever the field. */
function problemsOf({ problems }: Reading): Inspection['problems'] {
  const codes = [...new Set(problems.map(({ code }) => code))];
  return codes.map((code) => {
    const groups = problems.filter((group) => group.code === code);
    const examples = groups
      .flatMap((group) => group.examples)
      .map(({ row, before }) => ({ row, value: before }));
    return {
      code,
      count: groups.reduce((sum, { count }) => sum + count, 0),
      examples: examples.slice(0, EXAMPLES),
    };
  });
}

function inWords(inspection: Inspection, reading: Reading): string {
  const { rows, people, duplicates, subjectToChallenge, problems, sections, leftOut } = inspection;
  const files = reading.files.map(({ name, kind, encoding }) => `${name} (${encoding ?? kind})`).join(', ');
  const lines = [
    `${files}: ${people} people in ${rows} rows; ${duplicates.exact} repeated exactly, ${duplicates.near} nearly.`,
    ...(subjectToChallenge.rows === 0
      ? []
      : [`Subject to challenge: ${subjectToChallenge.people} people in ${subjectToChallenge.rows} rows.`]),
    `Left out: ${Object.entries(leftOut)
      .map(([reason, count]) => `${reason} ${count}`)
      .join(', ')}.`,
    '',
    table([
      ['sheet or table', 'rows', 'heading in row'],
      ...sections.map((section) => [
        section.name || '-',
        String(section.rows),
        String(section.headerRow ?? '-'),
      ]),
    ]),
    '',
    table([
      ['their column', 'our field', ''],
      ...reading.sheets
        .filter(({ isUsed }) => isUsed)
        .flatMap(({ columns }) =>
          columns.map((column) => [column.heading, column.field ?? '-', column.confidence]),
        ),
    ]),
  ];
  if (problems.length > 0) {
    const shown = problems.map(({ code, count, examples: [first] }) => {
      return [code, String(count), first === undefined ? '' : `row ${first.row}: ${first.value}`];
    });
    lines.push('', table([['problem', 'rows', 'for example'], ...shown]));
  }
  return lines.join('\n');
}
