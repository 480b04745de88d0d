import type { Locale } from '../platform/locale';
import type { LeftOut } from './checking/entry';
import type { KeptPerson } from './imports.contract';

type Words = Readonly<Record<Locale, string>>;

/** Why a row brings nobody, as the file of the rows left out says it. */
export const REASONS: Readonly<Record<LeftOut, Words>> = {
  blank: { en: 'blank row', es: 'fila vacía' },
  title: { en: 'above the headings', es: 'por encima de los encabezados' },
  header: { en: 'headings', es: 'encabezados' },
  'repeated-header': { en: 'headings repeated', es: 'encabezados repetidos' },
  total: { en: 'total', es: 'fila de totales' },
  group: { en: 'name of a group', es: 'nombre de un grupo' },
  'no-name': { en: 'no family name', es: 'sin apellido' },
  'exact-duplicate': {
    en: 'same person and number as an earlier row',
    es: 'misma persona y número que una fila anterior',
  },
  'near-duplicate': {
    en: 'same person as an earlier row, other number',
    es: 'misma persona que una fila anterior, otro número',
  },
  'number-taken': { en: 'number already used by another person', es: 'número ya usado por otra persona' },
  'not-used': { en: 'sheet not used', es: 'hoja no utilizada' },
};

export const KEPT_BECAUSE: Readonly<Record<KeptPerson['why'], Words>> = {
  edited: { en: 'edited by hand since', es: 'corregida a mano después' },
  'later-list': { en: 'changed by a later list', es: 'cambiada por una lista posterior' },
  merged: { en: 'merged with another person since', es: 'unida con otra persona después' },
};

export const HEADINGS_LEFT_OUT: Readonly<Record<Locale, readonly string[]>> = {
  en: ['File', 'Sheet', 'Row', 'Reason', 'Cells as they came'],
  es: ['Archivo', 'Hoja', 'Fila', 'Motivo', 'Celdas tal como llegaron'],
};

export const HEADINGS_KEPT: Readonly<Record<Locale, readonly string[]>> = {
  en: ['Name', 'Employee number', 'Department', 'Shift', 'Kept because'],
  es: ['Nombre', 'Número de empleado', 'Departamento', 'Turno', 'Se conserva por'],
};

/** So that Excel reads the accents. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** What makes a spreadsheet take a cell of a text file for a formula: also behind spaces, also in full width. */
const STARTS_FORMULA = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u;

/** One line of a CSV that no spreadsheet runs: an apostrophe in front says “this is text”. */
export function csvLine(cells: readonly string[]): string {
  const line = cells
    .map((cell) => (STARTS_FORMULA.test(cell) ? `'${cell}` : cell))
    .map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell));
  return `${line.join(',')}\r\n`;
}
