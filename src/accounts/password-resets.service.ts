import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { NOBODY } from '../platform/access';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work';
import { Problem } from '../platform/problem';
import { Account } from './account.entity';
import { AccountsService } from './accounts.service';
import { Attempts } from './attempts.service';
import { Links } from './links.service';
import { Mailer } from './mail.service';
import type { OneTimeLink } from './one-time-link.entity';
import type { ResetAskedView, ResetView } from './password-resets.contract';
import { hashPassword } from './passwords';
import { refuseGuessable } from './session.service';

@Injectable()
export class PasswordResetsService implements BeforeApplicationShutdown {
  readonly #log = new Logger(PasswordResetsService.name);
  readonly #underWay = new Set<Promise<void>>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsService,
    private readonly attempts: Attempts,
    private readonly links: Links,
    private readonly mailer: Mailer,
  ) {}

  /** Answers at once and alike, and mails afterwards: neither words nor time tell whether there is such an account. */
  async ask(email: string, address: string): Promise<ResetAskedView> {
    await this.attempts.spend([
      { kind: 'reset', key: email, most: 5, minutes: 60 },
      { kind: 'reset-address', key: address, most: 50, minutes: 60 },
    ]);
    if (!this.mailer.isConfigured) return { isMailed: false };
    const mailing: Promise<void> = this.#mail(email)
      .catch((error: unknown) => {
        if (error instanceof Problem && error.code === 'not-found') return;
        this.#log.warn(`reset not mailed: ${error instanceof Error ? error.message : String(error)}`);
      })
      .finally(() => this.#underWay.delete(mailing));
    this.#underWay.add(mailing);
    return { isMailed: true };
  }

  look(token: string): Promise<ResetView> {
    return this.unitOfWork.read({ actor: NOBODY, as: 'core' }, async (tx) => {
      const { name, email } = await accountOf(tx, await this.links.find(tx, 'reset', token));
      return { name, email };
    });
  }

  /** Sets the password and ends every session that the old one opened. */
  async choose(token: string, password: string): Promise<Account> {
    const { email } = await this.look(token);
    refuseGuessable(password, email);
    const passwordHash = await hashPassword(password);
    return this.unitOfWork.run({ actor: NOBODY, as: 'core' }, async (tx) => {
      const account = await accountOf(tx, await this.links.use(tx, 'reset', token));
      const passwordChangedAt = tx.now;
      await tx.manager.update(Account, { id: account.id }, { passwordHash, passwordChangedAt });
      await tx.query('DELETE FROM core.session WHERE account_id = $1', [account.id]);
      tx.record({ stream: 'core', type: 'account.password-changed', subject: account.id });
      return tx.manager.findOneByOrFail(Account, { id: account.id });
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  async #mail(email: string): Promise<void> {
    await this.accounts.sendReset(NOBODY, this.links.base(), async (tx) => {
      const account = await tx.manager.findOneBy(Account, { email });
      if (account === null) throw new Problem('not-found');
      return account;
    });
  }
}

async function accountOf(tx: Transaction, link: OneTimeLink): Promise<Account> {
  const account =
    link.accountId === null ? null : await tx.manager.findOneBy(Account, { id: link.accountId });
  if (account?.revokedAt !== null) throw new Problem('link-not-valid');
  return account;
}
