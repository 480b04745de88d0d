import { CsvError, parse } from 'csv-parse/sync';
import { LIMITS, type Limits } from './limits';
import { Refusal } from './refusal';
import type { ListFile, Progress, SheetRow } from './sheet';
import { decodeText } from './text-encoding';

const DELIMITERS = [',', ';', '\t', '|'] as const;
const SAMPLE_LINES = 30;
const LONGEST_RECORD = 200_000;

/** Reads a CSV, TSV or similar text: any usual encoding and delimiter, quoted line ends. Throws `Refusal`. */
export function readDelimited(bytes: Uint8Array, progress: Progress, limits: Limits = LIMITS): ListFile {
  const { text, encoding } = decodeText(bytes);
  if (text.includes('\0')) throw new Refusal('file-binary');
  const delimiter = findDelimiter(text);
  const records = parseRecords(text, delimiter);
  if (records.length > limits.rows) throw new Refusal('list-too-many-rows', { limit: limits.rows });
  const rows: SheetRow[] = [];
  records.forEach((record, i) => {
    let last = record.length;
    while (last > 0 && record[last - 1]?.trim() === '') last -= 1;
    if (last === 0) return;
    if (last > limits.columns) throw new Refusal('list-too-many-columns', { limit: limits.columns });
    const cells = record.slice(0, last);
    if (cells.some((cell) => cell.length > limits.cellLength)) {
      throw new Refusal('list-cell-too-long', { limit: limits.cellLength });
    }
    rows.push({ number: i + 1, cells, kinds: cells.map((cell) => (cell === '' ? '-' : 't')).join('') });
  });
  progress(records.length);
  return { kind: 'delimited', encoding, delimiter, sheets: [{ name: '', rows, lastRow: records.length }] };
}

function parseRecords(text: string, delimiter: string): string[][] {
  // Without a quotation mark there is nothing to parse.
  if (!text.includes('"')) return splitRecords(text, delimiter);
  try {
    return parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: LONGEST_RECORD,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // A quote that never closes swallows the rest of the file.
    throw new Refusal('list-quote-unclosed');
  }
}

function splitRecords(text: string, delimiter: string): string[][] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => line.split(delimiter));
}

/** The delimiter that cuts the first lines into the most columns, most evenly. */
export function findDelimiter(text: string): string {
  const lines = text
    .slice(0, 100_000)
    .split(/\r\n|\n|\r/, SAMPLE_LINES)
    .filter((line) => line.trim() !== '');
  let best: string = ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const counts = lines.map((line) => countOutsideQuotes(line, delimiter)).sort((a, b) => a - b);
    const median = counts[Math.floor(counts.length / 2)] ?? 0;
    const even = counts.filter((count) => count === median).length / Math.max(1, counts.length);
    if (median * even > bestScore) {
      best = delimiter;
      bestScore = median * even;
    }
  }
  return best;
}

function countOutsideQuotes(line: string, delimiter: string): number {
  let count = 0;
  let isQuoted = false;
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted;
    else if (character === delimiter && !isQuoted) count += 1;
  }
  return count;
}
