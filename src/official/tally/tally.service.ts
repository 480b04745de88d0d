import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { CountedVotes } from '../../domain/decision-rules';
import type { TallyDeclared } from '../../domain/record-entry';
import {
  complainOfIdentity,
  isTallyCurrent,
  nextTally,
  unopenedChallenges,
} from '../../domain/record-replay-tally';
import { isOpened, type OpenedRecord } from '../../domain/record-state';
import type { Election } from '../../elections/elections.service';
import { ElectionsService } from '../../elections/elections.service';
import type { Actor } from '../../platform/access';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work';
import { recordRefusal, RecordWriter } from '../../platform/events/record-writer';
import { Problem } from '../../platform/problem';
import { CountService } from '../count/count.service';
import { ReconciliationService } from '../envelopes/reconciliation.service';
import { DeclaredTally } from './declared-tally.entity';
import { OpeningsService } from './openings.service';
import type { DeclareTally, TallyView } from './tally.contract';
import { countedVotes, presentStanding, presentTally, type NumberedTally } from './tally.presenter';

/** The top of the official wing: reads numbers from both sides of the secrecy line, and nothing else. */
@Injectable()
export class TallyService implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly elections: ElectionsService,
    private readonly recordWriter: RecordWriter,
    private readonly reconciliation: ReconciliationService,
    private readonly count: CountService,
    private readonly openings: OpeningsService,
  ) {}

  onModuleInit(): void {
    this.elections.beforeEntering('counting', async (tx, { id }) => {
      const { isReconciled } = await this.reconciliation.sums(tx, id);
      if (!isReconciled) throw new Problem('not-yet-reconciled');
    });
    this.elections.afterEntering('counting', (tx, election) => this.#formAccepted(tx, election));
    this.elections.beforeEntering('objections', (tx, { id }) => this.#checkDeclared(tx, id));
    this.elections.beforeEntering('closed', (tx, { id }) => this.#checkDeclared(tx, id));
  }

  view(actor: Actor, electionId: string): Promise<TallyView> {
    return this.unitOfWork.read({ actor, as: 'official', electionId }, (tx) => this.#view(tx, electionId));
  }

  /**
   * Declares what the sealed blocks hold. The agent types the totals of every choice again; a slip there is found
   * now and not in a corrected form an hour later (Allied Acoustics, 300 NLRB 1181).
   */
  declare(actor: Actor, electionId: string, input: DeclareTally): Promise<TallyView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const { phase } = await this.elections.lock(tx, electionId);
      if (phase !== 'counting' && phase !== 'objections') throw new Problem('wrong-phase', { phase });
      const state = await this.#state(tx, electionId);
      if (state.unsealedBlocks > 0) throw new Problem('blocks-unsealed', { blocks: state.unsealedBlocks });
      const complaint = complainOfIdentity(state);
      if (complaint !== null) throw new Problem('record-refuses', recordRefusal('tally', complaint));
      if (isTallyCurrent(state)) throw new Problem('tally-declared');
      const tally = nextTally(state);
      checkTypedAgain(tally.votes, input.votes);
      await tx.manager.insert(DeclaredTally, {
        electionId,
        revision: tally.revision,
        eligible: tally.eligible,
        void: tally.void,
        votes: tally.votes,
        valid: tally.valid,
        challenged: tally.challenged,
        validPlusChallenged: tally.validPlusChallenged,
        isDeterminative: tally.determinative,
        outcome: tally.outcome,
        rule: state.opened.rule,
        declaredBy: actor.accountId,
        declaredAt: tx.now,
      });
      const { class: outcome, choices } = tally.outcome;
      tx.append('tally.declared', { ...tally, outcome: { class: outcome, choices: [...choices] } });
      tx.record({
        stream: 'desk',
        type: 'tally.declared',
        subject: electionId,
        data: { revision: tally.revision },
      });
      return this.#view(tx, electionId, tally);
    });
  }

  async #view(tx: Transaction, electionId: string, declaredNow?: TallyDeclared): Promise<TallyView> {
    const { phase } = await this.elections.get(tx, electionId);
    const state = await this.#state(tx, electionId);
    const { rule, choices } = state.opened;
    const rows = await tx.manager.find(DeclaredTally, { where: { electionId }, order: { revision: 'ASC' } });
    const declared = rows.map((row, index) => {
      const before = rows[index - 1];
      return presentTally(
        rule,
        choices,
        numbered(row),
        before === undefined ? null : numbered(before).counted,
      );
    });
    if (phase === 'setup' || phase === 'voting' || phase === 'checking') {
      return {
        phase,
        progress: null,
        standing: null,
        current: null,
        obstacle: 'not-counting',
        declared,
        opening: null,
      };
    }
    const totals = await this.count.totals(tx, electionId);
    const counted: CountedVotes = {
      votes: totals.votes,
      void: totals.void,
      challenged: unopenedChallenges(state),
      eligible: state.eligible,
    };
    const last = rows.at(-1);
    const isDeclared = declaredNow !== undefined || isTallyCurrent(state);
    return {
      phase,
      progress: {
        ballots: totals.formed,
        counted: totals.counted,
        blocks: totals.blocks,
        blocksSealed: totals.blocksSealed,
      },
      standing: presentStanding(rule, choices, { ...counted, uncounted: totals.formed - totals.counted }),
      current: isDeclared
        ? null
        : presentTally(
            rule,
            choices,
            { revision: rows.length, declaredAt: null, counted },
            last === undefined ? null : numbered(last).counted,
          ),
      obstacle: isDeclared ? 'declared' : obstacleOf(state),
      declared,
      opening: phase === 'objections' ? this.openings.present(state) : null,
    };
  }

  async #formAccepted(tx: Transaction, { id }: Election): Promise<void> {
    const { accepted } = await this.reconciliation.sums(tx, id);
    await this.count.formBlocks(tx, id, 'accepted', accepted);
  }

  async #checkDeclared(tx: Transaction, electionId: string): Promise<void> {
    const state = await this.#state(tx, electionId);
    if (state.unsealedBlocks > 0) throw new Problem('blocks-unsealed', { blocks: state.unsealedBlocks });
    if (!isTallyCurrent(state)) throw new Problem('tally-not-declared');
  }

  async #state(tx: Transaction, electionId: string): Promise<OpenedRecord> {
    const state = await this.recordWriter.stateOf(tx, electionId);
    if (!isOpened(state)) throw new Problem('not-found');
    return state;
  }
}

function obstacleOf(state: OpenedRecord): TallyView['obstacle'] {
  if (state.unsealedBlocks > 0) return 'blocks-unsealed';
  return complainOfIdentity(state) === null ? null : 'identity';
}

function numbered(row: DeclaredTally): NumberedTally {
  const { revision, declaredAt } = row;
  return { revision, declaredAt, counted: countedVotes(row) };
}

function checkTypedAgain(
  votes: Readonly<Record<string, number>>,
  typed: Readonly<Record<string, unknown>>,
): void {
  const wrong = Object.keys(votes).filter((choice) => typed[choice] !== votes[choice]);
  if (wrong.length === 0) return;
  throw new Problem(
    'totals-differ',
    {},
    wrong.map((choice) => ({ field: `votes.${choice}`, code: 'total-differs' as const })),
  );
}
