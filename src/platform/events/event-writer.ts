import type { DomainEvent, Stream } from '../../domain/events';
import type { Transaction } from '../database/unit-of-work';

/** The channel on which commits are announced. What it says is a hint; the tables are the truth. */
export const CHANNEL = 'rollcall';

/** What a commit announces: ids and codes, never names, notes or key numbers. */
export type Hint =
  | {
      readonly stream: Stream;
      readonly election: string | null;
      readonly type: string;
      readonly subject: string;
    }
  | {
      readonly stream: 'record';
      readonly election: string;
      readonly size: number;
      readonly kinds: readonly string[];
    };

const TABLES: Readonly<Record<Stream, string>> = {
  core: 'core.event',
  campaign: 'campaign.event',
  desk: 'official.desk_event',
};

/** Above this many events of one type in one transaction, the commit is announced once, with the subject `*`. */
const ANNOUNCED_ONE_BY_ONE = 20;

export async function writeEvents(tx: Transaction, events: readonly DomainEvent[]): Promise<void> {
  if (events.length === 0) return;
  const election = tx.scope.electionId ?? null;
  for (const stream of new Set(events.map((event) => event.stream))) {
    const rows = events.filter((event) => event.stream === stream);
    await tx.query(
      `WITH added AS (
         INSERT INTO ${TABLES[stream]} (election_id, at, actor_id, type, subject, data)
         SELECT $1, coalesce(r.at, $2), $3, r.type, r.subject, r.data
         FROM jsonb_to_recordset($4::jsonb) AS r (at timestamptz, type text, subject text, data jsonb)
       )
       SELECT pg_notify($5, hint) FROM unnest($6::text[]) AS hint`,
      [
        election,
        tx.now,
        tx.scope.actor.accountId,
        JSON.stringify(rows.map(({ at, type, subject, data }) => ({ at, type, subject, data: data ?? {} }))),
        CHANNEL,
        hintsOf(stream, election, rows).map((hint) => JSON.stringify(hint)),
      ],
    );
  }
}

function hintsOf(stream: Stream, election: string | null, rows: readonly DomainEvent[]): Hint[] {
  if (rows.length <= ANNOUNCED_ONE_BY_ONE) {
    return rows.map(({ type, subject }) => ({ stream, election, type, subject }));
  }
  return [...new Set(rows.map(({ type }) => type))].map((type) => ({ stream, election, type, subject: '*' }));
}
