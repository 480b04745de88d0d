import type { FindOptionsWhere, QueryDeepPartialEntity } from 'typeorm';
import { NOBODY } from '../platform/access';
import type { Scope, Transaction } from '../platform/database/unit-of-work';
import { Problem } from '../platform/problem';
import { copyInto } from './copy';
import type { ListImport } from './list-import.contract';
import type { ListTarget } from './list-targets.service';
import { PART_BYTES, type Upload } from './upload';

export interface StoredFile {
  readonly position: number;
  readonly name: string;
  readonly size: number;
  readonly sha256: Buffer;
}

/** The product itself at work on an election's lists. */
export function scopeOf(target: ListTarget, electionId: string): Scope {
  return { actor: NOBODY, as: target.role, electionId };
}

/** Throws `not-found`. */
export async function getImport(
  tx: Transaction,
  target: ListTarget,
  electionId: string,
  id: string,
): Promise<ListImport> {
  const found = await findImport(tx, target, electionId, id);
  if (found === null) throw new Problem('not-found');
  return found;
}

export function findImport(
  tx: Transaction,
  target: ListTarget,
  electionId: string,
  id: string,
): Promise<ListImport | null> {
  return tx.manager.findOneBy(target.imports, { electionId, id });
}

export function lockImport(
  tx: Transaction,
  target: ListTarget,
  electionId: string,
  id: string,
): Promise<ListImport | null> {
  const where: FindOptionsWhere<ListImport> = { electionId, id };
  return tx.manager.findOne(target.imports, { where, lock: { mode: 'pessimistic_write' } });
}

export async function updateImport(
  tx: Transaction,
  target: ListTarget,
  { electionId, id }: Pick<ListImport, 'electionId' | 'id'>,
  changes: Partial<ListImport>,
): Promise<void> {
  await tx.manager.update(target.imports, { electionId, id }, changes as QueryDeepPartialEntity<ListImport>);
}

/** Keeps a file as it came, in parts. */
export async function storeFile(
  tx: Transaction,
  target: ListTarget,
  of: Pick<ListImport, 'electionId' | 'id'>,
  { position, name, upload }: { readonly position: number; readonly name: string; readonly upload: Upload },
): Promise<void> {
  const { files, parts } = target.tables;
  await tx.query(
    `INSERT INTO ${files} (election_id, import_id, position, name, size, sha256) VALUES ($1, $2, $3, $4, $5, $6)`,
    [of.electionId, of.id, position, name, upload.size, upload.sha256],
  );
  await copyInto(
    tx,
    `COPY ${parts} (election_id, import_id, position, part, bytes) FROM STDIN (FORMAT binary)`,
    writeParts(of, position, upload),
  );
}

/** In the binary format of COPY: bytes go as they are. */
async function* writeParts(
  { electionId, id }: Pick<ListImport, 'electionId' | 'id'>,
  position: number,
  upload: Upload,
): AsyncGenerator<Buffer> {
  const keys = Buffer.concat([int16(5), uuid(electionId), uuid(id), value(int16(position))]);
  yield Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)]);
  let part = 0;
  for await (const bytes of upload.parts()) {
    const length = Buffer.alloc(4);
    length.writeInt32BE(bytes.length);
    yield Buffer.concat([keys, value(int16(part)), length]);
    yield bytes;
    part += 1;
  }
  yield int16(-1);
}

function int16(number: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(number);
  return bytes;
}

function value(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

function uuid(text: string): Buffer {
  return value(Buffer.from(text.replaceAll('-', ''), 'hex'));
}

/** Of one import, in their order. */
export async function filesOf(
  tx: Transaction,
  target: ListTarget,
  { electionId, id }: Pick<ListImport, 'electionId' | 'id'>,
): Promise<StoredFile[]> {
  return tx.query<StoredFile>(
    `SELECT position, name, size, sha256 FROM ${target.tables.files} WHERE election_id = $1 AND import_id = $2 ORDER BY position`,
    [electionId, id],
  );
}

/** The bytes of a file, held once: part after part is written into its place. */
export async function readBytes(
  tx: Transaction,
  target: ListTarget,
  { electionId, id }: Pick<ListImport, 'electionId' | 'id'>,
  { position, size }: StoredFile,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(new ArrayBuffer(size));
  for (let part = 0; part * PART_BYTES < size; part++) {
    const found = await tx.one<{ bytes: Buffer }>(
      `SELECT bytes FROM ${target.tables.parts} WHERE election_id = $1 AND import_id = $2 AND position = $3 AND part = $4`,
      [electionId, id, position, part],
    );
    if (found === null) throw new Error('a part of the file is not there');
    bytes.set(found.bytes, part * PART_BYTES);
  }
  return bytes;
}
