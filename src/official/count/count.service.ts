import { Injectable } from '@nestjs/common';
import { blockSizes } from '../../domain/blocks';
import type { BlockSource } from '../../domain/record-entry';
import { ElectionsService } from '../../elections/elections.service';
import type { Actor } from '../../platform/access';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work';
import { Problem } from '../../platform/problem';
import { randomCode } from '../../platform/random-code';
import { PartiesService } from '../parties/parties.service';
import { Block } from './block.entity';
import type { BlockList, BlockView } from './count.contract';
import { presentBlock } from './count.presenter';
import { findBlockRows, findTotals, type Totals } from './count.queries';

/** Blocks of the count, formed by number and shown without a value before their seal. */
@Injectable()
export class CountService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly elections: ElectionsService,
    private readonly parties: PartiesService,
  ) {}

  list(actor: Actor, electionId: string): Promise<BlockList> {
    return this.unitOfWork.read({ actor, as: 'official', electionId }, async (tx) => {
      const slugs = await this.parties.slugs(tx, electionId);
      const rows = await findBlockRows(tx, electionId);
      const items = rows.map((each) => presentBlock(each, actor, slugs));
      return { items, total: items.length };
    });
  }

  view(actor: Actor, electionId: string, blockId: string): Promise<BlockView> {
    return this.unitOfWork.read({ actor, as: 'official', electionId }, (tx) =>
      this.viewIn(tx, electionId, blockId),
    );
  }

  /** The block as the actor of the transaction may see it. */
  async viewIn(tx: Transaction, electionId: string, blockId: string): Promise<BlockView> {
    const [rows] = await findBlockRows(tx, electionId, blockId);
    if (rows === undefined) throw new Problem('not-found');
    return presentBlock(rows, tx.scope.actor, await this.parties.slugs(tx, electionId));
  }

  totals(tx: Transaction, electionId: string): Promise<Totals> {
    return findTotals(tx, electionId);
  }

  /** Blocks for so many ballots, and their entry in the record. All that comes in is a number. */
  async formBlocks(
    tx: Transaction,
    electionId: string,
    source: BlockSource,
    ballots: number,
  ): Promise<readonly { id: string; ballots: number }[]> {
    const { blockSize, minimumBlock } = await this.elections.get(tx, electionId);
    const last = await tx.one<{ position: number }>(
      'SELECT coalesce(max(position), 0) AS position FROM official.block WHERE election_id = $1',
      [electionId],
    );
    const first = (last?.position ?? 0) + 1;
    const ids = new Set<string>();
    const sizes = blockSizes(ballots, blockSize, minimumBlock);
    while (ids.size < sizes.length) ids.add(randomCode(6));
    const blocks = [...ids].map((id, index) => ({ id, ballots: sizes[index] ?? 0 }));
    if (blocks.length === 0) return [];
    await tx.manager.insert(
      Block,
      blocks.map((block, index) => ({ ...block, electionId, source, position: first + index })),
    );
    tx.append('blocks.formed', { source, blocks });
    tx.record({
      stream: 'desk',
      type: 'blocks.formed',
      subject: electionId,
      data: { blocks: blocks.length },
    });
    return blocks;
  }
}
