import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from } from 'pg-copy-streams';
import type { Transaction } from '../platform/database/unit-of-work';

/**
 * Sends rows in COPY's own format within a transaction, with its rights, as they are made: the next piece is asked for
 * when the one before is on its way.
 */
export async function copyInto(
  tx: Transaction,
  sql: string,
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  const { queryRunner } = tx.manager;
  if (queryRunner === undefined) throw new TypeError('COPY runs in a transaction');
  const client = (await queryRunner.connect()) as PoolClient;
  await pipeline(
    Readable.from(asBuffers(pieces), { objectMode: true, highWaterMark: 2 }),
    client.query(from(sql)),
  );
}

async function* asBuffers(pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const { buffer, byteOffset, byteLength } of pieces)
    yield Buffer.from(buffer, byteOffset, byteLength);
}

/** Lines are sent in pieces of about this many characters. */
const PIECE = 256 * 1024;

/** Rows as lines of COPY's text format, each without its end. */
export function* writeLines<T>(rows: readonly T[], write: (row: T) => string): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  let piece = '';
  for (const row of rows) {
    piece += `${write(row)}\n`;
    if (piece.length < PIECE) continue;
    yield encoder.encode(piece);
    piece = '';
  }
  if (piece !== '') yield encoder.encode(piece);
}
