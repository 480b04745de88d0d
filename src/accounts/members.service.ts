import { Injectable } from '@nestjs/common';
import type { Role } from '../domain/permissions';
import type { Actor } from '../platform/access';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work';
import { Problem } from '../platform/problem';
import { Account } from './account.entity';
import type { LinkMadeView } from './accounts.contract';
import { presentPending } from './accounts.presenter';
import { pendingInvitations, SEEN_BY_ADMINISTRATOR } from './accounts.queries';
import { AccountsService } from './accounts.service';
import { checkParty, Grants } from './grants';
import { InvitationsService } from './invitations.service';
import { Mailer } from './mail.service';
import type {
  GrantMember,
  InviteCampaignMember,
  InviteMember,
  MemberList,
  MemberView,
  PartySeatsView,
} from './members.contract';
import { presentMember, type MemberRow } from './members.presenter';
import { Membership } from './membership.entity';

/**
 * Whose members: the administrator's, who fills the count's roles and names each campaign's first lead, or a lead's,
 * whose campaign is that party's secret.
 */
export type Side = 'hall' | 'campaign';

const ROLES: Readonly<Record<Side, readonly Role[]>> = {
  hall: ['agent', 'teller', 'observer', 'lead'],
  campaign: ['lead', 'organizer'],
};

@Injectable()
export class MembersService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsService,
    private readonly invitations: InvitationsService,
    private readonly grants: Grants,
    private readonly mailer: Mailer,
  ) {}

  list(actor: Actor, electionId: string, side: Side): Promise<MemberList> {
    return this.unitOfWork.read({ actor, as: 'core', electionId }, async (tx) => {
      const party = partyOf(actor, side);
      const rows = await tx.query<MemberRow>(
        `SELECT m.id, m.account_id, a.name, a.email, m.role, p.slug AS party_slug, m.seat, m.granted_at
         FROM core.membership m
         JOIN core.account a ON a.id = m.account_id
         LEFT JOIN core.party p ON p.election_id = m.election_id AND p.id = m.party_id
         WHERE m.election_id = $1 AND m.revoked_at IS NULL AND m.role = ANY ($2) AND ($3::uuid IS NULL OR m.party_id = $3)
         ORDER BY array_position($2, m.role), p.slug, m.seat, a.name, m.id`,
        [electionId, ROLES[side], party],
      );
      const pending = await pendingInvitations(
        tx,
        'l.election_id = $2 AND l.role = ANY ($3) AND ($4::uuid IS NULL OR l.party_id = $4)',
        [electionId, ROLES[side], party],
      );
      const parties = await tx.query<PartySeatsView & { observerSeats: number }>(
        `SELECT p.id, p.slug, p.name, count(m.seat)::int AS "seatsTaken", e.observer_seats AS "observerSeats"
         FROM core.election e
         JOIN core.party p ON p.election_id = e.id
         LEFT JOIN core.membership m ON m.election_id = p.election_id AND m.party_id = p.id
         WHERE e.id = $1 AND ($2::uuid IS NULL OR p.id = $2)
         GROUP BY e.id, p.election_id, p.id ORDER BY p.slug`,
        [electionId, party],
      );
      return {
        items: rows.map(presentMember),
        total: rows.length,
        invitations: pending.map((row) => presentPending(row, tx.now)),
        parties: parties.map(({ id, slug, name, seatsTaken }) => ({ id, slug, name, seatsTaken })),
        observerSeats: parties[0]?.observerSeats ?? 0,
      };
    });
  }

  /** Gives an account that the administrator may see a role at once. */
  async grant(actor: Actor, electionId: string, input: GrantMember): Promise<MemberView> {
    return this.unitOfWork.run({ actor, as: 'core', electionId }, async (tx) => {
      const seen = await tx.one(
        `SELECT FROM core.account a WHERE a.id = $1 AND a.revoked_at IS NULL AND ${SEEN_BY_ADMINISTRATOR}`,
        [input.accountId],
      );
      if (seen === null) throw new Problem('not-found');
      const { accountId } = input;
      const granted = { electionId, accountId, role: input.role, partyId: input.partyId };
      const { id, role, partyId, seat, grantedAt } = await this.grants.grant(tx, granted);
      const account = await tx.manager.findOneByOrFail(Account, { id: input.accountId });
      const party = await tx.one<{ slug: string }>(
        'SELECT slug FROM core.party WHERE election_id = $1 AND id = $2',
        [electionId, partyId],
      );
      const { name, email } = account;
      return presentMember({
        id,
        account_id: account.id,
        name,
        email,
        role,
        party_slug: party?.slug ?? null,
        seat,
        granted_at: grantedAt,
      });
    });
  }

  async invite(actor: Actor, electionId: string, base: string, input: InviteMember): Promise<LinkMadeView> {
    return this.#invite(actor, electionId, base, 'hall', input);
  }

  /** An organizer, or another lead, of the lead's own campaign. */
  async inviteToCampaign(
    actor: Actor,
    electionId: string,
    base: string,
    input: InviteCampaignMember,
  ): Promise<LinkMadeView> {
    const { id, email, name, locale, role } = input;
    const { partyId } = actor;
    return this.#invite(actor, electionId, base, 'campaign', { id, email, name, locale, role, partyId });
  }

  withdraw(actor: Actor, electionId: string, side: Side, invitation: string): Promise<void> {
    return this.invitations.withdraw(actor, electionId, invitation, ROLES[side], partyOf(actor, side));
  }

  revoke(actor: Actor, electionId: string, side: Side, memberId: string): Promise<void> {
    return this.unitOfWork.run({ actor, as: 'core', electionId }, async (tx) => {
      await this.grants.revoke(tx, await this.#member(tx, actor, electionId, side, memberId));
    });
  }

  /**
   * A new password for a member of the campaign who forgot theirs. Without mail the lead is shown the link: only for
   * accounts that are good for nothing but this campaign.
   */
  resetPassword(actor: Actor, electionId: string, base: string, memberId: string): Promise<LinkMadeView> {
    return this.accounts.sendReset(actor, base, async (tx) => {
      const member = await this.#member(tx, actor, electionId, 'campaign', memberId);
      const account = await tx.manager.findOneByOrFail(Account, { id: member.accountId });
      const elsewhere = await tx.one(
        'SELECT FROM core.membership WHERE account_id = $1 AND id <> $2 AND revoked_at IS NULL LIMIT 1',
        [account.id, member.id],
      );
      if (!this.mailer.isConfigured && (account.isAdministrator || elsewhere !== null))
        throw new Problem('ask-for-reset');
      return account;
    });
  }

  async #invite(
    actor: Actor,
    electionId: string,
    base: string,
    side: Side,
    input: Omit<InviteMember, 'role'> & { readonly role: Role },
  ): Promise<LinkMadeView> {
    const { role, partyId } = input;
    checkParty(role, partyId);
    await this.unitOfWork.read({ actor, as: 'core', electionId }, async (tx) => {
      // Only a role on this side is told here: that someone organizes is not the administrator's to know.
      const member = await tx.one(
        `SELECT FROM core.membership m JOIN core.account a ON a.id = m.account_id
         WHERE m.election_id = $1 AND a.email = $2 AND m.revoked_at IS NULL AND m.role = ANY ($3) AND ($4::uuid IS NULL OR m.party_id = $4)`,
        [electionId, input.email, ROLES[side], partyOf(actor, side)],
      );
      if (member !== null) throw new Problem('already-member');
    });
    const { id, email, name, locale } = input;
    return this.invitations.invite(actor, base, {
      id,
      email,
      name,
      locale,
      place: { electionId, role, partyId },
    });
  }

  async #member(
    tx: Transaction,
    actor: Actor,
    electionId: string,
    side: Side,
    id: string,
  ): Promise<Membership> {
    const member = await tx.manager.findOne(Membership, {
      where: { id, electionId },
      lock: { mode: 'pessimistic_write' },
    });
    const party = partyOf(actor, side);
    if (
      member === null ||
      !ROLES[side].includes(member.role) ||
      (party !== null && member.partyId !== party)
    ) {
      throw new Problem('not-found');
    }
    return member;
  }
}

/** The party that the list is limited to; null for the administrator's. */
function partyOf(actor: Actor, side: Side): string | null {
  if (side === 'hall') return null;
  if (actor.partyId === null) throw new Problem('not-found');
  return actor.partyId;
}
