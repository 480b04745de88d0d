import { Injectable } from '@nestjs/common';
import { isOpened, type OpenedRecord, type RecordState } from '../../domain/record-state';
import { ElectionsService } from '../../elections/elections.service';
import type { Actor } from '../../platform/access';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work';
import { RecordWriter } from '../../platform/events/record-writer';
import { Problem } from '../../platform/problem';
import { CountService } from '../count/count.service';
import type { AnswerOpening, OpeningView } from './tally.contract';

/**
 * Opening challenged ballots whose dockets are settled: all together, because one opened alone tells how its voter
 * voted. Fewer than the smallest block are opened only after everybody has answered the warning.
 */
@Injectable()
export class OpeningsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly elections: ElectionsService,
    private readonly recordWriter: RecordWriter,
    private readonly count: CountService,
  ) {}

  open(actor: Actor, electionId: string): Promise<OpeningView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const { phase } = await this.elections.lock(tx, electionId);
      if (phase !== 'objections') throw new Problem('wrong-phase', { phase });
      const state = await this.#state(tx, electionId);
      const { ballots, isSmall, unanswered } = this.present(state);
      if (ballots === 0) throw new Problem('nothing-to-open');
      const [missing] = unanswered;
      if (isSmall && missing !== undefined)
        throw new Problem('opening-unanswered', { ballots, party: missing });
      await this.count.formBlocks(tx, electionId, 'challenged', ballots);
      return { ballots: 0, isSmall: false, answers: [], unanswered: [] };
    });
  }

  /** A party's answer by its observer; the agent's own, and that a party is absent, by the agent. */
  answer(actor: Actor, electionId: string, input: AnswerOpening): Promise<OpeningView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const { phase } = await this.elections.lock(tx, electionId);
      if (phase !== 'objections') throw new Problem('wrong-phase', { phase });
      const state = await this.#state(tx, electionId);
      const { party, answer, ballots } = input;
      const isAgent = actor.role === 'agent';
      const mayAnswer = isAgent
        ? (party === 'agent') !== (answer === 'absent')
        : party === actor.partySlug && answer !== 'absent';
      if (!mayAnswer) throw new Problem('answer-of-another');
      if (party !== 'agent' && !state.parties.has(party)) throw new Problem('party-not-registered');
      const opening = this.present(state);
      if (ballots !== opening.ballots) throw new Problem('changed-meanwhile');
      tx.append('opening.acknowledged', { answer, ballots, party });
      tx.record({ stream: 'desk', type: 'opening.acknowledged', subject: electionId });
      return {
        ballots,
        isSmall: opening.isSmall,
        answers: [...opening.answers.filter((each) => each.party !== party), { party, answer, ballots }],
        unanswered: opening.unanswered.filter((each) => each !== party),
      };
    });
  }

  present(state: OpenedRecord): OpeningView {
    const ballots = state.challenges.released - state.challenges.formed;
    const answers = [...state.acknowledgements].map(([party, given]) => ({ party, ...given }));
    return {
      ballots,
      isSmall: ballots > 0 && ballots < state.opened.minimumBlock,
      answers,
      unanswered: everybody(state).filter(
        (party) => !answers.some((given) => given.party === party && given.ballots === ballots),
      ),
    };
  }

  async #state(tx: Transaction, electionId: string): Promise<OpenedRecord> {
    const state = await this.recordWriter.stateOf(tx, electionId);
    if (!isOpened(state)) throw new Problem('not-found');
    return state;
  }
}

function everybody(state: RecordState): string[] {
  return ['agent', ...state.parties.keys()];
}
