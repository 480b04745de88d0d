/** RFC 8785 canonical JSON of the record's subset: no floats, integers within ±(2^53 − 1). */
import { decodeUtf8, utf8 } from './encoding';

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

export type CanonicalParse =
  { readonly ok: true; readonly value: JsonValue } | { readonly ok: false; readonly reason: string };

// With the u flag a surrogate matches only where it stands alone.
const LONE_SURROGATE = /\p{Surrogate}/u;
// Far above any entry of the record, far below what exhausts the stack.
const MAX_DEPTH = 200;

/**
 * The canonical text of a value. Keys are sorted by UTF-16 unit while writing, because JavaScript objects
 * put "9" before "10" whatever the order they were given in.
 * @throws TypeError for what the record cannot hold: floats, integers out of range, lone surrogates, undefined.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError(`${value} is not an integer within ±(2^53 − 1)`);
    // Negative zero is written 0 (RFC 8785 §3.2.2.3).
    return String(value);
  }
  if (typeof value === 'string') return writeString(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`;
  if (typeof value === 'object') {
    const members = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
    return `{${members.map(([key, item]) => `${writeString(key)}:${canonicalJson(item)}`).join(',')}}`;
  }
  throw new TypeError(`a ${typeof value} has no JSON form`);
}

/** The canonical bytes of a value: UTF-8 of {@link canonicalJson}. */
export function canonicalBytes(value: unknown): Uint8Array {
  return utf8(canonicalJson(value));
}

function writeString(text: string): string {
  if (LONE_SURROGATE.test(text)) throw new TypeError('a lone surrogate has no UTF-8 form');
  // ECMAScript's own escapes are those RFC 8785 §3.2.2.2 asks for.
  return JSON.stringify(text);
}

/** Reads bytes that must be canonical JSON exactly; otherwise says why they are not. */
export function parseCanonicalBytes(bytes: Uint8Array): CanonicalParse {
  const text = decodeUtf8(bytes);
  return text === null ? { ok: false, reason: 'the bytes are not UTF-8' } : parseCanonical(text);
}

/** Reads text that must be canonical JSON exactly. Objects come without a prototype, so that no key is special. */
export function parseCanonical(text: string): CanonicalParse {
  const reader = new CanonicalReader(text);
  try {
    return { ok: true, value: reader.readDocument() };
  } catch (error) {
    if (error instanceof NotCanonical) return { ok: false, reason: error.message };
    // A defect must not pass for a finding about the text.
    throw error;
  }
}

class NotCanonical extends Error {}

class CanonicalReader {
  private at = 0;

  constructor(private readonly text: string) {}

  readDocument(): JsonValue {
    if (this.text === '') this.refuse('it is empty');
    const value = this.readValue(0);
    if (this.at < this.text.length) this.refuse('something follows the value');
    return value;
  }

  private readValue(depth: number): JsonValue {
    if (depth > MAX_DEPTH) this.refuse('it is nested too deeply');
    const next = this.text.charAt(this.at);
    if (next === '{') return this.readObject(depth);
    if (next === '[') return this.readArray(depth);
    if (next === '"') return this.readString();
    if (next === '-' || (next >= '0' && next <= '9')) return this.readInteger();
    for (const [word, value] of WORDS) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length;
        return value;
      }
    }
    return this.refuse(
      next === '' ? 'it ends too early' : 'no JSON value begins here (white space is not allowed)',
    );
  }

  private readObject(depth: number): JsonObject {
    const object = Object.create(null) as Record<string, JsonValue>;
    let last: string | null = null;
    this.at += 1;
    if (this.take('}')) return object;
    do {
      if (this.text.charAt(this.at) !== '"') this.refuse('a key was expected');
      const key = this.readString();
      if (last === key) this.refuse(`the key ${JSON.stringify(key)} stands twice`);
      if (last !== null && last > key) {
        this.refuse(`the key ${JSON.stringify(key)} is not sorted by UTF-16 unit (or stands twice)`);
      }
      last = key;
      if (!this.take(':')) this.refuse('a colon was expected');
      object[key] = this.readValue(depth + 1);
    } while (this.take(','));
    if (!this.take('}')) this.refuse('a comma or closing brace was expected');
    return object;
  }

  private readArray(depth: number): JsonValue[] {
    const items: JsonValue[] = [];
    this.at += 1;
    if (this.take(']')) return items;
    do items.push(this.readValue(depth + 1));
    while (this.take(','));
    if (!this.take(']')) this.refuse('a comma or closing bracket was expected');
    return items;
  }

  private readString(): string {
    const start = this.at;
    let end = start + 1;
    while (end < this.text.length && this.text.charAt(end) !== '"')
      end += this.text.charAt(end) === '\\' ? 2 : 1;
    if (end >= this.text.length) this.refuse('a string does not end');
    const written = this.text.slice(start, end + 1);
    this.at = end + 1;
    let value: unknown;
    try {
      value = JSON.parse(written);
    } catch {
      return this.refuse('a string holds a control character or an unknown escape', start);
    }
    const text = String(value);
    if (LONE_SURROGATE.test(text)) this.refuse('a string holds a lone surrogate', start);
    if (JSON.stringify(text) !== written)
      this.refuse('a string is escaped otherwise than RFC 8785 says', start);
    return text;
  }

  private readInteger(): number {
    const start = this.at;
    const written = /[-+.0-9eE]*/y;
    written.lastIndex = start;
    const digits = String(written.exec(this.text)?.[0]);
    this.at += digits.length;
    if (/[.eE]/.test(digits)) this.refuse('a number is not an integer in plain digits', start);
    const value = Number(digits);
    if (String(value) !== digits && Math.abs(value) <= Number.MAX_SAFE_INTEGER) {
      this.refuse('a number has a sign, zero or character too many', start);
    }
    if (Number.isNaN(value)) this.refuse('a number is malformed', start);
    if (!Number.isSafeInteger(value)) this.refuse('an integer is beyond ±(2^53 − 1)', start);
    return value;
  }

  private take(character: string): boolean {
    if (this.text.charAt(this.at) !== character) return false;
    this.at += 1;
    return true;
  }

  private refuse(reason: string, at = this.at): never {
    throw new NotCanonical(`${reason}, at character ${at}`);
  }
}

const WORDS: readonly (readonly [string, JsonValue])[] = [
  ['null', null],
  ['true', true],
  ['false', false],
];
