import { Injectable, type OnModuleInit } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { ElectionsService } from '../../elections/elections.service';
import type { Actor } from '../../platform/access';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work';
import { Problem } from '../../platform/problem';
import { PartiesService } from '../parties/parties.service';
import type { OpenSession, CheckSessionView } from './challenges.contract';
import { CheckSession } from './check-session.entity';

/** Check sessions: what is challenged in one becomes public together at its end, in an order that says nothing. */
@Injectable()
export class SessionsService implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly elections: ElectionsService,
    private readonly parties: PartiesService,
  ) {}

  onModuleInit(): void {
    // What was challenged at the polls comes out as the check begins, as if they had been one session.
    this.elections.afterEntering('checking', (tx, { id }) => this.#publish(tx, id, null));
  }

  open(actor: Actor, electionId: string, input: OpenSession): Promise<CheckSessionView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const { phase } = await this.elections.shared(tx, electionId);
      const known = await tx.manager.findOneBy(CheckSession, { electionId, id: input.id });
      if (known === null) {
        if (phase !== 'checking') throw new Problem('wrong-phase', { phase });
        if (await this.#isReconciled(tx, electionId)) throw new Problem('envelopes-reconciled');
        if ((await this.findOpen(tx, electionId)) !== null) throw new Problem('session-open');
        await tx.manager.insert(CheckSession, {
          electionId,
          id: input.id,
          openedBy: actor.accountId,
          openedAt: tx.now,
        });
        tx.record({ stream: 'desk', type: 'challenge.session-opened', subject: input.id });
      }
      return this.#view(tx, electionId, input.id);
    });
  }

  end(actor: Actor, electionId: string, id: string): Promise<CheckSessionView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      await this.elections.lock(tx, electionId);
      const session = await tx.manager.findOneBy(CheckSession, { electionId, id });
      if (session === null) throw new Problem('not-found');
      if (session.endedAt === null) {
        await tx.manager.update(CheckSession, { electionId, id }, { endedAt: tx.now });
        await this.#publish(tx, electionId, id);
        tx.record({ stream: 'desk', type: 'challenge.session-ended', subject: id });
      }
      return this.#view(tx, electionId, id);
    });
  }

  findOpen(tx: Transaction, electionId: string): Promise<CheckSession | null> {
    return tx.manager.findOneBy(CheckSession, { electionId, endedAt: IsNull() });
  }

  /** Those who only watch know that a session is open and how far it is; what is challenged in it comes out at its end. */
  async viewOpen(tx: Transaction, electionId: string, isAtDesk: boolean): Promise<CheckSessionView | null> {
    const open = await this.findOpen(tx, electionId);
    if (open === null) return null;
    const view = await this.#view(tx, electionId, open.id);
    const { id, isOpen, called } = view;
    return isAtDesk ? view : { id, isOpen, challenges: 0, called };
  }

  /** `sessionId` is null for the polls. */
  async #publish(tx: Transaction, electionId: string, sessionId: string | null): Promise<void> {
    const raised = await tx.query<{ id: string; docket: string; ground: string; slug: string | null }>(
      `SELECT c.id, c.docket, c.ground, p.slug FROM official.challenge c
       LEFT JOIN core.party p ON p.election_id = c.election_id AND p.id = c.on_behalf_of
       WHERE c.election_id = $1 AND c.session_id IS NOT DISTINCT FROM $2::uuid AND c.state = 'raised'`,
      [electionId, sessionId],
    );
    raised.sort((a, b) => (a.docket < b.docket ? -1 : 1));
    const named = new Map<string | null, string>([[null, 'agent']]);
    for (const { slug } of raised) {
      if (slug !== null && !named.has(slug))
        named.set(slug, await this.parties.recordName(tx, electionId, slug));
    }
    const names = raised.map(({ slug }) => named.get(slug) ?? 'agent');
    for (const [index, { docket, ground }] of raised.entries()) {
      const party = names[index] ?? 'agent';
      tx.append('challenge.raised', { docket, party, ground, block: null });
    }
    await tx.query(
      `UPDATE official.challenge c SET state = 'open', record_party = named.party
       FROM unnest($2::uuid[], $3::text[]) AS named (id, party) WHERE c.election_id = $1 AND c.id = named.id`,
      [electionId, raised.map(({ id }) => id), names],
    );
  }

  async #isReconciled(tx: Transaction, electionId: string): Promise<boolean> {
    const row = await tx.one<{ is_reconciled: boolean }>(
      'SELECT is_reconciled FROM official.reconciliation WHERE election_id = $1',
      [electionId],
    );
    return row?.is_reconciled ?? false;
  }

  async #view(tx: Transaction, electionId: string, id: string): Promise<CheckSessionView> {
    const row = await tx.one<CheckSessionView>(
      `SELECT s.id, s.ended_at IS NULL AS "isOpen", count(c.id)::int AS challenges,
         (SELECT count(DISTINCT l.envelope_id)::int FROM official.call l WHERE l.election_id = $1 AND l.session_id = $2) AS called
       FROM official.check_session s
       LEFT JOIN official.challenge c ON c.election_id = s.election_id AND c.session_id = s.id AND c.state <> 'reversed'
       WHERE s.election_id = $1 AND s.id = $2 GROUP BY s.id, s.ended_at`,
      [electionId, id],
    );
    if (row === null) throw new Problem('not-found');
    return row;
  }
}
