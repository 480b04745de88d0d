import { randomBytes, randomUUID } from 'node:crypto';
import { blockSizes } from '../../src/domain/blocks';
import { entryCommitment, type CountedBlock, type Slot } from '../../src/domain/commitment';
import { fromHex, toHex } from '../../src/domain/encoding';
import type { RecordBodies } from '../../src/domain/record-entry';
import type { ElectionsService } from '../../src/elections/elections.service';
import { NOBODY } from '../../src/platform/access';
import type { Transaction, UnitOfWork } from '../../src/platform/database/unit-of-work';
import { electionInput } from '../../test/support/elections';

/** The parts of the product that a count is driven with here: the use cases above them are not what is measured. */
export interface House {
  readonly elections: ElectionsService;
  readonly unitOfWork: UnitOfWork;
}

export interface OpenCount {
  readonly electionId: string;
  /** Ids of the blocks, all of `BALLOTS` ballots but perhaps the last. */
  readonly blocks: readonly string[];
}

export const BALLOTS = 50;

/** An election whose record stands at the begin of the count, with so many blocks formed. */
export async function openCount(house: House, blocks: number): Promise<OpenCount> {
  const electionId = randomUUID();
  const ballots = blocks * BALLOTS;
  await house.elections.create(NOBODY, electionInput({ id: electionId }) as never);
  const ids = blockSizes(ballots, BALLOTS, 20).map((size, index) => ({ id: `B${index + 1}`, ballots: size }));
  await append(house, electionId, (tx) => {
    const commitmentRoot = toHex(randomBytes(32));
    tx.append('roll.sealed', { voters: ballots * 2, commitmentRoot, supersedes: null });
    tx.append('phase.changed', { from: 'setup', to: 'voting' });
    tx.append('tray.received', { tray: 'T1', envelopes: ballots });
    tx.append('phase.changed', { from: 'voting', to: 'checking' });
    tx.append('envelopes.reconciled', {
      received: ballots,
      accepted: ballots,
      void: { unsigned: 0, late: 0, duplicate: 0, other: 0 },
      challenged: 0,
      outstanding: 0,
    });
    tx.append('phase.changed', { from: 'checking', to: 'counting' });
    tx.append('blocks.formed', { source: 'accepted', blocks: ids });
  });
  return { electionId, blocks: ids.map(({ id }) => id) };
}

/** One commit with what `write` appends. */
export function append(house: House, electionId: string, write: (tx: Transaction) => void): Promise<void> {
  return house.unitOfWork.run({ actor: NOBODY, as: 'official', electionId }, (tx) => {
    write(tx);
    return Promise.resolve();
  });
}

export const COUNTED: CountedBlock = { counts: { for: 26, against: 23 }, void: 1, challenged: 0 };

/** A first entry for a block, as a teller's browser makes it. */
export function makeEntry(
  block: string,
  slot: Slot,
): { commit: RecordBodies['entry.committed']; reveal: RecordBodies['entry.revealed'] } {
  const salt = toHex(randomBytes(16));
  const entry = { block, round: 1, slot, ...COUNTED };
  const commitment = entryCommitment(fromHex(salt) as Uint8Array, entry);
  return { commit: { block, round: 1, slot, commitment }, reveal: { ...entry, salt } };
}
