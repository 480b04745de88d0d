import { Injectable } from '@nestjs/common';
import { canRaise } from '../../domain/challenges';
import type { Phase } from '../../domain/lifecycle';
import { ElectionsService } from '../../elections/elections.service';
import type { Actor } from '../../platform/access';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work';
import { Problem } from '../../platform/problem';
import { randomDocket } from '../../platform/random-code';
import { PartiesService } from '../parties/parties.service';
import { BallotDocket } from './ballot-docket.entity';
import type { BlockView, ChallengeBallot, RuleOnBallot } from './count.contract';
import { CountService } from './count.service';
import { DualEntryService, lockBlock } from './dual-entry.service';

/** Ballots whose reading is disputed while they are counted: a docket each, set aside, never a person. */
@Injectable()
export class BallotDocketsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly elections: ElectionsService,
    private readonly count: CountService,
    private readonly dualEntry: DualEntryService,
    private readonly parties: PartiesService,
  ) {}

  /** Raised before the block's seal; where the seal waited for this docket, it follows in the same step. */
  raise(actor: Actor, electionId: string, blockId: string, input: ChallengeBallot): Promise<BlockView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const { phase } = await this.elections.shared(tx, electionId);
      checkRaise(phase, input);
      const block = await lockBlock(tx, electionId, blockId);
      const { partyId, recordParty } = await this.parties.challenger(tx, electionId, input.party);
      const known = await tx.manager.findOneBy(BallotDocket, { electionId, id: input.id });
      if (known !== null) {
        const isSame =
          known.blockId === blockId && known.ground === input.ground && known.onBehalfOf === partyId;
        if (!isSame) throw new Problem('same-id-other-content');
        return this.count.viewIn(tx, electionId, blockId);
      }
      if (block.state === 'sealed') throw new Problem('block-sealed');
      const docket = randomDocket();
      await tx.manager.insert(BallotDocket, {
        electionId,
        id: input.id,
        blockId,
        docket,
        onBehalfOf: partyId,
        recordParty,
        ground: input.ground,
      });
      tx.append('challenge.raised', { docket, party: recordParty, ground: input.ground, block: blockId });
      tx.record({ stream: 'desk', type: 'challenge.raised', subject: input.id });
      if (block.state === 'held') await this.dualEntry.settle(tx, block);
      return this.count.viewIn(tx, electionId, blockId);
    });
  }

  /** The ruling on a disputed ballot, once the first tally stands. */
  rule(actor: Actor, electionId: string, id: string, input: RuleOnBallot): Promise<BlockView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const { phase } = await this.elections.shared(tx, electionId);
      if (phase !== 'objections') throw new Problem('wrong-phase', { phase });
      const docket = await tx.manager.findOne(BallotDocket, {
        where: { electionId, id },
        lock: { mode: 'pessimistic_write' },
      });
      if (docket === null) throw new Problem('not-found');
      if (docket.state === input.ruling) return this.count.viewIn(tx, electionId, docket.blockId);
      if (docket.state !== 'open') throw new Problem('challenge-settled');
      await tx.manager.update(BallotDocket, { electionId, id }, { state: input.ruling });
      if (input.ruling === 'withdrawn') tx.append('challenge.withdrawn', { docket: docket.docket });
      else tx.append('challenge.resolved', { docket: docket.docket, ruling: input.ruling });
      tx.record({ stream: 'desk', type: 'challenge.resolved', subject: id });
      return this.count.viewIn(tx, electionId, docket.blockId);
    });
  }

  /** Ballots set aside whose docket was withdrawn or ruled eligible: they are opened with the challenged envelopes. */
  async released(tx: Transaction, electionId: string): Promise<number> {
    return tx.manager.countBy(BallotDocket, [
      { electionId, state: 'withdrawn' },
      { electionId, state: 'eligible' },
    ]);
  }
}

function checkRaise(phase: Phase, { ground, party }: ChallengeBallot): void {
  const verdict = canRaise({
    phase,
    thing: 'ballot',
    ground,
    party,
    parties: [party],
    isChallenged: false,
    isOpened: true,
  });
  if (verdict.ok) return;
  if (verdict.reason === 'ground-not-for-a-ballot') {
    throw new Problem('invalid-input', {}, [{ field: 'ground', code: 'ground-not-here' }]);
  }
  throw new Problem('wrong-phase', { phase });
}
