import { randomBytes } from 'node:crypto';
import { setImmediate as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { ROLL_SALT_BYTES, rollRoot, voterCommitment } from '../domain/commitment';
import { toHex } from '../domain/encoding';
import { ElectionsService } from '../elections/elections.service';
import type { Actor } from '../platform/access';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work';
import { Problem } from '../platform/problem';
import { copyInto, writeLines } from './copy';
import type { SealView, VoterView } from './roll.contract';
import { presentSeal } from './roll.presenter';
import { lockRoll } from './roll-lock';
import { READ_CURRENT } from './roll.queries';
import { RollSeal } from './roll-seal.entity';

const COPY_VOTERS = 'COPY core.roll_seal_voter (election_id, number, entry_id, salt, commitment) FROM STDIN';

/** Commitments made before other requests are let through. */
const SEALED_AT_ONCE = 1_000;

/** Seals of the roll: what the record says about who may vote, without saying who (election-record.md §3). */
@Injectable()
export class SealsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly elections: ElectionsService,
  ) {}

  /**
   * Publishes the number of voters and the root of their commitments. Those permitted to vote subject to challenge are
   * voters here: they receive kits, and an envelope of theirs is one of those that are expected. A later seal
   * supersedes the one in force.
   */
  seal(actor: Actor, electionId: string): Promise<SealView> {
    return this.unitOfWork.run({ actor, as: 'core', electionId }, (tx) => this.sealIn(tx, electionId));
  }

  /** `by` is who asked for it, where the transaction is the product's own. */
  async sealIn(
    tx: Transaction,
    electionId: string,
    by: string | null = tx.scope.actor.accountId,
  ): Promise<SealView> {
    const { phase } = await this.elections.shared(tx, electionId);
    if (phase !== 'setup' && phase !== 'voting') throw new Problem('roll-fixed');
    const roll = await lockRoll(tx, electionId);
    const before = await this.inForce(tx, electionId);
    const voters = await tx.query<VoterView>(READ_CURRENT, [electionId]);
    if (voters.length === 0) throw new Problem('roll-empty');
    if (before?.rollVersion === roll.version) throw new Problem('roll-unchanged-since-seal');

    const sealed: { id: string; salt: Uint8Array; commitment: Uint8Array }[] = [];
    for (const voter of voters) {
      const salt = randomBytes(ROLL_SALT_BYTES);
      sealed.push({ id: voter.id, salt, commitment: voterCommitment(salt, voter) });
      if (sealed.length % SEALED_AT_ONCE === 0) await pause();
    }
    const root = rollRoot(sealed.map(({ commitment }) => commitment));
    const seal: RollSeal = {
      electionId,
      number: (before?.number ?? 0) + 1,
      voters: voters.length,
      challengeVoters: voters.filter(({ section }) => section === 'challenge').length,
      commitmentRoot: Buffer.from(root),
      rollVersion: roll.version,
      sealedBy: by,
      sealedAt: tx.now,
    };
    await tx.manager.insert(RollSeal, seal);
    await copyInto(
      tx,
      COPY_VOTERS,
      writeLines(
        sealed,
        ({ id, salt, commitment }) =>
          `${electionId}\t${seal.number}\t${id}\t\\\\x${toHex(salt)}\t\\\\x${toHex(commitment)}`,
      ),
    );
    tx.record({
      stream: 'core',
      type: 'roll.sealed',
      subject: electionId,
      data: { number: seal.number, voters: seal.voters },
    });
    tx.append('roll.sealed', (record) => ({
      voters: seal.voters,
      commitmentRoot: toHex(root),
      supersedes: record.seal?.index ?? null,
    }));
    return presentSeal(seal);
  }

  inForce(tx: Transaction, electionId: string): Promise<RollSeal | null> {
    return tx.manager.findOne(RollSeal, { where: { electionId }, order: { number: 'DESC' } });
  }
}
