import { createHash, type Hash } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Problem } from '../platform/problem';
import { randomCode } from '../platform/random-code';

/** Longest file. */
export const UPLOAD_BYTES = 200 * 1024 * 1024;
/** Bytes of one part in the database. */
export const PART_BYTES = 1024 * 1024;
/** What is larger waits on disk for its transaction, so that a slow sender holds neither memory nor a connection. */
const KEPT_IN_MEMORY = 4 * 1024 * 1024;

/** A file that has arrived whole. `close` gives back what it was kept in. */
export interface Upload {
  readonly size: number;
  readonly sha256: Buffer;
  /** In pieces of PART_BYTES, the last one shorter; may be asked for again. */
  parts(): AsyncIterable<Buffer>;
  close(): Promise<void>;
}

/**
 * Reads a body to its end. Throws `file-empty`, `too-large` as soon as it is, and `upload-cut-off` when the sender
 * leaves in the middle: then nothing of it remains.
 */
export async function receive(body: Readable, declared?: number): Promise<Upload> {
  const tooLarge = (): Problem => new Problem('too-large', { limit: '200 MB' });
  if (declared !== undefined && declared > UPLOAD_BYTES) throw tooLarge();
  const spool = new Spool();
  try {
    // Left open, so that the refusal can still be answered.
    for await (const chunk of body.iterator({ destroyOnReturn: false })) {
      const bytes = chunk as Buffer;
      if (spool.size + bytes.length > UPLOAD_BYTES) throw tooLarge();
      await spool.add(bytes);
    }
    if (spool.size === 0) throw new Problem('file-empty');
    if (declared !== undefined && declared !== spool.size) throw new Problem('upload-cut-off');
    return spool.finish();
  } catch (error) {
    await spool.close();
    body.resume();
    if (error instanceof Problem || !isCutOff(error)) throw error;
    throw new Problem('upload-cut-off');
  }
}

/** Bytes that are there already: from a command, a test, the demo. */
export async function receiveBytes(bytes: Buffer): Promise<Upload> {
  if (bytes.length === 0) throw new Problem('file-empty');
  if (bytes.length > UPLOAD_BYTES) throw new Problem('too-large', { limit: '200 MB' });
  return Promise.resolve({
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest(),
    parts: () => cut([bytes]),
    close: () => Promise.resolve(),
  });
}

class Spool {
  readonly #hash: Hash = createHash('sha256');
  #chunks: Buffer[] = [];
  #file: FileHandle | null = null;
  #path = '';
  size = 0;

  async add(bytes: Buffer): Promise<void> {
    this.#hash.update(bytes);
    this.size += bytes.length;
    this.#chunks.push(bytes);
    if (this.#file === null && this.size <= KEPT_IN_MEMORY) return;
    this.#file ??= await this.#openFile();
    const chunks = this.#chunks;
    this.#chunks = [];
    for (const chunk of chunks) await this.#file.write(chunk);
  }

  finish(): Upload {
    return {
      size: this.size,
      sha256: this.#hash.digest(),
      parts: () => (this.#file === null ? cut(this.#chunks) : this.#read(this.#file)),
      close: () => this.close(),
    };
  }

  async close(): Promise<void> {
    this.#chunks = [];
    await this.#file?.close();
    if (this.#file !== null) await rm(this.#path, { force: true });
    this.#file = null;
  }

  /** Without a name as soon as it is open, where the system allows: a killed server leaves no list behind. */
  async #openFile(): Promise<FileHandle> {
    this.#path = join(tmpdir(), `rollcall-upload-${randomCode(16)}`);
    const file = await open(this.#path, 'wx+', 0o600);
    await rm(this.#path, { force: true }).catch(() => undefined);
    return file;
  }

  async *#read(file: FileHandle): AsyncGenerator<Buffer> {
    for (let position = 0; position < this.size; position += PART_BYTES) {
      const part = Buffer.alloc(Math.min(PART_BYTES, this.size - position));
      await file.read(part, 0, part.length, position);
      yield part;
    }
  }
}

async function* cut(chunks: readonly Buffer[]): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let length = 0;
  for (const chunk of chunks) {
    let rest = chunk;
    while (length + rest.length >= PART_BYTES) {
      const taken = rest.subarray(0, PART_BYTES - length);
      yield await Promise.resolve(waiting.length === 0 ? taken : Buffer.concat([...waiting, taken]));
      rest = rest.subarray(taken.length);
      waiting = [];
      length = 0;
    }
    if (rest.length > 0) waiting.push(rest);
    length += rest.length;
  }
  if (length > 0) yield Buffer.concat(waiting);
}

function isCutOff(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ECONNRESET';
}
