import type { Transaction } from '../platform/database/unit-of-work';
import type { OneTimeLink } from './one-time-link.entity';

export interface InvitationContext {
  inviter: string;
  is_administrator: boolean;
  leads_party: string | null;
  election_name: string | null;
  employer: string | null;
  party_slug: string | null;
  party_name: string | null;
}

type Invited = Pick<OneTimeLink, 'invitedBy' | 'electionId' | 'partyId' | 'role'>;

/** Who invites, with the rights of today, and to what. */
export async function contextOf(tx: Transaction, link: Invited): Promise<InvitationContext> {
  const context = await tx.one<InvitationContext>(
    `SELECT i.name AS inviter, i.is_administrator AND i.revoked_at IS NULL AS is_administrator, m.party_id AS leads_party,
            e.name AS election_name, e.employer, p.slug AS party_slug, p.name AS party_name
     FROM core.account i
     LEFT JOIN core.election e ON e.id = $2
     LEFT JOIN core.membership m ON m.election_id = e.id AND m.account_id = i.id AND m.role = 'lead' AND m.revoked_at IS NULL AND i.revoked_at IS NULL
     LEFT JOIN core.party p ON p.election_id = e.id AND p.id = $3
     WHERE i.id = $1`,
    [link.invitedBy, link.electionId, link.partyId],
  );
  if (context === null) throw new Error('an invitation has an inviter');
  return context;
}

/** An invitation is worth no more than its inviter's right on the day it is accepted. */
export function mayStillInvite({ role, partyId }: Invited, context: InvitationContext): boolean {
  const isByLead = context.leads_party !== null && context.leads_party === partyId;
  if (role === 'organizer') return isByLead;
  if (role === 'lead') return isByLead || context.is_administrator;
  return context.is_administrator;
}
