import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { WING_OF_ROLE, type Role } from '../domain/permissions';
import type { Transaction } from '../platform/database/unit-of-work';
import { Problem } from '../platform/problem';
import { Membership } from './membership.entity';

export interface Grant {
  readonly electionId: string;
  readonly accountId: string;
  readonly role: Role;
  readonly partyId: string | null;
}

const ROLES_OF_A_PARTY: ReadonlySet<Role> = new Set(['observer', 'lead', 'organizer']);

/** Who may hold which role beside which: one role in one election, never both wings, never two parties. */
@Injectable()
export class Grants {
  /** Throws `party-needed`, `agent-has-no-party`, `already-member`, `other-wing`, `other-party` or `no-seat-left`. */
  async grant(tx: Transaction, { electionId, accountId, role, partyId }: Grant): Promise<Membership> {
    checkParty(role, partyId);
    const former = await tx.manager.findOne(Membership, {
      where: { electionId, accountId },
      lock: { mode: 'pessimistic_write' },
    });
    if (former !== null) {
      if (former.wing !== WING_OF_ROLE[role])
        throw new Problem(former.revokedAt === null ? 'already-member' : 'other-wing');
      if (former.revokedAt === null) {
        if (former.role === role && former.partyId === partyId) return former;
        throw new Problem('already-member');
      }
      if (ROLES_OF_A_PARTY.has(former.role) && former.partyId !== partyId) throw new Problem('other-party');
    }
    const granted = {
      role,
      partyId,
      seat: role === 'observer' && partyId !== null ? await this.#freeSeat(tx, electionId, partyId) : null,
      grantedBy: tx.scope.actor.accountId,
      grantedAt: tx.now,
      revokedAt: null,
    };
    const id = former?.id ?? randomUUID();
    if (former === null) await tx.manager.insert(Membership, { id, electionId, accountId, ...granted });
    else await tx.manager.update(Membership, { id }, granted);
    tx.record({ stream: 'core', type: 'member.granted', subject: accountId });
    return tx.manager.findOneByOrFail(Membership, { id });
  }

  /** Takes the role and the seat away, and ends the account's sessions; its sockets close with the event. */
  async revoke(tx: Transaction, membership: Membership): Promise<void> {
    if (membership.revokedAt !== null) return;
    await tx.manager.update(Membership, { id: membership.id }, { revokedAt: tx.now, seat: null });
    await tx.query('DELETE FROM core.session WHERE account_id = $1', [membership.accountId]);
    tx.record({ stream: 'core', type: 'member.revoked', subject: membership.accountId });
  }

  /** The lowest seat of the party that no one holds. Grants to one party wait for one another. */
  async #freeSeat(tx: Transaction, electionId: string, partyId: string): Promise<number> {
    await tx.query('SELECT FROM core.party WHERE election_id = $1 AND id = $2 FOR UPDATE', [
      electionId,
      partyId,
    ]);
    const row = await tx.one<{ seats: number; free: number | null }>(
      `SELECT e.observer_seats AS seats,
              (SELECT min(s)::int FROM generate_series(1, e.observer_seats) AS s
               WHERE NOT EXISTS (SELECT FROM core.membership m WHERE m.election_id = e.id AND m.party_id = $2 AND m.seat = s)) AS free
       FROM core.election e WHERE e.id = $1`,
      [electionId, partyId],
    );
    if (row?.free == null) throw new Problem('no-seat-left', { seats: row?.seats ?? 0 });
    return row.free;
  }
}

/** An agent belongs to no party; observers and campaigns to one; a teller may have been nominated by one. */
export function checkParty(role: Role, partyId: string | null): void {
  if (role === 'agent' && partyId !== null) {
    throw new Problem('invalid-input', {}, [{ field: 'partyId', code: 'agent-has-no-party' }]);
  }
  if (ROLES_OF_A_PARTY.has(role) && partyId === null) {
    throw new Problem('invalid-input', {}, [{ field: 'partyId', code: 'party-needed' }]);
  }
}
