import { Inflate, zipSync } from 'fflate';
import { decodeUtf8Leniently, utf8 } from '../../domain/encoding';
import {
  fail,
  type RecordMembers,
  type Verdict,
  verifyRecord,
  type VerifyOptions,
} from '../../domain/verdict';

/** The five members of an export, in the order in which they are written; tally.json may be absent. */
export const MEMBERS = ['record.jsonl', 'checkpoint', 'keys.json', 'tally.json', 'VERIFY.md'] as const;
export type MemberName = (typeof MEMBERS)[number];

const MIB = 1024 * 1024;
// A record of the largest election stays far below these; what is above is no record but a trap.
const MEMBER_LIMITS: Readonly<Record<MemberName, number>> = {
  'record.jsonl': 256 * MIB,
  checkpoint: MIB,
  'keys.json': MIB,
  'tally.json': MIB,
  'VERIFY.md': MIB,
};
const INFLATE_STEP = 64 * 1024;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const END_LENGTH = 22;
const MAX_COMMENT = 0xffff;
const FLAG_ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;

export type ArchiveReading =
  { readonly ok: true; readonly members: RecordMembers } | { readonly ok: false; readonly message: string };

/** A finding about the file: what `file` reports. */
class Damaged extends Error {}

interface DirectoryEntry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly checksum: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/**
 * Reads an export's members: a zip with exactly the five at its root, once each, tally.json optional. The
 * directory is read by hand, because a library that returns members by name hides one that stands twice.
 */
export function readArchive(bytes: Uint8Array): ArchiveReading {
  try {
    return { ok: true, members: readMembers(bytes) };
  } catch (error) {
    if (error instanceof Damaged) return { ok: false, message: error.message };
    throw error;
  }
}

/** The verdict on an export as it lies on disk. */
export function verifyArchive(bytes: Uint8Array, options: VerifyOptions = {}): Verdict {
  const reading = readArchive(bytes);
  return reading.ok ? verifyRecord(reading.members, options) : fail('file', null, reading.message);
}

function readMembers(bytes: Uint8Array): RecordMembers {
  const found = new Map<string, Uint8Array>();
  for (const entry of readDirectory(bytes)) {
    if (!isMember(entry.name))
      throw new Damaged(`the archive holds ${JSON.stringify(entry.name)}, which is no member`);
    if (found.has(entry.name)) throw new Damaged(`${entry.name} stands twice in the archive`);
    found.set(entry.name, readMember(bytes, entry, MEMBER_LIMITS[entry.name]));
  }
  const member = (name: MemberName): Uint8Array => {
    const content = found.get(name);
    if (content === undefined) throw new Damaged(`${name} is missing from the archive`);
    return content;
  };
  member('VERIFY.md');
  const tally = found.get('tally.json');
  return {
    record: member('record.jsonl'),
    checkpoint: decodeUtf8Leniently(member('checkpoint')),
    keys: decodeUtf8Leniently(member('keys.json')),
    tally: tally === undefined ? null : decodeUtf8Leniently(tally),
  };
}

function isMember(name: string): name is MemberName {
  return (MEMBERS as readonly string[]).includes(name);
}

function readDirectory(bytes: Uint8Array): DirectoryEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEndOfDirectory(bytes, view);
  const count = view.getUint16(end + 10, true);
  const length = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  if (
    view.getUint16(end + 4, true) !== 0 ||
    view.getUint16(end + 8, true) !== count ||
    start + length !== end
  ) {
    throw new Damaged('the archive’s directory is damaged');
  }
  const entries: DirectoryEntry[] = [];
  let at = start;
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== DIRECTORY_ENTRY) {
      throw new Damaged('the archive’s directory is damaged');
    }
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: decodeUtf8Leniently(bytes.subarray(at + 46, at + 46 + nameLength)),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  if (at !== end) throw new Damaged('the archive’s directory is damaged');
  return entries;
}

function findEndOfDirectory(bytes: Uint8Array, view: DataView): number {
  for (
    let at = bytes.length - END_LENGTH;
    at >= 0 && at >= bytes.length - END_LENGTH - MAX_COMMENT;
    at -= 1
  ) {
    const isEnd = view.getUint32(at, true) === END_OF_DIRECTORY;
    if (isEnd && at + END_LENGTH + view.getUint16(at + 20, true) === bytes.length) return at;
  }
  throw new Damaged('the file is no zip archive');
}

function readMember(bytes: Uint8Array, entry: DirectoryEntry, limit: number): Uint8Array {
  const { name, offset, packed, size } = entry;
  if (size > limit) throw new Damaged(`${name} claims ${size} bytes, more than any export holds`);
  if ((entry.flags & FLAG_ENCRYPTED) !== 0) throw new Damaged(`${name} is encrypted`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL_ENTRY) {
    throw new Damaged(`${name} is damaged`);
  }
  const nameEnd = offset + 30 + view.getUint16(offset + 26, true);
  const start = nameEnd + view.getUint16(offset + 28, true);
  const isSameName = decodeUtf8Leniently(bytes.subarray(offset + 30, nameEnd)) === name;
  if (!isSameName || start + packed > bytes.length) throw new Damaged(`${name} is damaged`);
  const content = unpack(bytes.subarray(start, start + packed), entry);
  if (content.length !== size || checksumOf(content) !== entry.checksum)
    throw new Damaged(`${name} is damaged`);
  return content;
}

function unpack(data: Uint8Array, { name, method, size }: DirectoryEntry): Uint8Array {
  if (method === STORED) return data.slice();
  if (method !== DEFLATED) throw new Damaged(`${name} is packed in a way that exports are not`);
  const content = new Uint8Array(size);
  let length = 0;
  const inflate = new Inflate((chunk) => {
    // Stops a member that unpacks to more than it claims at the first excess chunk.
    if (length + chunk.length > size) throw new Damaged(`${name} is larger than it claims`);
    content.set(chunk, length);
    length += chunk.length;
  });
  try {
    for (let at = 0; at < data.length; at += INFLATE_STEP) {
      inflate.push(data.subarray(at, at + INFLATE_STEP), at + INFLATE_STEP >= data.length);
    }
  } catch (error) {
    throw error instanceof Damaged ? error : new Damaged(`${name} is damaged`);
  }
  return content.subarray(0, length);
}

const CHECKSUMS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function checksumOf(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (value >>> 8) ^ Number(CHECKSUMS[(value ^ byte) & 0xff]);
  return (value ^ 0xffffffff) >>> 0;
}

export interface ArchiveContent extends RecordMembers {
  readonly guide: string;
}

/** `body_bytes` in index order, each ended by one LF: record.jsonl. */
export function recordLines(entries: readonly Uint8Array[]): Uint8Array {
  const lines = new Uint8Array(entries.reduce((length, entry) => length + entry.length + 1, 0));
  let at = 0;
  for (const entry of entries) {
    lines.set(entry, at);
    lines[at + entry.length] = 0x0a;
    at += entry.length + 1;
  }
  return lines;
}

/** The export as a zip: the same bytes for the same content, wherever and whenever it is made. */
export function writeArchive(content: ArchiveContent): Uint8Array {
  // Zip times are local and begin in 1980; the local start of that year is the same text everywhere.
  const mtime = new Date(1980, 0, 1);
  const files: Record<string, Uint8Array> = {
    'record.jsonl': content.record,
    checkpoint: utf8(content.checkpoint),
    'keys.json': utf8(content.keys),
    ...(content.tally === null ? {} : { 'tally.json': utf8(content.tally) }),
    'VERIFY.md': utf8(content.guide),
  };
  return zipSync(files, { level: 6, mtime });
}
