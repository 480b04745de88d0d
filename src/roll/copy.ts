import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from } from 'pg-copy-streams';
import type { Transaction } from '../platform/database/unit-of-work';

/** Sends rows in COPY's text format within a transaction, with its rights. */
export async function copyInto(tx: Transaction, sql: string, pieces: readonly Uint8Array[]): Promise<void> {
  const { queryRunner } = tx.manager;
  if (queryRunner === undefined) throw new TypeError('COPY runs in a transaction');
  const client = (await queryRunner.connect()) as PoolClient;
  const buffers = pieces.map(({ buffer, byteOffset, byteLength }) =>
    Buffer.from(buffer, byteOffset, byteLength),
  );
  await pipeline(Readable.from(buffers, { objectMode: true }), client.query(from(sql)));
}
