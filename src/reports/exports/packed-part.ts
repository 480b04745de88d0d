import { promisify } from 'node:util';
import { constants, crc32, deflateRaw } from 'node:zlib';
import type { AsyncFlateStreamHandler, ZipInputFile } from 'fflate';

const deflate = promisify(deflateRaw);

const DEFLATED = 8;
/** Names and numbers pack well at once. */
const LEVEL = 3;
/** The same list makes the same bytes at any time: a file can be told by its SHA-256. */
const NO_TIME = new Date(1980, 0, 1);

/** One file of an archive, packed piece by piece outside of JavaScript's thread: others are served meanwhile. */
export class PackedPart implements ZipInputFile {
  readonly compression = DEFLATED;
  readonly mtime = NO_TIME;
  size = 0;
  crc = 0;
  ondata?: AsyncFlateStreamHandler;
  readonly #encoder = new TextEncoder();

  constructor(readonly filename: string) {}

  async write(text: string, isLast = false): Promise<void> {
    const bytes = this.#encoder.encode(text);
    this.size += bytes.length;
    this.crc = crc32(bytes, this.crc);
    // Pieces that end at a byte make one stream when they stand behind each other.
    const finishFlush = isLast ? constants.Z_FINISH : constants.Z_SYNC_FLUSH;
    const packed = await deflate(bytes, { level: LEVEL, finishFlush });
    this.ondata?.(null, packed, isLast);
  }
}
