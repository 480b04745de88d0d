import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { publicKeyOf } from '../domain/checkpoint';
import { toBase64 } from '../domain/encoding';
import { canMove, type Phase } from '../domain/lifecycle';
import type { Actor } from '../platform/access';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work';
import { SIGNING_PURPOSE } from '../platform/events/record-writer';
import { Problem } from '../platform/problem';
import { Sealing } from '../platform/sealing';
import { ballotOf, isSame } from './ballot';
import { BallotChoice } from './choice.entity';
import { checkDates, dateOrNull } from './dates';
import { Election } from './election.entity';
import type { ConfigureElection, CreateElection, ElectionList, ElectionView } from './elections.contract';
import { freeCode, freeSlug } from './elections.queries';
import { presentElection } from './elections.presenter';
import { Party } from './party.entity';

export type { Election };

/** What another part of the house does as an election enters a phase, in the same transaction, before the step is recorded. */
export type PhaseHook = (tx: Transaction, election: Election) => Promise<void>;

const CREATION_LOCK = 7466;

@Injectable()
export class ElectionsService {
  readonly #before = new Map<Phase, PhaseHook[]>();
  readonly #after = new Map<Phase, PhaseHook[]>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sealing: Sealing,
  ) {}

  /** Registers work to be done before the step into `phase` is recorded (trays closed before the check, say). */
  beforeEntering(phase: Phase, hook: PhaseHook): void {
    this.#before.set(phase, [...(this.#before.get(phase) ?? []), hook]);
  }

  /** Registers work to be done just after the step into `phase` is recorded (blocks formed on entering the count, say). */
  afterEntering(phase: Phase, hook: PhaseHook): void {
    this.#after.set(phase, [...(this.#after.get(phase) ?? []), hook]);
  }

  list(actor: Actor): Promise<ElectionList> {
    return this.unitOfWork.read({ actor, as: 'core' }, async (tx) => {
      const elections = await tx.manager
        .createQueryBuilder(Election, 'election')
        .where(
          actor.isAdministrator
            ? 'true'
            : 'election.id IN (SELECT m.election_id FROM core.membership m WHERE m.account_id = :account AND m.revoked_at IS NULL)',
          { account: actor.accountId },
        )
        .orderBy('election.createdAt', 'DESC')
        .getMany();
      const items = await this.#present(tx, elections);
      return { items, total: items.length };
    });
  }

  view(actor: Actor, electionId: string): Promise<ElectionView> {
    return this.unitOfWork.read({ actor, as: 'core', electionId }, async (tx) => this.viewIn(tx, electionId));
  }

  /** The view within another use case's transaction. */
  async viewIn(tx: Transaction, electionId: string): Promise<ElectionView> {
    const [view] = await this.#present(tx, [await this.get(tx, electionId)]);
    if (view === undefined) throw new Problem('not-found');
    return view;
  }

  /**
   * Creates the election, its signing key and entry 0 of its record in one step. From then on the question, the
   * choices, the rule and the block sizes are public and fixed.
   */
  create(actor: Actor, input: CreateElection): Promise<ElectionView> {
    return this.unitOfWork.run({ actor, as: 'core', electionId: input.id }, async (tx) => {
      // One creation at a time: a retry finds the first, and two of one name get two addresses.
      await tx.query('SELECT pg_advisory_xact_lock($1)', [CREATION_LOCK]);
      const existing = await tx.manager.findOneBy(Election, { id: input.id });
      if (existing !== null) {
        const view = await this.viewIn(tx, input.id);
        if (!isSame(view, input)) throw new Problem('same-id-other-content');
        return view;
      }
      if (input.minimumBlock > input.blockSize) {
        throw new Problem('invalid-input', {}, [
          { field: 'minimumBlock', code: 'minimum-block-above-block-size' },
        ]);
      }
      checkDates(input);
      const { choices, rule } = ballotOf(input);
      if (input.follows !== null) await this.#checkFollowed(tx, input.follows);
      await tx.manager.insert(Election, {
        id: input.id,
        slug: await freeSlug(tx, input.name),
        code: await freeCode(tx),
        name: input.name,
        employer: input.employer,
        caseNumber: input.caseNumber,
        timeZone: input.timeZone,
        question: input.question,
        profile: input.profile,
        manner: input.manner,
        follows: input.follows,
        rule,
        blockSize: input.blockSize,
        minimumBlock: input.minimumBlock,
        phase: 'setup',
        observerSeats: input.observerSeats,
        hidesTurnout: input.hidesTurnout,
        petitionFiledOn: input.petitionFiledOn,
        directedOn: input.directedOn,
        eligibilityOn: input.eligibilityOn,
        mailingOn: input.mailingOn,
        dueAt: dateOrNull(input.dueAt),
        countAt: dateOrNull(input.countAt),
        createdAt: tx.now,
        createdBy: actor.accountId,
      });
      await tx.manager.insert(
        BallotChoice,
        choices.map((choice, position) => ({ ...choice, electionId: input.id, position })),
      );
      await tx.manager.insert(
        Party,
        input.parties.map(({ id, slug, name, kind }) => ({ id, slug, name, kind, electionId: input.id })),
      );
      const seed = randomBytes(32);
      const publicKey = publicKeyOf(seed);
      await tx.query(
        'INSERT INTO core.signing_key (election_id, public_key, sealed_seed) VALUES ($1, $2, $3)',
        [input.id, Buffer.from(publicKey), this.sealing.seal(SIGNING_PURPOSE, seed)],
      );
      tx.record({ stream: 'core', type: 'election.created', subject: input.id });
      tx.append('election.opened', {
        election: input.id,
        follows: input.follows,
        serverKey: toBase64(publicKey),
        profile: input.profile,
        question: input.question,
        choices,
        rule,
        blockSize: input.blockSize,
        minimumBlock: input.minimumBlock,
      });
      return this.viewIn(tx, input.id);
    });
  }

  configure(actor: Actor, electionId: string, input: ConfigureElection): Promise<ElectionView> {
    return this.unitOfWork.run({ actor, as: 'core', electionId }, async (tx) => {
      const election = await this.lock(tx, electionId);
      if (election.phase === 'closed') throw new Problem('election-closed');
      checkDates(input);
      const manner = input.manner ?? election.manner;
      if (manner !== election.manner && election.phase !== 'setup') {
        throw new Problem('invalid-input', {}, [{ field: 'manner', code: 'manner-fixed' }]);
      }
      if (input.hidesTurnout !== election.hidesTurnout) await this.#checkTurnoutCanChange(tx, electionId);
      const seats = await tx.one<{ taken: number | null }>(
        'SELECT max(seat)::int AS taken FROM core.membership WHERE election_id = $1',
        [electionId],
      );
      if (input.observerSeats < (seats?.taken ?? 0)) {
        throw new Problem('invalid-input', {}, [
          { field: 'observerSeats', code: 'seats-taken', parameters: { taken: seats?.taken ?? 0 } },
        ]);
      }
      await tx.manager.update(
        Election,
        { id: electionId },
        {
          name: input.name,
          employer: input.employer,
          caseNumber: input.caseNumber,
          timeZone: input.timeZone,
          observerSeats: input.observerSeats,
          hidesTurnout: input.hidesTurnout,
          manner,
          petitionFiledOn: input.petitionFiledOn,
          directedOn: input.directedOn,
          eligibilityOn: input.eligibilityOn,
          mailingOn: input.mailingOn,
          dueAt: dateOrNull(input.dueAt),
          countAt: dateOrNull(input.countAt),
        },
      );
      tx.record({ stream: 'core', type: 'election.configured', subject: electionId });
      return this.viewIn(tx, electionId);
    });
  }

  /** The agent's step to the next phase. */
  step(actor: Actor, electionId: string, to: Phase): Promise<ElectionView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      await this.move(tx, electionId, to);
      return this.viewIn(tx, electionId);
    });
  }

  /** The step itself, inside a transaction of the official wing: hooks, the row, the record. */
  async move(tx: Transaction, electionId: string, to: Phase): Promise<void> {
    const election = await this.lock(tx, electionId);
    const verdict = canMove(election.phase, to);
    if (!verdict.ok) throw new Problem('illegal-step', { from: election.phase, to });
    for (const hook of this.#before.get(to) ?? []) await hook(tx, election);
    await tx.query('UPDATE core.election SET phase = $2 WHERE id = $1', [electionId, to]);
    const from = election.phase;
    tx.append('phase.changed', { from, to });
    election.phase = to;
    if (to === 'closed') tx.append('count.closed', (before) => ({ size: before.size + 1 }));
    for (const hook of this.#after.get(to) ?? []) await hook(tx, election);
    tx.record({ stream: 'core', type: 'election.moved', subject: electionId, data: { from, to } });
  }

  async get(tx: Transaction, electionId: string): Promise<Election> {
    return found(await tx.manager.findOneBy(Election, { id: electionId }));
  }

  /** The election, locked against every other use case that steps or acts on its phase. */
  async lock(tx: Transaction, electionId: string): Promise<Election> {
    return found(
      await tx.manager.findOne(Election, { where: { id: electionId }, lock: { mode: 'pessimistic_write' } }),
    );
  }

  /** The election, with its phase held still until the transaction ends; many may hold it at once. */
  async shared(tx: Transaction, electionId: string): Promise<Election> {
    await tx.query('SELECT core.hold_election($1)', [electionId]);
    return this.get(tx, electionId);
  }

  /** The public's way in: an election by the name in its address. */
  async bySlug(tx: Transaction, slug: string): Promise<Election | null> {
    return tx.manager.findOneBy(Election, { slug });
  }

  async #checkFollowed(tx: Transaction, follows: string): Promise<void> {
    const first = await tx.manager.findOneBy(Election, { id: follows });
    if (first === null || (first.phase !== 'objections' && first.phase !== 'closed')) {
      throw new Problem('invalid-input', {}, [{ field: 'follows', code: 'follows-no-counted-election' }]);
    }
  }

  async #checkTurnoutCanChange(tx: Transaction, electionId: string): Promise<void> {
    const sealed = await tx.one(
      'SELECT 1 FROM core.record_entry WHERE election_id = $1 AND kind = $2 LIMIT 1',
      [electionId, 'roll.sealed'],
    );
    if (sealed !== null)
      throw new Problem('invalid-input', {}, [{ field: 'hidesTurnout', code: 'turnout-fixed-by-seal' }]);
  }

  async #present(tx: Transaction, elections: readonly Election[]): Promise<ElectionView[]> {
    const electionId = In(elections.map(({ id }) => id));
    const choices = await tx.manager.findBy(BallotChoice, { electionId });
    const parties = await tx.manager.findBy(Party, { electionId });
    const sealed = await tx.query<{ id: string }>(
      `SELECT e.id FROM unnest($1::uuid[]) AS e (id)
       WHERE EXISTS (SELECT FROM core.record_entry r WHERE r.election_id = e.id AND r.kind = 'roll.sealed')`,
      [elections.map(({ id }) => id)],
    );
    const isRollSealed = (id: string): boolean => sealed.some((each) => each.id === id);
    return elections.map((election) =>
      presentElection(election, choices, parties, isRollSealed(election.id)),
    );
  }
}

function found(election: Election | null): Election {
  if (election === null) throw new Problem('not-found');
  return election;
}
