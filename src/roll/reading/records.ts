import { Refusal } from './refusal';

/** Longer than any record of a list: a quotation mark that is still open is never closed. */
const LONGEST_RECORD = 200_000;
/** Columns from which a line inside quotation marks can be told from a row that they swallowed. */
const TELLING_DELIMITERS = 3;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;

/**
 * Cuts text into the cells of its records (RFC 4180, and what programs make of it): any line end, quoted delimiters and
 * line ends, doubled quotation marks, quotation marks in the middle of a cell. A line without a quotation mark is
 * simply split. Pieces end where lines end. Throws `Refusal` for a quotation mark that is never closed.
 *
 * @param firstLine the number that an editor gives the first line of the pieces
 */
export function* cutRecords(
  pieces: Iterable<string>,
  delimiter: string,
  firstLine: number,
): Generator<string[], void, undefined> {
  const cutter = new QuotedRecords(delimiter);
  let line = firstLine;
  let rest = '';
  for (const piece of pieces) {
    const text = rest === '' ? piece : rest + piece;
    rest = '';
    const hasQuotes = text.includes('"');
    const findLine = hasLoneReturn(text) ? findAnyLine : findFeedLine;
    for (let at = 0; at < text.length;) {
      const { end, next } = findLine(text, at);
      const shown = text.slice(at, end);
      if (hasQuotes && shown.includes('"')) {
        const after = cutter.cut(text, at, line);
        if (after === null) {
          rest = text.slice(at);
          if (rest.length > LONGEST_RECORD) throw new Refusal('list-quote-unclosed', { line });
          break;
        }
        line += after === next ? 1 : countLines(text.slice(at, after));
        at = after;
        yield cutter.cells;
      } else {
        at = next;
        line += 1;
        const cells = shown.split(delimiter);
        cutter.widest = Math.max(cutter.widest, cells.length);
        yield cells;
      }
    }
  }
  if (rest !== '') throw new Refusal('list-quote-unclosed', { line });
}

interface Line {
  /** Where its line end begins. */
  readonly end: number;
  readonly next: number;
}

function hasLoneReturn(text: string): boolean {
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
    if (text.charCodeAt(at + 1) !== LF) return true;
  }
  return false;
}

function findFeedLine(text: string, at: number): Line {
  const feed = text.indexOf('\n', at);
  if (feed < 0)
    return {
      end: text.charCodeAt(text.length - 1) === CR ? text.length - 1 : text.length,
      next: text.length,
    };
  return { end: feed > at && text.charCodeAt(feed - 1) === CR ? feed - 1 : feed, next: feed + 1 };
}

function findAnyLine(text: string, at: number): Line {
  const lineEnd = /\r\n?|\n/g;
  lineEnd.lastIndex = at;
  const found = lineEnd.exec(text);
  if (found === null) return { end: text.length, next: text.length };
  return { end: found.index, next: lineEnd.lastIndex };
}

function countLines(text: string): number {
  return text.split(/\r\n|\n|\r/).length - (/[\r\n]$/.test(text) ? 1 : 0);
}

/** Records with quotation marks in them. */
class QuotedRecords {
  /** Of the record that was cut last. */
  cells: string[] = [];
  /** The most cells of any record so far. */
  widest = 0;

  constructor(private readonly delimiter: string) {}

  /** Cuts the record that begins at `from`; where the next one begins, or null if this one does not end in the text. */
  cut(text: string, from: number, line: number): number | null {
    const cells: string[] = [];
    for (let at = from; ; at += 1) {
      const quote = this.#skipSpaces(text, at);
      if (text.charCodeAt(quote) === QUOTE) {
        const close = findClosing(text, quote + 1);
        if (close < 0) return null;
        const value = text.slice(quote + 1, close);
        const end = this.#skipSpaces(text, close + 1);
        if (this.#isEnd(text, end)) {
          if (this.#swallowsRows(value)) throw new Refusal('list-quote-unclosed', { line });
          cells.push(value.includes('"') ? value.replaceAll('""', '"') : value);
          at = end;
        } else {
          // “"Bob" Ruiz”: the marks belong to the cell, unless lines lie between them.
          if (/[\r\n]/.test(value)) throw new Refusal('list-quote-unclosed', { line });
          at = this.#cutPlain(text, at, cells);
        }
      } else {
        at = this.#cutPlain(text, at, cells);
      }
      if (text.startsWith(this.delimiter, at)) continue;
      this.cells = cells;
      this.widest = Math.max(this.widest, cells.length);
      return text.startsWith('\r\n', at) ? at + 2 : at + 1;
    }
  }

  #cutPlain(text: string, from: number, cells: string[]): number {
    let end = from;
    while (!this.#isEnd(text, end)) end += 1;
    cells.push(text.slice(from, end));
    return end;
  }

  #skipSpaces(text: string, from: number): number {
    let at = from;
    while (text.charCodeAt(at) === SPACE) at += 1;
    return at;
  }

  #isEnd(text: string, at: number): boolean {
    const code = text.charCodeAt(at);
    return at >= text.length || code === LF || code === CR || text.startsWith(this.delimiter, at);
  }

  /** A line that could be a whole row, between two marks: each of them was left over from another row. */
  #swallowsRows(value: string): boolean {
    if (!/[\r\n]/.test(value)) return false;
    const telling = Math.max(TELLING_DELIMITERS, this.widest - 1);
    return value.split(/\r\n|\n|\r/).some((each) => each.split(this.delimiter).length > telling);
  }
}

/** The mark that closes what was opened before `from`, doubled ones passed over; -1 if there is none. */
function findClosing(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text.charCodeAt(at + 1) !== QUOTE) return at;
  }
  return -1;
}
