/** How a workbook shows a number: which is a date, and which keeps leading zeros. */
export interface NumberFormat {
  readonly isDate: boolean;
  /** Digits that a format such as `00000` pads to; 0 for none. */
  readonly digits: number;
}

const PLAIN: NumberFormat = { isDate: false, digits: 0 };

/** Built-in formats of ECMA-376 §18.8.30 that show dates or times, with the East Asian ones. */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

export function numberFormat(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) return isBuiltInDate(id) ? { isDate: true, digits: 0 } : PLAIN;
  const shown = code
    .split(';', 1)
    .join('')
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[[^\]]*\]/g, '');
  if (/^0{2,}$/.test(shown)) return { isDate: false, digits: shown.length };
  // 00000-0000, the format of a ZIP with its extension, is left to the checks.
  return { isDate: /[dmyhs]/i.test(shown) && !/general/i.test(shown), digits: 0 };
}

const DAY = 86_400_000;

/** YYYY-MM-DD of a serial date, counted from 1900 (with Excel's 29 February 1900) or from 1904; null out of range. */
export function serialDate(serial: number, from1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 1 || serial > 2_958_465) return null;
  const days = Math.floor(serial) + (from1904 ? 1462 : 0);
  const epoch = Date.UTC(1899, 11, days < 60 ? 31 : 30);
  return new Date(epoch + days * DAY).toISOString().slice(0, 10);
}

/** HH:MM of a time without a day, such as the beginning of a shift; null for anything else. */
export function serialTime(serial: number): string | null {
  if (!(serial > 0 && serial < 1)) return null;
  const minutes = Math.round(serial * 1_440) % 1_440;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** The digits of a number as people write them: no exponent, no `.0`. Null when the file already lost some of them. */
export function plainNumber(raw: string): string | null {
  const value = Number(raw);
  if (raw === '' || !Number.isFinite(value)) return null;
  if (!/e/i.test(raw)) return raw.replace(/^(-?\d+)\.0*$/, '$1');
  if (!Number.isSafeInteger(value)) return null;
  return String(value);
}
