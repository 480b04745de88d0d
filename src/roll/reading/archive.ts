import { Inflate } from 'fflate';
import { Refusal } from './refusal';
import { LIMITS, type Limits } from './limits';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;
const CHUNK = 64 * 1024;

interface Member {
  readonly start: number;
  readonly packed: number;
  readonly method: number;
  readonly isEncrypted: boolean;
}

/**
 * A ZIP archive, read through its central directory. Parts are unpacked in chunks and counted as they come: what
 * the archive claims about sizes is not believed. Throws `Refusal`.
 */
export class Archive {
  readonly #view: DataView;
  readonly #members = new Map<string, Member>();
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

  /** Unpacks a part, chunk by chunk. */
  unpack(name: string, take: (chunk: Uint8Array, isLast: boolean) => void): void {
    const member = this.#members.get(name.toLowerCase());
    if (member === undefined) throw new Refusal('file-damaged');
    if (member.isEncrypted) throw new Refusal('file-encrypted');
    const packed = this.bytes.subarray(member.start, member.start + member.packed);
    if (packed.length < member.packed) throw new Refusal('file-damaged');
    const counted = (chunk: Uint8Array, isLast: boolean): void => {
      this.#unpacked += chunk.length;
      if (this.#unpacked > this.limits.unpackedBytes) {
        throw new Refusal('file-unpacks-too-large', {
          limit: `${Math.round(this.limits.unpackedBytes / 1024 / 1024)} MB`,
        });
      }
      take(chunk, isLast);
    };
    if (member.method === STORED) {
      counted(packed, true);
    } else if (member.method === DEFLATED) {
      inflate(packed, counted);
    } else {
      throw new Refusal('file-damaged');
    }
  }

  #readDirectory(): void {
    const end = this.#findEnd();
    const count = this.#view.getUint16(end + 10, true);
    let at = this.#view.getUint32(end + 16, true);
    for (let i = 0; i < count; i += 1) {
      if (this.#view.getUint32(at, true) !== CENTRAL) throw new Refusal('file-damaged');
      const nameLength = this.#view.getUint16(at + 28, true);
      const name = new TextDecoder().decode(this.bytes.subarray(at + 46, at + 46 + nameLength));
      this.#members.set(name.replaceAll('\\', '/').toLowerCase(), this.#readMember(at));
      at += 46 + nameLength + this.#view.getUint16(at + 30, true) + this.#view.getUint16(at + 32, true);
    }
  }

  #readMember(at: number): Member {
    const local = this.#view.getUint32(at + 42, true);
    if (this.#view.getUint32(local, true) !== LOCAL) throw new Refusal('file-damaged');
    return {
      start: local + 30 + this.#view.getUint16(local + 26, true) + this.#view.getUint16(local + 28, true),
      packed: this.#view.getUint32(at + 20, true),
      method: this.#view.getUint16(at + 10, true),
      isEncrypted: (this.#view.getUint16(at + 8, true) & 1) === 1,
    };
  }

  #findEnd(): number {
    const first = Math.max(0, this.bytes.length - END_BYTES - LONGEST_COMMENT);
    for (let at = this.bytes.length - END_BYTES; at >= first; at -= 1) {
      if (this.#view.getUint32(at, true) === END) return at;
    }
    throw new Refusal('file-damaged');
  }
}

function inflate(packed: Uint8Array, take: (chunk: Uint8Array, isLast: boolean) => void): void {
  const stream = new Inflate(take);
  try {
    for (let at = 0; at < packed.length; at += CHUNK) {
      stream.push(packed.subarray(at, at + CHUNK), at + CHUNK >= packed.length);
    }
  } catch (error) {
    // fflate throws plain errors with a number for a broken stream.
    if (error instanceof Error && 'code' in error && typeof error.code === 'number')
      throw new Refusal('file-damaged');
    throw error;
  }
}
