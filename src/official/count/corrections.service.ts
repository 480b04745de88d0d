import { Injectable } from '@nestjs/common';
import { ElectionsService } from '../../elections/elections.service';
import type { Actor } from '../../platform/access';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work';
import { Problem } from '../../platform/problem';
import { PartiesService } from '../parties/parties.service';
import { BallotDocket } from './ballot-docket.entity';
import { Block } from './block.entity';
import { Correction } from './correction.entity';
import type { BlockView, ProposeCorrection } from './count.contract';
import { CountService } from './count.service';
import { lockBlock } from './dual-entry.service';
import { Entry } from './entry.entity';
import { SealedBlock } from './sealed-block.entity';

/** Superseding a sealed block, and abandoning a round whose salt is lost: a reason and two signers. */
@Injectable()
export class CorrectionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly elections: ElectionsService,
    private readonly count: CountService,
    private readonly parties: PartiesService,
  ) {}

  /** The agent's half. Nothing changes until somebody else has signed. */
  propose(actor: Actor, electionId: string, blockId: string, input: ProposeCorrection): Promise<BlockView> {
    return this.#run(actor, electionId, async (tx, accountId) => {
      const block = await lockBlock(tx, electionId, blockId);
      const known = await tx.manager.findOneBy(Correction, { electionId, id: input.id });
      if (known !== null) {
        const isSame =
          known.blockId === blockId && known.kind === input.kind && known.reason === input.reason;
        if (!isSame) throw new Problem('same-id-other-content');
        return this.count.viewIn(tx, electionId, blockId);
      }
      await checkPossible(tx, block, input.kind);
      await tx.manager.insert(Correction, {
        electionId,
        id: input.id,
        blockId,
        round: block.round,
        kind: input.kind,
        reason: input.reason,
        note: input.note,
        proposedBy: accountId,
      });
      tx.record({
        stream: 'desk',
        type: 'block.correction-proposed',
        subject: blockId,
        data: { kind: input.kind },
      });
      return this.count.viewIn(tx, electionId, blockId);
    });
  }

  /** The second signature, by a teller of that round or an observer whose party has registered a key. */
  sign(actor: Actor, electionId: string, id: string): Promise<BlockView> {
    return this.#run(actor, electionId, async (tx, accountId) => {
      const found = await tx.manager.findOneBy(Correction, { electionId, id });
      if (found === null) throw new Problem('not-found');
      const block = await lockBlock(tx, electionId, found.blockId);
      const correction = await tx.manager.findOneByOrFail(Correction, { electionId, id });
      if (correction.signedBy === accountId) return this.count.viewIn(tx, electionId, block.id);
      if (correction.signedBy !== null || correction.round !== block.round)
        throw new Problem('changed-meanwhile');
      if (correction.proposedBy === accountId) throw new Problem('two-signers');
      await checkPossible(tx, block, correction.kind);
      const signer = await this.#signerOf(tx, actor, block, accountId);
      await tx.manager.update(Correction, { electionId, id }, { signedBy: accountId, secondSigner: signer });
      if (correction.kind === 'supersede') await supersede(tx, block, correction.reason, signer);
      else await abandon(tx, block, correction.reason, signer);
      return this.count.viewIn(tx, electionId, block.id);
    });
  }

  async #signerOf(tx: Transaction, actor: Actor, block: Block, accountId: string): Promise<string> {
    if (actor.role === 'observer' && actor.partySlug !== null) {
      const name = await this.parties.recordName(tx, block.electionId, actor.partySlug);
      if (name === 'agent') throw new Problem('party-not-registered');
      return `party/${name}`;
    }
    const entry = await tx.manager.findOneBy(Entry, {
      electionId: block.electionId,
      blockId: block.id,
      round: block.round,
      accountId,
    });
    if (entry === null) throw new Problem('signer-took-no-part');
    return entry.slot;
  }

  #run(
    actor: Actor,
    electionId: string,
    work: (tx: Transaction, accountId: string) => Promise<BlockView>,
  ): Promise<BlockView> {
    const { accountId } = actor;
    if (accountId === null) throw new Problem('not-signed-in');
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const { phase } = await this.elections.shared(tx, electionId);
      if (phase !== 'counting' && phase !== 'objections') throw new Problem('wrong-phase', { phase });
      return work(tx, accountId);
    });
  }
}

async function checkPossible(tx: Transaction, block: Block, kind: Correction['kind']): Promise<void> {
  const { electionId, id: blockId, round } = block;
  if (kind === 'abandon') {
    const isBegun = await tx.manager.existsBy(Entry, { electionId, blockId, round });
    if (block.state === 'sealed' || !isBegun) throw new Problem('nothing-to-abandon');
    return;
  }
  if (block.state !== 'sealed') throw new Problem('block-not-sealed');
  const settled = await tx.one(
    "SELECT 1 FROM official.ballot_docket WHERE election_id = $1 AND block_id = $2 AND state NOT IN ('open', 'cancelled') LIMIT 1",
    [electionId, blockId],
  );
  if (settled !== null) throw new Problem('challenge-settled');
}

async function supersede(tx: Transaction, block: Block, reason: string, signer: string): Promise<void> {
  const { electionId, id: blockId, round } = block;
  await tx.manager.update(SealedBlock, { electionId, blockId, round }, { isSuperseded: true });
  await tx.manager.update(BallotDocket, { electionId, blockId, state: 'open' }, { state: 'cancelled' });
  await tx.manager.update(Block, { electionId, id: blockId }, { state: 'open', round: round + 1 });
  tx.append('block.superseded', { block: blockId, reason, signers: ['agent', signer] });
  tx.record({ stream: 'desk', type: 'block.superseded', subject: blockId, data: { round } });
}

async function abandon(tx: Transaction, block: Block, reason: string, signer: string): Promise<void> {
  const { electionId, id: blockId, round } = block;
  await tx.manager.update(
    Block,
    { electionId, id: blockId },
    { state: 'open', differing: [], round: round + 1 },
  );
  tx.append('round.abandoned', { block: blockId, round, reason, signers: ['agent', signer] });
  tx.record({ stream: 'desk', type: 'block.abandoned', subject: blockId, data: { round } });
}
