import { isNativeError } from 'node:util/types';
import { crc32, inflateRawSync } from 'node:zlib';
import { Inflate } from 'fflate';
import { Refusal } from './refusal';
import { LIMITS, megabytes, type Limits } from './limits';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
/** Of ZIP64: where its own directory ends, and the sizes that don't fit. */
const LOCATOR = 0x07064b50;
const LOCATOR_BYTES = 20;
const LONG_SIZES = 1;
const UNKNOWN = 0xffffffff;
const LONGEST_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;
/** Packed bytes taken at a time: deflate makes a thousand times as many of them at most. */
const CHUNK = 16 * 1024;
/** Bytes that a part may unpack to at once. */
const SMALL_PART = 24 * 1024 * 1024;

interface Member {
  readonly start: number;
  readonly packed: number;
  readonly method: number;
  readonly checksum: number;
  readonly isEncrypted: boolean;
}

/**
 * A ZIP archive, read through its central directory. Parts are unpacked in chunks and counted as they come: what
 * the archive claims about sizes is not believed. Throws `Refusal`.
 */
export class Archive {
  readonly #view: DataView;
  readonly #members = new Map<string, Member>();
  /** The most that has been unpacked of each part, however often. */
  readonly #unpackedParts = new Map<string, number>();
  #unpacked = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly limits: Limits = LIMITS,
  ) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    try {
      this.#readDirectory();
    } catch (error) {
      if (error instanceof RangeError) throw new Refusal('file-damaged');
      throw error;
    }
  }

  has(name: string): boolean {
    return this.#members.has(name.toLowerCase());
  }

  /** A part, unpacked chunk by chunk as they are asked for. */
  *unpack(name: string): Generator<Uint8Array, void, undefined> {
    const member = this.#members.get(name.toLowerCase());
    if (member === undefined) throw new Refusal('file-damaged');
    if (member.isEncrypted) throw new Refusal('file-encrypted');
    const packed = this.bytes.subarray(member.start, member.start + member.packed);
    if (packed.length < member.packed) throw new Refusal('file-damaged');
    if (member.method !== STORED && member.method !== DEFLATED) throw new Refusal('file-damaged');
    let unpacked = 0;
    let checksum = 0;
    for (const chunk of member.method === STORED ? slice(packed) : inflate(packed)) {
      unpacked += chunk.length;
      checksum = crc32(chunk, checksum);
      this.#count(name.toLowerCase(), unpacked);
      yield chunk;
    }
    if (checksum !== member.checksum) throw new Refusal('file-damaged');
  }

  #count(name: string, unpacked: number): void {
    const before = this.#unpackedParts.get(name) ?? 0;
    if (unpacked <= before) return;
    this.#unpackedParts.set(name, unpacked);
    this.#unpacked += unpacked - before;
    if (this.#unpacked > this.limits.unpackedBytes) {
      throw new Refusal('file-unpacks-too-large', { limit: megabytes(this.limits.unpackedBytes) });
    }
  }

  #readDirectory(): void {
    const end = this.#findEnd();
    let count = this.#view.getUint16(end + 10, true);
    let at = this.#view.getUint32(end + 16, true);
    if (count === 0xffff || at === UNKNOWN) {
      const locator = end - LOCATOR_BYTES;
      if (this.#view.getUint32(locator, true) !== LOCATOR) throw new Refusal('file-damaged');
      const end64 = this.#long(locator + 8);
      count = this.#long(end64 + 32);
      at = this.#long(end64 + 48);
    }
    for (let i = 0; i < count; i += 1) {
      if (this.#view.getUint32(at, true) !== CENTRAL) throw new Refusal('file-damaged');
      const nameLength = this.#view.getUint16(at + 28, true);
      const extraLength = this.#view.getUint16(at + 30, true);
      const nameBytes = this.bytes.subarray(at + 46, at + 46 + nameLength);
      const name = new TextDecoder().decode(nameBytes).replaceAll('\\', '/').toLowerCase();
      // Two parts of one name: programs disagree about which of them counts.
      if (this.#members.has(name)) throw new Refusal('file-damaged');
      this.#members.set(name, this.#readMember(at, at + 46 + nameLength, extraLength));
      at += 46 + nameLength + extraLength + this.#view.getUint16(at + 32, true);
    }
  }

  #readMember(at: number, extraAt: number, extraLength: number): Member {
    let packed = this.#view.getUint32(at + 20, true);
    let local = this.#view.getUint32(at + 42, true);
    // Some programs write every size as a long one, however small.
    let long = this.#findLongSizes(extraAt, extraLength);
    if (this.#view.getUint32(at + 24, true) === UNKNOWN) long += 8;
    if (packed === UNKNOWN) {
      packed = this.#long(long);
      long += 8;
    }
    if (local === UNKNOWN) local = this.#long(long);
    if (this.#view.getUint32(local, true) !== LOCAL) throw new Refusal('file-damaged');
    return {
      start: local + 30 + this.#view.getUint16(local + 26, true) + this.#view.getUint16(local + 28, true),
      packed,
      method: this.#view.getUint16(at + 10, true),
      checksum: this.#view.getUint32(at + 16, true),
      isEncrypted: (this.#view.getUint16(at + 8, true) & 1) === 1,
    };
  }

  #findLongSizes(extraAt: number, extraLength: number): number {
    for (let at = extraAt; at + 4 <= extraAt + extraLength; at += 4 + this.#view.getUint16(at + 2, true)) {
      if (this.#view.getUint16(at, true) === LONG_SIZES) return at + 4;
    }
    return extraAt + extraLength;
  }

  #long(at: number): number {
    const value = Number(this.#view.getBigUint64(at, true));
    if (value > this.bytes.length) throw new Refusal('file-damaged');
    return value;
  }

  #findEnd(): number {
    const first = Math.max(0, this.bytes.length - END_BYTES - LONGEST_COMMENT);
    for (let at = this.bytes.length - END_BYTES; at >= first; at -= 1) {
      if (this.#view.getUint32(at, true) === END) return at;
    }
    throw new Refusal('file-damaged');
  }
}

function* slice(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
}

/** What unpacks to little is unpacked at once, which is far quicker; anything else as it is asked for. */
function* inflate(packed: Uint8Array): Generator<Uint8Array> {
  const whole = packed.length <= SMALL_PART ? inflateWhole(packed) : null;
  yield* whole === null ? inflateStepwise(packed) : slice(whole);
}

function inflateWhole(packed: Uint8Array): Uint8Array | null {
  try {
    return inflateRawSync(packed, { maxOutputLength: SMALL_PART });
  } catch (error) {
    if (!isNativeError(error) || !('code' in error)) throw error;
    if (error.code === 'ERR_BUFFER_TOO_LARGE') return null;
    throw new Refusal('file-damaged');
  }
}

function* inflateStepwise(packed: Uint8Array): Generator<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const stream = new Inflate((chunk) => {
    if (chunk.length > 0) chunks.push(chunk);
  });
  for (let at = 0; at < packed.length; at += CHUNK) {
    try {
      stream.push(packed.subarray(at, at + CHUNK), at + CHUNK >= packed.length);
    } catch (error) {
      // fflate throws plain errors with a number for a broken stream.
      if (isNativeError(error) && 'code' in error && typeof error.code === 'number')
        throw new Refusal('file-damaged');
      throw error;
    }
    yield* chunks;
    chunks.length = 0;
  }
}
