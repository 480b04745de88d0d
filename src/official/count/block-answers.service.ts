import { Injectable } from '@nestjs/common';
import { ElectionsService } from '../../elections/elections.service';
import type { Actor } from '../../platform/access';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work';
import { Problem } from '../../platform/problem';
import { BlockAnswer } from './block-answer.entity';
import type { Block } from './block.entity';
import type { AnswerBlock, BlockView } from './count.contract';
import { CountService } from './count.service';
import { lockBlock } from './dual-entry.service';

/** What the observers of each party say to a sealed block. It warns; whether it is counted again the agent decides. */
@Injectable()
export class BlockAnswersService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly elections: ElectionsService,
    private readonly count: CountService,
  ) {}

  /** One answer of a kind for each party and seal, whoever of its observers gives it first; an objection stays. */
  answer(actor: Actor, electionId: string, blockId: string, input: AnswerBlock): Promise<BlockView> {
    const { partyId } = actor;
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      if (partyId === null) throw new Problem('not-found');
      const { phase } = await this.elections.shared(tx, electionId);
      if (phase !== 'counting' && phase !== 'objections') throw new Problem('wrong-phase', { phase });
      const block = await lockBlock(tx, electionId, blockId);
      if (block.state !== 'sealed' || block.round !== input.round) throw new Problem('seal-not-in-force');
      const given = await tx.manager.findBy(BlockAnswer, {
        electionId,
        blockId,
        round: block.round,
        partyId,
      });
      if (!given.some(({ answer }) => answer === input.answer)) {
        if (given.some(({ answer }) => answer === 'objected')) throw new Problem('objection-to-block-stays');
        await keep(tx, block, partyId, input);
      }
      return this.count.viewIn(tx, electionId, blockId);
    });
  }
}

async function keep(tx: Transaction, block: Block, partyId: string, input: AnswerBlock): Promise<void> {
  const { electionId, id: blockId, round } = block;
  const isObjected = input.answer === 'objected';
  await tx.manager.insert(BlockAnswer, {
    electionId,
    blockId,
    round,
    partyId,
    answer: input.answer,
    reason: isObjected ? input.reason : null,
    note: isObjected ? input.note.trim() : '',
    answeredBy: tx.scope.actor.accountId,
    answeredAt: tx.now,
  });
  tx.record({
    stream: 'desk',
    type: 'block.answered',
    subject: blockId,
    data: { round, answer: input.answer },
  });
}
