import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/unit-of-work';
import { RecordWriter } from '../../platform/events/record-writer';
import { Problem } from '../../platform/problem';

export interface Challenger {
  /** Null for the agent. */
  readonly partyId: string | null;
  /** The name in the record: a registered party's slug; `agent` also for a party that has registered no key yet. */
  readonly recordParty: string;
}

/** The parties as the count room names them. */
@Injectable()
export class PartiesService {
  constructor(private readonly recordWriter: RecordWriter) {}

  /** Who challenges, by slug or `agent`. */
  async challenger(tx: Transaction, electionId: string, slug: string): Promise<Challenger> {
    if (slug === 'agent') return { partyId: null, recordParty: 'agent' };
    const party = await tx.one<{ id: string }>(
      'SELECT id FROM core.party WHERE election_id = $1 AND slug = $2',
      [electionId, slug],
    );
    if (party === null) throw new Problem('no-such-party', { party: slug });
    return { partyId: party.id, recordParty: await this.recordName(tx, electionId, slug) };
  }

  async recordName(tx: Transaction, electionId: string, slug: string): Promise<string> {
    const { parties } = await this.recordWriter.stateOf(tx, electionId);
    return parties.has(slug) ? slug : 'agent';
  }

  /** Slugs by party id. */
  async slugs(tx: Transaction, electionId: string): Promise<ReadonlyMap<string, string>> {
    const rows = await tx.query<{ id: string; slug: string }>(
      'SELECT id, slug FROM core.party WHERE election_id = $1',
      [electionId],
    );
    return new Map(rows.map(({ id, slug }) => [id, slug]));
  }
}
