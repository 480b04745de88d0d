import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { NOBODY, type Actor } from '../platform/access';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work';
import type { Role } from '../domain/permissions';
import type { Locale } from '../platform/locale';
import { Problem } from '../platform/problem';
import { Account } from './account.entity';
import type { AccountList, LinkMadeView } from './accounts.contract';
import { presentAccount, presentLink, presentPending } from './accounts.presenter';
import { membershipsForAdministrator, pendingInvitations, SEEN_BY_ADMINISTRATOR } from './accounts.queries';
import { Grants } from './grants';
import { hoursAfter, Links, RESET_HOURS } from './links.service';
import { resetMail } from './mail-texts';
import { Mailer } from './mail.service';
import { hashPassword } from './passwords';
import { refuseGuessable } from './session.service';

export interface NewAccount {
  /** UUIDv4; made here if left out. */
  readonly id?: string;
  readonly email: string;
  readonly name: string;
  readonly locale?: Locale;
  readonly isAdministrator?: boolean;
}

export interface NewMembership {
  readonly electionId: string;
  readonly accountId: string;
  readonly role: Role;
  readonly partySlug: string | null;
}

@Injectable()
export class AccountsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly links: Links,
    private readonly mailer: Mailer,
    private readonly grants: Grants,
  ) {}

  /**
   * An account, made by the product itself (command line, demo). Without a password it cannot sign in until its
   * holder has chosen one through `passwordLink`. Throws `account-exists`.
   */
  async createAccount({
    password,
    ...account
  }: NewAccount & { readonly password?: string }): Promise<Account> {
    const email = account.email.trim().toLowerCase();
    if (password !== undefined) refuseGuessable(password, email);
    const passwordHash = password === undefined ? null : await hashPassword(password);
    return this.unitOfWork.run({ actor: NOBODY, as: 'core' }, (tx) =>
      this.create(tx, { ...account, email }, passwordHash),
    );
  }

  /** A role in an election, granted by the product itself. Throws what `Grants.grant` throws, and `party-not-here`. */
  grantMembership({ electionId, accountId, role, partySlug }: NewMembership): Promise<void> {
    return this.unitOfWork.run({ actor: NOBODY, as: 'core', electionId }, async (tx) => {
      const party = await tx.one<{ id: string }>(
        'SELECT id FROM core.party WHERE election_id = $1 AND slug = $2',
        [electionId, partySlug],
      );
      if (partySlug !== null && party === null) throw new Problem('party-not-here');
      await this.grants.grant(tx, { electionId, accountId, role, partyId: party?.id ?? null });
    });
  }

  /** An account within another use case; one that was revoked begins anew under its old id, without its old rights. */
  async create(tx: Transaction, account: NewAccount, passwordHash: string | null): Promise<Account> {
    const { email, name, locale = 'en', isAdministrator = false } = account;
    const former = await tx.manager.findOne(Account, {
      where: { email },
      lock: { mode: 'pessimistic_write' },
    });
    if (former !== null && former.revokedAt === null) throw new Problem('account-exists');
    const made: Account = {
      id: former?.id ?? account.id ?? randomUUID(),
      email,
      name,
      locale,
      isAdministrator,
      passwordHash,
      createdAt: former?.createdAt ?? tx.now,
      passwordChangedAt: passwordHash === null ? null : tx.now,
      revokedAt: null,
    };
    if (former === null) await tx.manager.insert(Account, made);
    else await tx.manager.update(Account, { id: made.id }, made);
    tx.record({ stream: 'core', type: 'account.created', subject: made.id });
    return made;
  }

  /**
   * An account with this password, made now or given a new one, by the product itself: whoever held the old password
   * is signed out. For the demo's invented people.
   */
  async withPassword(account: NewAccount, password: string): Promise<Account> {
    const passwordHash = await hashPassword(password);
    const email = account.email.trim().toLowerCase();
    return this.unitOfWork.run({ actor: NOBODY, as: 'core' }, async (tx) => {
      const known = await tx.manager.findOneBy(Account, { email });
      if (known === null || known.revokedAt !== null)
        return this.create(tx, { ...account, email }, passwordHash);
      await tx.manager.update(Account, { id: known.id }, { passwordHash, passwordChangedAt: tx.now });
      await tx.query('DELETE FROM core.session WHERE account_id = $1', [known.id]);
      tx.record({ stream: 'core', type: 'account.password-changed', subject: known.id });
      return known;
    });
  }

  /** A link behind which the holder of the account chooses a password. `base` is the address it begins with. */
  passwordLink(email: string, base: string): Promise<string> {
    return this.unitOfWork.run({ actor: NOBODY, as: 'core' }, async (tx) => {
      const account = await tx.manager.findOneBy(Account, { email: email.trim().toLowerCase() });
      if (account === null || account.revokedAt !== null) throw new Problem('not-found');
      return (await this.linkFor(tx, account, base)).link;
    });
  }

  list(actor: Actor): Promise<AccountList> {
    return this.unitOfWork.read({ actor, as: 'core' }, async (tx) => {
      const seen = await tx.query<{ id: string }>(
        `SELECT a.id FROM core.account a WHERE ${SEEN_BY_ADMINISTRATOR}`,
      );
      const ids = new Set(seen.map(({ id }) => id));
      const accounts = await tx.manager.find(Account, { order: { name: 'ASC', id: 'ASC' } });
      const memberships = await membershipsForAdministrator(tx);
      const items = accounts
        .filter(({ id }) => ids.has(id))
        .map((account) => presentAccount(account, memberships));
      const pending = await pendingInvitations(tx, 'l.election_id IS NULL', []);
      return { items, total: items.length, invitations: pending.map((row) => presentPending(row, tx.now)) };
    });
  }

  /** Takes away everything at once: sessions, sockets, roles, seats, links. Throws `last-administrator`. */
  revoke(actor: Actor, accountId: string): Promise<void> {
    return this.unitOfWork.run({ actor, as: 'core' }, async (tx) => {
      const account = await this.#seen(tx, accountId);
      if (account.revokedAt !== null) return;
      await tx.manager.update(
        Account,
        { id: accountId },
        { revokedAt: tx.now, isAdministrator: false, passwordHash: null },
      );
      await tx.query(
        'UPDATE core.membership SET revoked_at = $2, seat = NULL WHERE account_id = $1 AND revoked_at IS NULL',
        [accountId, tx.now],
      );
      await tx.query('DELETE FROM core.session WHERE account_id = $1', [accountId]);
      await this.links.end(tx, '(account_id = $2 OR invited_by = $2 OR email = $3)', [
        accountId,
        account.email,
      ]);
      tx.record({ stream: 'core', type: 'account.revoked', subject: accountId });
    });
  }

  /**
   * A new password for someone who forgot theirs. A mailed link is the receiver's alone; one shown to the
   * administrator would open the campaign, which the administrator may not read, so there it is refused.
   */
  async resetPassword(actor: Actor, accountId: string, base: string): Promise<LinkMadeView> {
    return this.sendReset(actor, base, async (tx) => {
      const account = await this.#seen(tx, accountId);
      const isInCampaign = await tx.one(
        `SELECT FROM core.membership WHERE account_id = $1 AND wing = 'campaign' AND revoked_at IS NULL LIMIT 1`,
        [accountId],
      );
      if (isInCampaign !== null && !this.mailer.isConfigured) throw new Problem('ask-for-reset');
      return account;
    });
  }

  /** Makes and mails a link for the account that `choose` returns, or shows it where there is no mail. */
  async sendReset(
    actor: Actor,
    base: string,
    choose: (tx: Transaction) => Promise<Account>,
  ): Promise<LinkMadeView> {
    const { account, made, link } = await this.unitOfWork.run({ actor, as: 'core' }, async (tx) => {
      const account = await choose(tx);
      if (account.revokedAt !== null) throw new Problem('not-found');
      return {
        account,
        ...(await this.linkFor(tx, account, this.mailer.isConfigured ? this.links.base() : base)),
      };
    });
    if (!this.mailer.isConfigured) return presentLink(made, link);
    await this.mailer.send({ to: account.email, ...resetMail(account.locale, link, RESET_HOURS) });
    return presentLink(made, null);
  }

  async linkFor(
    tx: Transaction,
    account: Account,
    base: string,
  ): Promise<{ made: { id: string; email: string; expiresAt: Date }; link: string }> {
    await this.links.end(tx, `purpose = 'reset' AND account_id = $2`, [account.id]);
    const made = { id: randomUUID(), email: account.email, expiresAt: hoursAfter(tx, RESET_HOURS) };
    const link = await this.links.make(tx, base, {
      ...made,
      purpose: 'reset',
      accountId: account.id,
      name: account.name,
      locale: account.locale,
      isAdministrator: false,
      electionId: null,
      role: null,
      partyId: null,
      invitedBy: tx.scope.actor.accountId,
    });
    return { made, link };
  }

  async #seen(tx: Transaction, accountId: string): Promise<Account> {
    const seen = await tx.one(`SELECT FROM core.account a WHERE a.id = $1 AND ${SEEN_BY_ADMINISTRATOR}`, [
      accountId,
    ]);
    const account = await tx.manager.findOne(Account, {
      where: { id: accountId },
      lock: { mode: 'pessimistic_write' },
    });
    if (seen === null || account === null) throw new Problem('not-found');
    return account;
  }
}
