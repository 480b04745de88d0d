import { isAscii, isUtf8 } from 'node:buffer';
import { analyse } from 'chardet';
import { decode } from 'iconv-lite';
import { Refusal } from './refusal';

const WIDE_SAMPLE = 64 * 1024;
/** Bytes that are weighed for a guess, and where they are looked for. */
const SAMPLE = 4 * 1024;
const SEARCHED = 4 * 1024 * 1024;
const BLOCK = 128 * 1024;
/** No record of 256 cells is longer in any encoding; a file without line ends is no list. */
const LONGEST_LINE = 4 * 1024 * 1024;
const LF = 0x0a;
const CR = 0x0d;

/** Encodings that office programs write, apart from Unicode; what else is guessed is taken for Windows-1252. */
const OTHER: readonly string[] = ['windows-1250', 'windows-1251', 'Shift_JIS', 'EUC-KR', 'GB18030', 'Big5'];
/** Below this a guess of another alphabet is more often wrong than right on names in Latin letters. */
const SURE = 80;

export interface TextFile {
  readonly encoding: string;
  /** The text in pieces that end where a line ends, the last one where the file does. May be asked for again. */
  pieces(): Iterable<string>;
}

/** A text in whatever encoding it was saved, decoded piece by piece. Throws `Refusal` for what is no text. */
export function openText(bytes: Uint8Array): TextFile {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wide = wideEncoding(buffer);
  if (wide !== null) {
    const from = hasWideMark(buffer) ? 2 : 0;
    const toText = wide === 'utf-16le' ? readLittleEndian : readBigEndian;
    return {
      encoding: wide,
      pieces: () => readPieces(buffer, from, wide === 'utf-16le' ? endOfWide(0) : endOfWide(1), toText),
    };
  }
  if (buffer.includes(0)) throw new Refusal('file-binary');
  const from = hasMark(buffer) ? 3 : 0;
  const { encoding, toText } = narrowEncoding(buffer);
  return { encoding, pieces: () => readPieces(buffer, from, endOfNarrow, toText) };
}

type ToText = (block: Buffer) => string;
/** The byte after the last line end between two places, or after the first one beyond; -1 where there is none. */
type FindEnd = (buffer: Buffer, from: number, to: number) => number;

function* readPieces(buffer: Buffer, from: number, findEnd: FindEnd, toText: ToText): Generator<string> {
  let at = from;
  while (at < buffer.length) {
    let end = buffer.length;
    for (let size = BLOCK; at + size < buffer.length; size *= 2) {
      if (size > LONGEST_LINE) throw new Refusal('list-line-too-long');
      end = findEnd(buffer, at, at + size);
      if (end > at) break;
      end = buffer.length;
    }
    yield toText(buffer.subarray(at, end));
    at = end;
  }
}

function endOfNarrow(buffer: Buffer, from: number, to: number): number {
  const last = buffer.lastIndexOf(LF, to - 1);
  if (last >= from) return last + 1;
  // Old Macintosh programs end lines with a carriage return alone. The last byte may be half of a line end.
  const carriage = buffer.lastIndexOf(CR, to - 2);
  return carriage >= from ? carriage + 1 : -1;
}

/** Both bytes of a line end are looked at: U+0A00 and the like hold a byte that looks like one. */
function endOfWide(high: 0 | 1): FindEnd {
  return (buffer, from, to) => {
    for (const mark of [LF, CR]) {
      const latest = to - (mark === CR ? 4 : 2);
      for (let at = latest - ((latest - from) % 2); at >= from; at -= 2) {
        if (buffer[at + high] === mark && buffer[at + 1 - high] === 0) return at + 2;
      }
    }
    return -1;
  };
}

function readLittleEndian(block: Buffer): string {
  // Half a letter at the end of a file that was cut off is shown as lost, not left away.
  const text = block.toString('utf16le') + (block.length % 2 === 1 ? '\uFFFD' : '');
  if (text.includes('\0')) throw new Refusal('file-binary');
  return text;
}

function readBigEndian(block: Buffer): string {
  const even = Buffer.from(block.subarray(0, block.length - (block.length % 2)));
  return readLittleEndian(even.swap16()) + (block.length % 2 === 1 ? '\uFFFD' : '');
}

function hasMark(buffer: Buffer): boolean {
  return buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf;
}

function hasWideMark(buffer: Buffer): boolean {
  return (buffer[0] === 0xff && buffer[1] === 0xfe) || (buffer[0] === 0xfe && buffer[1] === 0xff);
}

/** UTF-16 by its mark, or by every other byte being zero in text of mostly Latin letters. */
function wideEncoding(buffer: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (hasWideMark(buffer)) return buffer[0] === 0xff ? 'utf-16le' : 'utf-16be';
  const sample = buffer.subarray(0, WIDE_SAMPLE);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < sample.length; i += 1) {
    if (sample[i] !== 0) continue;
    if (i % 2 === 0) even += 1;
    else odd += 1;
  }
  const half = sample.length / 2;
  if (odd > half * 0.6 && even < half * 0.1) return 'utf-16le';
  if (even > half * 0.6 && odd < half * 0.1) return 'utf-16be';
  return null;
}

function narrowEncoding(buffer: Buffer): { encoding: string; toText: ToText } {
  if (isUtf8(buffer)) return { encoding: 'utf-8', toText: readUtf8 };
  const { unicode, other } = countLines(buffer);
  if (unicode === 0) {
    const encoding = guessNarrow(buffer);
    if (encoding !== 'windows-1252') return { encoding, toText: (block) => decode(block, encoding) };
  }
  return { encoding: unicode > other ? 'utf-8' : 'windows-1252', toText: readMixed };
}

function readUtf8(block: Buffer): string {
  return block.toString(isAscii(block) ? 'latin1' : 'utf8');
}

/** Lists put together from several programs: a line that is not UTF-8 is Windows-1252, and none is lost. */
function readMixed(block: Buffer): string {
  if (isUtf8(block)) return readUtf8(block);
  let text = '';
  for (const line of linesOf(block)) text += isUtf8(line) ? readUtf8(line) : readWindows1252(line);
  return text;
}

/** Lines with letters beyond ASCII: how many of them are UTF-8, and how many are something else. */
function countLines(buffer: Buffer): { unicode: number; other: number } {
  let unicode = 0;
  let other = 0;
  for (const line of linesOf(buffer)) {
    if (isAscii(line)) continue;
    if (isUtf8(line)) unicode += 1;
    else other += 1;
  }
  return { unicode, other };
}

function* linesOf(block: Buffer): Generator<Buffer> {
  for (let at = 0; at < block.length;) {
    const end = block.indexOf(LF, at) + 1 || block.length;
    yield block.subarray(at, end);
    at = end;
  }
}

/** Guessed from lines with letters beyond ASCII alone: the others say nothing and take long to weigh. */
function guessNarrow(buffer: Buffer): string {
  const telling: Buffer[] = [];
  let length = 0;
  for (const line of linesOf(buffer.subarray(0, SEARCHED))) {
    if (isAscii(line)) continue;
    telling.push(line);
    length += line.length;
    if (length > SAMPLE) break;
  }
  const [best] = analyse(Buffer.concat(telling).subarray(0, SAMPLE));
  if (best !== undefined && best.confidence >= SURE && OTHER.includes(best.name))
    return best.name.toLowerCase();
  return 'windows-1252';
}

/** What Windows-1252 has in the place of control characters; the five places it leaves free stay what they are. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

function readWindows1252(block: Buffer): string {
  return block
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80] ?? character);
}
