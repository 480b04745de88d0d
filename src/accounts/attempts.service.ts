import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { NOBODY } from '../platform/access';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { Problem } from '../platform/problem';

export interface Limit {
  /** What is limited, such as `sign-in`; the numbers of two kinds never mix. */
  readonly kind: string;
  /** Who is limited: an account and an address, or an address alone. Only its hash is stored. */
  readonly key: string;
  readonly most: number;
  readonly minutes: number;
}

/** Sliding windows in the database, so that several servers count together. Tries are counted before they are made. */
@Injectable()
export class Attempts {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Counts one try against each limit. Throws `too-many-tries` when one is used up, and counts nothing then. */
  async spend(limits: readonly Limit[]): Promise<void> {
    await this.unitOfWork.run({ actor: NOBODY, as: 'core' }, async (tx) => {
      const sorted = limits
        .map((limit) => ({ ...limit, hash: hashOf(limit) }))
        .sort((a, b) => a.hash.compare(b.hash));
      for (const { hash, most, minutes } of sorted) {
        // Parallel tries wait here for one another; otherwise each would see the count before the others.
        await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7466))', [hash.toString('hex')]);
        const since = new Date(tx.now.getTime() - minutes * 60_000);
        const row = await tx.one<{ made: number; first: Date | null }>(
          'SELECT count(*)::int AS made, min(at) AS first FROM core.attempt WHERE key_hash = $1 AND at > $2',
          [hash, since],
        );
        if (row !== null && row.made >= most) {
          const wait = (row.first?.getTime() ?? tx.now.getTime()) - since.getTime();
          throw new Problem('too-many-tries', { minutes: Math.max(1, Math.ceil(wait / 60_000)) });
        }
        await tx.query('INSERT INTO core.attempt (key_hash, at) VALUES ($1, $2)', [hash, tx.now]);
      }
      await tx.query('DELETE FROM core.attempt WHERE at < $1', [new Date(tx.now.getTime() - 24 * 3_600_000)]);
    });
  }

  /** A success: the tries against this limit are forgotten. */
  async forget(limit: Limit): Promise<void> {
    await this.unitOfWork.run({ actor: NOBODY, as: 'core' }, (tx) =>
      tx.query('DELETE FROM core.attempt WHERE key_hash = $1', [hashOf(limit)]),
    );
  }
}

function hashOf({ kind, key }: Limit): Buffer {
  return createHash('sha256').update(`${kind}\n${key}`).digest();
}
