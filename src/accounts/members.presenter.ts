import type { Role } from '../domain/permissions';
import type { MemberView } from './members.contract';

export interface MemberRow {
  id: string;
  account_id: string;
  name: string;
  email: string;
  role: Role;
  party_slug: string | null;
  seat: number | null;
  granted_at: Date;
}

export function presentMember(row: MemberRow): MemberView {
  return {
    id: row.id,
    accountId: row.account_id,
    name: row.name,
    email: row.email,
    role: row.role,
    party: row.party_slug,
    seat: row.seat,
    grantedAt: row.granted_at.toISOString(),
  };
}
