import { createHash, randomUUID } from 'node:crypto';
import { open, unlink, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

export interface Spooled {
  readonly sha256: Buffer;
  /** Bytes. */
  readonly size: number;
}

/**
 * A file on disk without a name: what is made is held there until it is logged, then sent. However it ends, the
 * process killed included, nothing stays behind; and a slow reader holds no transaction open.
 */
export class Spool {
  private constructor(private readonly file: FileHandle) {}

  static async open(): Promise<Spool> {
    const path = join(tmpdir(), `rollcall-${randomUUID()}`);
    const file = await open(path, 'wx+', 0o600);
    await unlink(path);
    return new Spool(file);
  }

  /** From the beginning, whatever was there before. */
  async fill(chunks: AsyncIterable<Uint8Array>): Promise<Spooled> {
    await this.file.truncate(0);
    const hash = createHash('sha256');
    let size = 0;
    for await (const chunk of chunks) {
      hash.update(chunk);
      for (let written = 0; written < chunk.length;) {
        const { bytesWritten } = await this.file.write(
          chunk,
          written,
          chunk.length - written,
          size + written,
        );
        written += bytesWritten;
      }
      size += chunk.length;
    }
    return { sha256: hash.digest(), size };
  }

  /** Closes the file with the stream. */
  read(): Readable {
    return this.file.createReadStream({ start: 0 });
  }

  close(): Promise<void> {
    return this.file.close();
  }
}
