import type { Transaction } from '../platform/database/unit-of-work';
import type { AccountMembershipRow, PendingInvitationRow } from './accounts.presenter';

/**
 * Accounts that are the administrator's to see: all but those that only ever organized. Who takes part in a campaign
 * is known to its lead alone.
 */
export const SEEN_BY_ADMINISTRATOR = `(a.is_administrator
  OR NOT EXISTS (SELECT FROM core.membership o WHERE o.account_id = a.id AND o.role = 'organizer')
  OR EXISTS (SELECT FROM core.membership o WHERE o.account_id = a.id AND o.wing = 'official'))`;

export function membershipsForAdministrator(tx: Transaction): Promise<AccountMembershipRow[]> {
  return tx.query<AccountMembershipRow>(
    `SELECT m.account_id, m.election_id, e.name AS election_name, m.role, p.slug AS party_slug
     FROM core.membership m
     JOIN core.election e ON e.id = m.election_id
     LEFT JOIN core.party p ON p.election_id = m.election_id AND p.id = m.party_id
     WHERE m.revoked_at IS NULL AND m.role <> 'organizer'
     ORDER BY e.created_at DESC, e.id`,
  );
}

/** Invitations neither used nor ended less than a month ago, newest first. `where` is a condition on `l`, parameters from $2. */
export function pendingInvitations(
  tx: Transaction,
  where: string,
  parameters: readonly unknown[],
): Promise<PendingInvitationRow[]> {
  return tx.query<PendingInvitationRow>(
    `SELECT l.id, l.email, l.name, l.role, p.slug AS party_slug, i.name AS inviter, l.expires_at
     FROM core.one_time_link l
     JOIN core.account i ON i.id = l.invited_by
     LEFT JOIN core.party p ON p.election_id = l.election_id AND p.id = l.party_id
     WHERE l.purpose = 'invitation' AND l.used_at IS NULL AND l.ended_at IS NULL AND l.expires_at > $1::timestamptz - interval '30 days' AND ${where}
     ORDER BY l.created_at DESC, l.id`,
    [tx.now, ...parameters],
  );
}
