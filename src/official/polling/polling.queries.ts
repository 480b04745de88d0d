import type { Transaction } from '../../platform/database/unit-of-work';

/** Numbers of a session; nothing of a voter. */
export interface SessionNumbers {
  readonly session_id: string;
  readonly checked_off: number;
  readonly at_table: number;
  readonly challenged: number;
  readonly reversed: number;
}

export function findNumbers(tx: Transaction, electionId: string): Promise<SessionNumbers[]> {
  return tx.query<SessionNumbers>(
    `SELECT session_id,
       count(*) FILTER (WHERE NOT is_challenged AND state <> 'reversed')::int AS checked_off,
       count(*) FILTER (WHERE state = 'at-table')::int AS at_table,
       count(*) FILTER (WHERE is_challenged AND state <> 'reversed')::int AS challenged,
       count(*) FILTER (WHERE state = 'reversed')::int AS reversed
     FROM official.check_off WHERE election_id = $1 GROUP BY session_id`,
    [electionId],
  );
}

export interface BoxRow {
  readonly session_id: string;
  readonly seal_found: string;
  readonly finding: string;
  readonly ballots: number;
  readonly challenged_envelopes: number;
  readonly counts: number;
}

/** The count of each box that stands: its last. */
export function findBoxes(tx: Transaction, electionId: string): Promise<BoxRow[]> {
  return tx.query<BoxRow>(
    `SELECT DISTINCT ON (session_id) session_id, seal_found, finding, ballots, challenged_envelopes, number AS counts
     FROM official.box_count WHERE election_id = $1 ORDER BY session_id, number DESC`,
    [electionId],
  );
}

/** Searches of each account in each session. */
export function findAccesses(
  tx: Transaction,
  electionId: string,
): Promise<{ name: string; site: string; session: string; searches: number; names: number }[]> {
  return tx.query(
    `SELECT coalesce(c.name, '') AS name, t.name AS site, a.session_id AS session, count(*)::int AS searches, sum(a.names)::int AS names
     FROM official.list_access a
     JOIN official.polling_session s ON s.election_id = a.election_id AND s.id = a.session_id
     JOIN official.polling_site t ON t.election_id = s.election_id AND t.id = s.site_id
     LEFT JOIN core.account c ON c.id = a.seen_by
     WHERE a.election_id = $1 GROUP BY a.seen_by, c.name, t.name, a.session_id, s.opens_at ORDER BY c.name, t.name, s.opens_at, a.session_id`,
    [electionId],
  );
}
