import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { parseKeyNumber } from '../../domain/key-number';
import { ElectionsService, type Election } from '../../elections/elections.service';
import type { Actor } from '../../platform/access';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work';
import { Problem } from '../../platform/problem';
import { ReconciliationService, type CalledEnvelope } from '../envelopes/reconciliation.service';
import { Call } from './call.entity';
import type {
  CalledView,
  CallEnvelope,
  NameAccessList,
  NameAccessView,
  WatchedView,
} from './challenges.contract';
import { presentCalled, presentWatched } from './challenges.presenter';
import { NameAccess } from './name-access.entity';
import { SessionsService } from './sessions.service';

/** Names called one by one. Those watching see the one that is called, in the open session and nowhere else. */
@Injectable()
export class CallsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly elections: ElectionsService,
    private readonly reconciliation: ReconciliationService,
    private readonly sessions: SessionsService,
  ) {}

  /** Holds the envelope up: who it is from, for everybody in the room. By POST, because a key has no place in an address. */
  call(actor: Actor, electionId: string, input: CallEnvelope): Promise<CalledView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const election = await this.elections.shared(tx, electionId);
      if (election.phase !== 'checking') throw new Problem('wrong-phase', { phase: election.phase });
      await this.reconciliation.hold(tx, electionId);
      const session = await this.sessions.findOpen(tx, electionId);
      if (session === null) throw new Problem('no-session');
      const envelope = await this.find(tx, election, input.key);
      const last = await this.#last(tx, electionId, session.id);
      if (last?.envelopeId !== envelope.id) {
        await tx.manager.insert(Call, {
          electionId,
          sessionId: session.id,
          number: (last?.number ?? 0) + 1,
          envelopeId: envelope.id,
          calledBy: actor.accountId,
          calledAt: tx.now,
        });
        tx.record({ stream: 'desk', type: 'check.called', subject: session.id });
      }
      return presentCalled(envelope);
    });
  }

  /** What those watching see. Each look is kept with who looked; outside an open session there is nothing. */
  watch(actor: Actor, electionId: string): Promise<WatchedView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      await this.elections.shared(tx, electionId);
      const session = await this.sessions.findOpen(tx, electionId);
      const last = session === null ? null : await this.#last(tx, electionId, session.id);
      if (last === null) throw new Problem('not-found');
      const envelope = await this.reconciliation.findEnvelope(tx, electionId, last.envelopeId);
      if (envelope === null) throw new Problem('not-found');
      await tx.manager.insert(NameAccess, {
        electionId,
        id: randomUUID(),
        sessionId: last.sessionId,
        callNumber: last.number,
        seenBy: actor.accountId,
        seenAt: tx.now,
      });
      tx.record({ stream: 'desk', type: 'check.name-seen', subject: last.sessionId });
      return presentWatched(envelope, last.number);
    });
  }

  /** How often each of those watching looked, for the agent. */
  accesses(actor: Actor, electionId: string): Promise<NameAccessList> {
    return this.unitOfWork.read({ actor, as: 'official', electionId }, async (tx) => {
      const items = await tx.query<NameAccessView>(
        `SELECT coalesce(c.name, '') AS name, p.slug AS party, count(DISTINCT (a.session_id, a.call_number))::int AS names,
           to_char(max(a.seen_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "lastAt"
         FROM official.name_access a
         LEFT JOIN core.account c ON c.id = a.seen_by
         LEFT JOIN core.membership m ON m.election_id = a.election_id AND m.account_id = a.seen_by AND m.revoked_at IS NULL
         LEFT JOIN core.party p ON p.election_id = m.election_id AND p.id = m.party_id
         WHERE a.election_id = $1 GROUP BY a.seen_by, c.name, p.slug ORDER BY c.name, a.seen_by`,
        [electionId],
      );
      return { items, total: items.length };
    });
  }

  /** The envelope in hand with this key; refused by name where it is another election's. */
  async find(tx: Transaction, election: Election, key: string): Promise<CalledEnvelope> {
    const verdict = parseKeyNumber(key, election.code);
    if (!verdict.ok)
      throw new Problem(verdict.reason === 'other-election' ? 'key-of-other-election' : 'key-malformed');
    const envelope = await this.reconciliation.findCalled(tx, election.id, verdict.keyNumber);
    if (envelope === null) throw new Problem('no-such-envelope');
    return envelope;
  }

  #last(tx: Transaction, electionId: string, sessionId: string): Promise<Call | null> {
    return tx.manager.findOne(Call, { where: { electionId, sessionId }, order: { number: 'DESC' } });
  }
}
