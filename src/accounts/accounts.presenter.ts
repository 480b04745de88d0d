import type { Role } from '../domain/permissions';
import type { Account } from './account.entity';
import type { AccountView, LinkMadeView, PendingInvitationView } from './accounts.contract';

export interface AccountMembershipRow {
  account_id: string;
  election_id: string;
  election_name: string;
  role: Role;
  party_slug: string | null;
}

export interface PendingInvitationRow {
  id: string;
  email: string;
  name: string | null;
  role: Role | null;
  party_slug: string | null;
  inviter: string;
  expires_at: Date;
}

export function presentAccount(account: Account, memberships: readonly AccountMembershipRow[]): AccountView {
  return {
    id: account.id,
    name: account.name,
    email: account.email,
    isAdministrator: account.isAdministrator,
    isRevoked: account.revokedAt !== null,
    createdAt: account.createdAt.toISOString(),
    memberships: memberships
      .filter((row) => row.account_id === account.id)
      .map((row) => ({
        electionId: row.election_id,
        electionName: row.election_name,
        role: row.role,
        party: row.party_slug,
      })),
  };
}

export function presentPending(row: PendingInvitationRow, now: Date): PendingInvitationView {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    party: row.party_slug,
    invitedBy: row.inviter,
    expiresAt: row.expires_at.toISOString(),
    isExpired: row.expires_at <= now,
  };
}

export function presentLink(
  made: { id: string; email: string; expiresAt: Date },
  link: string | null,
): LinkMadeView {
  return { id: made.id, email: made.email, link, expiresAt: made.expiresAt.toISOString() };
}
