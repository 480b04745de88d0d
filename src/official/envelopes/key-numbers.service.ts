import { randomInt, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { formatKeyNumber, LARGEST_SERIAL } from '../../domain/key-number';
import type { Transaction } from '../../platform/database/unit-of-work';
import { Problem } from '../../platform/problem';

export interface NewKit {
  readonly id: string;
  readonly key: string;
  readonly rollEntryId: string;
}

/** Key numbers are drawn at random, so that they follow neither the list nor each other. */
@Injectable()
export class KeyNumbersService {
  /** A kit with a new number for each of these voters. Call with the election locked. */
  async give(
    tx: Transaction,
    election: { readonly id: string; readonly code: string },
    voters: readonly string[],
    purpose: 'initial' | 'replacement',
  ): Promise<readonly NewKit[]> {
    const serials = await this.#freeSerials(tx, election.id, voters.length);
    const kits = voters.map((rollEntryId, index) => ({
      id: randomUUID(),
      key: formatKeyNumber(election.code, serials[index] ?? 0),
      rollEntryId,
    }));
    await tx.query(
      `INSERT INTO official.kit (election_id, id, key, roll_entry_id, purpose)
       SELECT $1, id, key, voter, $5 FROM unnest($2::uuid[], $3::text[], $4::uuid[]) AS kit (id, key, voter)
       ORDER BY key`,
      [
        election.id,
        kits.map(({ id }) => id),
        kits.map(({ key }) => key),
        kits.map(({ rollEntryId }) => rollEntryId),
        purpose,
      ],
    );
    return kits;
  }

  async #freeSerials(tx: Transaction, electionId: string, wanted: number): Promise<number[]> {
    const rows = await tx.query<{ serial: number }>(
      'SELECT substr(key, 5, 5)::int AS serial FROM official.kit WHERE election_id = $1',
      [electionId],
    );
    const taken = new Set(rows.map(({ serial }) => serial));
    if (taken.size + wanted > LARGEST_SERIAL) throw new Problem('keys-exhausted');
    const drawn: number[] = [];
    while (drawn.length < wanted) {
      const serial = randomInt(1, LARGEST_SERIAL + 1);
      if (taken.has(serial)) continue;
      taken.add(serial);
      drawn.push(serial);
    }
    return drawn;
  }
}
