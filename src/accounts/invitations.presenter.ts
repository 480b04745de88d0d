import type { InvitationView } from './invitations.contract';
import type { InvitationContext } from './invitations.queries';
import type { OneTimeLink } from './one-time-link.entity';

export function presentInvitation(
  link: OneTimeLink,
  context: InvitationContext,
  hasAccount: boolean,
): InvitationView {
  return {
    email: link.email ?? '',
    name: link.name,
    locale: link.locale,
    invitedBy: context.inviter,
    election:
      link.electionId === null
        ? null
        : { id: link.electionId, name: context.election_name ?? '', employer: context.employer ?? '' },
    role: link.role,
    party: context.party_slug === null ? null : { slug: context.party_slug, name: context.party_name ?? '' },
    hasAccount,
    expiresAt: link.expiresAt.toISOString(),
  };
}
