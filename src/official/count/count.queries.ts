import type { Slot } from '../../domain/commitment';
import type { Transaction } from '../../platform/database/unit-of-work';
import { BallotDocket } from './ballot-docket.entity';
import { BlockAnswer } from './block-answer.entity';
import { Block } from './block.entity';
import { Correction } from './correction.entity';
import type { BlockRows } from './count.presenter';
import { Entry } from './entry.entity';
import { Seat } from './seat.entity';
import { SealedBlock } from './sealed-block.entity';
import { IsNull } from 'typeorm';

/** Blocks with what stands in their present round, in the order of the table; one of them when `blockId` is given. */
export async function findBlockRows(
  tx: Transaction,
  electionId: string,
  blockId?: string,
): Promise<BlockRows[]> {
  const ofBlock = blockId === undefined ? {} : { blockId };
  const blocks = await tx.manager.find(Block, {
    where: { electionId, ...(blockId === undefined ? {} : { id: blockId }) },
    order: { position: 'ASC' },
  });
  const seats = group(await tx.manager.findBy(Seat, { electionId, ...ofBlock }));
  const entries = group(await tx.manager.findBy(Entry, { electionId, ...ofBlock }));
  const seals = group(await tx.manager.findBy(SealedBlock, { electionId, ...ofBlock }));
  const dockets = group(await tx.manager.findBy(BallotDocket, { electionId, ...ofBlock }));
  const corrections = group(
    await tx.manager.findBy(Correction, { electionId, signedBy: IsNull(), ...ofBlock }),
  );
  const answers = group(await tx.manager.findBy(BlockAnswer, { electionId, ...ofBlock }));
  // Slots only: the values of an open round stay in the database.
  const revealed = group(
    await tx.query<{ blockId: string; round: number; slot: Slot }>(
      'SELECT block_id AS "blockId", round, slot FROM official.reveal WHERE election_id = $1 AND ($2::text IS NULL OR block_id = $2)',
      [electionId, blockId ?? null],
    ),
  );
  return blocks.map((block) => {
    const inRound = <Row extends { round: number }>(rows: Map<string, Row[]>): Row[] =>
      (rows.get(block.id) ?? []).filter(({ round }) => round === block.round);
    return {
      block,
      seats: inRound(seats),
      entries: inRound(entries),
      revealed: inRound(revealed).map(({ slot }) => slot),
      seals: seals.get(block.id) ?? [],
      dockets: dockets.get(block.id) ?? [],
      correction: inRound(corrections)[0] ?? null,
      answers: answers.get(block.id) ?? [],
    };
  });
}

export interface Totals {
  readonly votes: Readonly<Record<string, number>>;
  readonly void: number;
  readonly challenged: number;
  /** Ballots of the sealed blocks. */
  readonly counted: number;
  /** Ballots of all blocks formed. */
  readonly formed: number;
  readonly blocksSealed: number;
  readonly blocks: number;
}

/** Sums over the seals in force; numbers only. */
export async function findTotals(tx: Transaction, electionId: string): Promise<Totals> {
  const votes = await tx.query<{ choice: string; votes: number }>(
    `SELECT c.id AS choice, coalesce(sum((s.counts ->> c.id)::int), 0)::int AS votes
     FROM core.choice c LEFT JOIN official.sealed_block s ON s.election_id = c.election_id AND NOT s.is_superseded
     WHERE c.election_id = $1 GROUP BY c.id`,
    [electionId],
  );
  const sums = await tx.one<Omit<Totals, 'votes'>>(
    `SELECT coalesce(sum(s.void), 0)::int AS void, coalesce(sum(s.challenged), 0)::int AS challenged,
       coalesce(sum(s.ballots), 0)::int AS counted, coalesce(sum(b.ballots), 0)::int AS formed,
       count(s.block_id)::int AS "blocksSealed", count(b.id)::int AS blocks
     FROM official.block b
     LEFT JOIN official.sealed_block s ON s.election_id = b.election_id AND s.block_id = b.id AND NOT s.is_superseded
     WHERE b.election_id = $1`,
    [electionId],
  );
  return {
    votes: Object.fromEntries(votes.map((row) => [row.choice, row.votes])),
    ...(sums ?? { void: 0, challenged: 0, counted: 0, formed: 0, blocksSealed: 0, blocks: 0 }),
  };
}

function group<Row extends { blockId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.blockId, [...(groups.get(row.blockId) ?? []), row]);
  return groups;
}
