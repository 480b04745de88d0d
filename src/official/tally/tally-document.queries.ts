/** The first checkpoint that holds the declaration of a revision: it is signed with it. */
export const READ_HEAD = `
  SELECT c.size, c.root, k.public_key AS "publicKey"
  FROM core.record_entry r
  JOIN core.checkpoint c ON c.election_id = r.election_id AND c.size > r.index
  JOIN core.signing_key k ON k.election_id = r.election_id
  WHERE r.election_id = $1 AND r.kind = 'tally.declared'
    AND (convert_from(r.body_bytes, 'UTF8')::jsonb #>> '{body,revision}')::int = $2
  ORDER BY c.size LIMIT 1`;

export interface HeadRow {
  readonly size: number;
  readonly root: Buffer;
  readonly publicKey: Buffer;
}

/** The agent who declared it. */
export const READ_AGENT = 'SELECT name FROM core.account WHERE id = $1';
