import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { Problem } from '../platform/problem';
import { Account } from './account.entity';
import { Attempts, type Limit } from './attempts.service';
import { hashPassword, isPassword } from './passwords';
import type { ChangeAccount, ChangePassword, SessionView } from './session.contract';
import { presentSession, type MembershipRow } from './session.presenter';

@Injectable()
export class SessionService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly attempts: Attempts,
  ) {}

  view(actor: Actor): Promise<SessionView> {
    return this.viewOf(accountIdOf(actor));
  }

  viewOf(accountId: string): Promise<SessionView> {
    return this.unitOfWork.read({ actor: actorOf(accountId), as: 'core' }, async (tx) => {
      const account = await tx.manager.findOneBy(Account, { id: accountId });
      if (account === null) throw new Problem('not-signed-in');
      const memberships = await tx.query<MembershipRow>(
        `SELECT m.election_id, e.name AS election_name, e.slug, e.phase, m.role, p.slug AS party_slug, p.name AS party_name
         FROM core.membership m
         JOIN core.election e ON e.id = m.election_id
         LEFT JOIN core.party p ON p.election_id = m.election_id AND p.id = m.party_id
         WHERE m.account_id = $1 AND m.revoked_at IS NULL
         ORDER BY e.created_at DESC, e.id`,
        [accountId],
      );
      return presentSession(account, memberships);
    });
  }

  async change(actor: Actor, input: ChangeAccount): Promise<SessionView> {
    const id = accountIdOf(actor);
    await this.unitOfWork.run({ actor, as: 'core' }, (tx) =>
      tx.manager.update(Account, { id }, { name: input.name, locale: input.locale }),
    );
    return this.viewOf(id);
  }

  /** Ends every session of the account, this one too: the caller opens a new one. */
  async changePassword(actor: Actor, address: string, input: ChangePassword): Promise<Account> {
    const id = accountIdOf(actor);
    const limit: Limit = { kind: 'change-password', key: `${id} ${address}`, most: 10, minutes: 15 };
    await this.attempts.spend([limit]);
    const account = await this.unitOfWork.read({ actor, as: 'core' }, (tx) =>
      tx.manager.findOneBy(Account, { id }),
    );
    if (account === null || !(await isPassword(input.current, account.passwordHash))) {
      throw new Problem('invalid-input', {}, [{ field: 'current', code: 'wrong-password' }]);
    }
    refuseGuessable(input.password, account.email);
    const passwordHash = await hashPassword(input.password);
    await this.attempts.forget(limit);
    return this.unitOfWork.run({ actor, as: 'core' }, async (tx) => {
      const passwordChangedAt = tx.now;
      await tx.manager.update(Account, { id }, { passwordHash, passwordChangedAt });
      await tx.query('DELETE FROM core.session WHERE account_id = $1', [id]);
      tx.record({ stream: 'core', type: 'account.password-changed', subject: id });
      return tx.manager.findOneByOrFail(Account, { id });
    });
  }
}

export function refuseGuessable(password: string, email: string): void {
  if (password.trim().toLowerCase() === email) {
    throw new Problem('invalid-input', {}, [{ field: 'password', code: 'password-is-email' }]);
  }
}

function accountIdOf(actor: Actor): string {
  if (actor.accountId === null) throw new Problem('not-signed-in');
  return actor.accountId;
}

function actorOf(accountId: string): Actor {
  return { accountId, isAdministrator: false, role: null, partyId: null, partySlug: null, locale: 'en' };
}
