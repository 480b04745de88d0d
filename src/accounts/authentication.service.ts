import { Injectable } from '@nestjs/common';
import { NOBODY } from '../platform/access';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { Problem } from '../platform/problem';
import { Account } from './account.entity';
import { Attempts, type Limit } from './attempts.service';
import { isPassword } from './passwords';

/** A guesser at one address has few tries at one account; a hall behind one address has enough for everybody in it. */
const MOST_AT_AN_ACCOUNT = 10;
const MOST_FROM_AN_ADDRESS = 200;
const MINUTES = 15;

@Injectable()
export class AuthenticationService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly attempts: Attempts,
  ) {}

  /** The account that this address and password open. Throws `wrong-credentials`, the same for every reason. */
  async authenticate(email: string, password: string, address: string): Promise<Account> {
    const known = email.trim().toLowerCase();
    const atAccount: Limit = {
      kind: 'sign-in',
      key: `${known} ${address}`,
      most: MOST_AT_AN_ACCOUNT,
      minutes: MINUTES,
    };
    await this.attempts.spend([
      atAccount,
      { kind: 'sign-in-address', key: address, most: MOST_FROM_AN_ADDRESS, minutes: MINUTES },
    ]);
    const account = await this.unitOfWork.read({ actor: NOBODY, as: 'core' }, (tx) =>
      tx.manager.findOneBy(Account, { email: known }),
    );
    const isRight = await isPassword(password, account?.revokedAt === null ? account.passwordHash : null);
    if (account === null || !isRight) throw new Problem('wrong-credentials');
    await this.attempts.forget(atAccount);
    return account;
  }
}
