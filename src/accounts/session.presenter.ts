import type { Phase } from '../domain/lifecycle';
import type { Role } from '../domain/permissions';
import type { Account } from './account.entity';
import type { SessionView } from './session.contract';

export interface MembershipRow {
  election_id: string;
  election_name: string;
  slug: string;
  phase: Phase;
  role: Role;
  party_slug: string | null;
  party_name: string | null;
}

export function presentSession(account: Account, memberships: readonly MembershipRow[]): SessionView {
  const { id, name, email, locale, isAdministrator } = account;
  return {
    account: { id, name, email, locale, isAdministrator },
    memberships: memberships.map((row) => ({
      electionId: row.election_id,
      electionName: row.election_name,
      slug: row.slug,
      phase: row.phase,
      role: row.role,
      party:
        row.party_slug === null ? null : { slug: row.party_slug, name: row.party_name ?? row.party_slug },
    })),
  };
}
