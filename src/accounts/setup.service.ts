import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { NOBODY } from '../platform/access';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work';
import { Problem } from '../platform/problem';
import { Account } from './account.entity';
import type { SetUp, SetUpView } from './accounts.contract';
import { AccountsService } from './accounts.service';
import { hoursAfter, Links, SETUP_HOURS } from './links.service';
import { hashPassword } from './passwords';
import { refuseGuessable } from './session.service';

/** The first administrator, who comes by a link that only the terminal shows. */
@Injectable()
export class SetupService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsService,
    private readonly links: Links,
  ) {}

  /** A fresh one-time link while there is no account, else null. Links of earlier starts work until they expire. */
  linkIfNoAccount(baseUrl: string): Promise<string | null> {
    return this.unitOfWork.run({ actor: NOBODY, as: 'core' }, async (tx) => {
      if (await hasAccount(tx)) return null;
      return this.links.make(tx, baseUrl, {
        id: randomUUID(),
        purpose: 'setup',
        accountId: null,
        email: null,
        name: null,
        locale: 'en',
        isAdministrator: true,
        electionId: null,
        role: null,
        partyId: null,
        invitedBy: null,
        expiresAt: hoursAfter(tx, SETUP_HOURS),
      });
    });
  }

  look(token: string): Promise<SetUpView> {
    return this.unitOfWork.read({ actor: NOBODY, as: 'core' }, async (tx) => {
      await this.#open(tx, token);
      return { isOpen: true };
    });
  }

  async complete(token: string, input: SetUp): Promise<Account> {
    await this.look(token);
    refuseGuessable(input.password, input.email);
    const passwordHash = await hashPassword(input.password);
    return this.unitOfWork.run({ actor: NOBODY, as: 'core' }, async (tx) => {
      await tx.query("SELECT pg_advisory_xact_lock(hashtextextended('administrators', 7467))");
      await this.#open(tx, token);
      await this.links.use(tx, 'setup', token);
      const { email, name, locale } = input;
      return this.accounts.create(tx, { email, name, locale, isAdministrator: true }, passwordHash);
    });
  }

  async #open(tx: Transaction, token: string): Promise<void> {
    if (await hasAccount(tx)) throw new Problem('already-set-up');
    await this.links.find(tx, 'setup', token);
  }
}

async function hasAccount(tx: Transaction): Promise<boolean> {
  return tx.manager.existsBy(Account, {});
}
