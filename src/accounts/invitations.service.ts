import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Role } from '../domain/permissions';
import { NOBODY, type Actor } from '../platform/access';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work';
import type { Locale } from '../platform/locale';
import { Problem } from '../platform/problem';
import { InvalidInput } from '../platform/validation';
import { Account } from './account.entity';
import type { InviteAdministrator, LinkMadeView } from './accounts.contract';
import { presentLink } from './accounts.presenter';
import { AccountsService } from './accounts.service';
import { Grants } from './grants';
import type { AcceptInvitation, InvitationView } from './invitations.contract';
import { presentInvitation } from './invitations.presenter';
import { contextOf, mayStillInvite } from './invitations.queries';
import { hoursAfter, INVITATION_DAYS, Links } from './links.service';
import { invitationMail } from './mail-texts';
import { Mailer } from './mail.service';
import { OneTimeLink } from './one-time-link.entity';
import { hashPassword } from './passwords';
import { refuseGuessable } from './session.service';

export interface Invite {
  readonly id: string;
  readonly email: string;
  readonly name: string | null;
  readonly locale: Locale;
  /** Null: to be administrator of the server. */
  readonly place: {
    readonly electionId: string;
    readonly role: Role;
    readonly partyId: string | null;
  } | null;
}

type NewInvitation = Omit<OneTimeLink, 'tokenHash' | 'createdAt' | 'usedAt' | 'endedAt'> & {
  readonly email: string;
};

@Injectable()
export class InvitationsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsService,
    private readonly grants: Grants,
    private readonly links: Links,
    private readonly mailer: Mailer,
  ) {}

  inviteAdministrator(actor: Actor, base: string, input: InviteAdministrator): Promise<LinkMadeView> {
    const { id, email, name, locale } = input;
    return this.invite(actor, base, { id, email, name, locale, place: null });
  }

  /** Mails the link, or returns it where there is no mail. The same id again makes a new link for the same invitation. */
  async invite(actor: Actor, base: string, invite: Invite): Promise<LinkMadeView> {
    const isMailed = this.mailer.isConfigured;
    const scope = { actor, as: 'core', ...electionScope(invite.place?.electionId ?? null) } as const;
    const { made, link, words } = await this.unitOfWork.run(scope, async (tx) => {
      const made = invitationOf(invite, actor, tx);
      await checkSame(tx, made);
      // The newest invitation of a person by one inviter is the one that counts.
      await this.links.end(
        tx,
        `purpose = 'invitation' AND email = $2 AND invited_by = $3 AND election_id IS NOT DISTINCT FROM $4 AND id <> $5`,
        [made.email, actor.accountId, made.electionId, made.id],
      );
      const link = await this.links.make(tx, isMailed ? this.links.base() : base, made);
      tx.record({ stream: 'core', type: 'invitation.created', subject: made.id });
      const context = await contextOf(tx, made);
      const words = {
        locale: made.locale,
        inviter: context.inviter,
        link,
        days: INVITATION_DAYS,
        election: context.election_name,
        role: made.role,
      };
      return { made, link, words };
    });
    if (isMailed) await this.mailer.send({ to: made.email, ...invitationMail(words) });
    return presentLink(made, isMailed ? null : link);
  }

  /** Ends an invitation of the election, or of the server where `electionId` is null; `roles` and `partyId` limit which. */
  withdraw(
    actor: Actor,
    electionId: string | null,
    id: string,
    roles: readonly Role[] = [],
    partyId: string | null = null,
  ): Promise<void> {
    return this.unitOfWork.run({ actor, as: 'core', ...electionScope(electionId) }, async (tx) => {
      const link = await tx.manager.findOneBy(OneTimeLink, { id, purpose: 'invitation' });
      const isTheirs =
        link?.electionId === electionId &&
        (link.role === null || roles.includes(link.role)) &&
        (partyId === null || link.partyId === partyId);
      if (!isTheirs) throw new Problem('not-found');
      await this.links.end(tx, 'id = $2', [id]);
    });
  }

  look(token: string): Promise<InvitationView> {
    return this.unitOfWork.read({ actor: NOBODY, as: 'core' }, async (tx) => {
      const link = await this.links.find(tx, 'invitation', token);
      const context = await contextOf(tx, link);
      if (!mayStillInvite(link, context)) throw new Problem('invitation-withdrawn');
      return presentInvitation(link, context, (await holderOf(tx, link)) !== null);
    });
  }

  /** The account that accepted: a new one, or the one that is signed in. */
  async accept(actor: Actor, token: string, input: AcceptInvitation): Promise<Account> {
    const { link, holder } = await this.unitOfWork.read({ actor, as: 'core' }, async (tx) => {
      const link = await this.links.find(tx, 'invitation', token);
      return { link, holder: await holderOf(tx, link) };
    });
    const email = link.email ?? '';
    if (actor.accountId !== (holder?.id ?? null)) {
      throw new Problem(actor.accountId === null ? 'invitation-needs-sign-in' : 'invitation-for-other', {
        email,
      });
    }
    const newcomer = holder === null ? await completed(input, link, email) : null;
    const accountId = holder?.id ?? randomUUID();
    const scope = { actor: { ...actor, accountId }, as: 'core', ...electionScope(link.electionId) } as const;
    return this.unitOfWork.run(scope, async (tx) => {
      await this.links.use(tx, 'invitation', token);
      if (!mayStillInvite(link, await contextOf(tx, link))) throw new Problem('invitation-withdrawn');
      const account =
        newcomer === null
          ? await tx.manager.findOneByOrFail(Account, { id: accountId })
          : await this.accounts.create(
              tx,
              { id: accountId, email, ...newcomer.account },
              newcomer.passwordHash,
            );
      if (link.isAdministrator && !account.isAdministrator) {
        await tx.manager.update(Account, { id: account.id }, { isAdministrator: true });
      }
      const { electionId, role, partyId } = link;
      if (electionId !== null && role !== null) {
        await this.grants.grant(tx, { electionId, accountId: account.id, role, partyId });
      }
      return account;
    });
  }
}

function electionScope(electionId: string | null): { electionId?: string } {
  return electionId === null ? {} : { electionId };
}

function invitationOf(invite: Invite, actor: Actor, tx: Transaction): NewInvitation {
  return {
    id: invite.id,
    purpose: 'invitation',
    accountId: null,
    email: invite.email,
    name: invite.name,
    locale: invite.locale,
    isAdministrator: invite.place === null,
    electionId: invite.place?.electionId ?? null,
    role: invite.place?.role ?? null,
    partyId: invite.place?.partyId ?? null,
    invitedBy: actor.accountId,
    expiresAt: hoursAfter(tx, INVITATION_DAYS * 24),
  };
}

async function checkSame(tx: Transaction, made: NewInvitation): Promise<void> {
  const known = await tx.manager.findOne(OneTimeLink, {
    where: { id: made.id },
    lock: { mode: 'pessimistic_write' },
  });
  if (known === null) return;
  const keys = ['purpose', 'email', 'name', 'locale', 'electionId', 'role', 'partyId', 'invitedBy'] as const;
  if (keys.some((key) => known[key] !== made[key])) throw new Problem('same-id-other-content');
  if (known.usedAt !== null) throw new Problem('link-used');
}

/** The account, in good standing, whose address the invitation names. */
async function holderOf(tx: Transaction, link: OneTimeLink): Promise<Account | null> {
  const account = link.email === null ? null : await tx.manager.findOneBy(Account, { email: link.email });
  return account?.revokedAt === null ? account : null;
}

async function completed(input: AcceptInvitation, link: OneTimeLink, email: string) {
  const name = input.name ?? link.name;
  const { password } = input;
  const missing = [...(name === null ? ['name'] : []), ...(password === undefined ? ['password'] : [])];
  if (name === null || password === undefined) {
    throw new InvalidInput(missing.map((field) => ({ field, rule: 'isNotEmpty', limits: [] })));
  }
  refuseGuessable(password, email);
  return {
    account: { name, locale: input.locale ?? link.locale },
    passwordHash: await hashPassword(password),
  };
}
