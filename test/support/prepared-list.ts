import type { PreparedRow } from '../../src/roll/checking/entry';
import {
  NO_CHOICES,
  NO_MEMORY,
  type ImportChoices,
  type ImportMemory,
  type ListKind,
} from '../../src/roll/choices';
import { prepareImport } from '../../src/roll/prepare';
import type { Reading } from '../../src/roll/prepared';

/** A reading with the rows that came of it. */
export interface PreparedList extends Omit<Reading, 'rows'> {
  readonly rows: readonly PreparedRow[];
  readonly rowsInFile: number;
}

export interface Decisions {
  readonly kind?: ListKind;
  readonly choices?: Partial<ImportChoices>;
  readonly memory?: Partial<ImportMemory>;
}

export function prepareFiles(
  files: readonly Uint8Array[],
  { kind = 'employer', choices = {}, memory = {} }: Decisions = {},
): PreparedList {
  const rows: PreparedRow[] = [];
  const reading = prepareImport(
    files.map((bytes, i) => ({ name: `list-${i + 1}`, bytes })),
    kind,
    { ...NO_CHOICES, ...choices },
    { ...NO_MEMORY, ...memory },
    (batch) => rows.push(...batch),
  );
  return { ...reading, rows, rowsInFile: reading.rows };
}

export function prepareLines(lines: readonly string[], decisions: Decisions = {}): PreparedList {
  return prepareFiles([Buffer.from(lines.join('\n'))], decisions);
}

/** Every row of the files is a person or has a reason. */
export function expectWhole({ sheets, rows, people, leftOut, rowsInFile }: PreparedList): void {
  const own = sheets.filter(({ linkedTo }) => linkedTo === null);
  expect(people + Object.values(leftOut).reduce((a, b) => a + b, 0)).toBe(rowsInFile);
  expect(rowsInFile).toBe(own.reduce((total, sheet) => total + sheet.rows, 0));
  expect(rows.length + leftOut.blank).toBe(rowsInFile);
  expect(own.reduce((total, sheet) => total + sheet.people, 0)).toBe(people);
}
