import { Injectable } from '@nestjs/common';
import type { ChallengeGround } from '../../domain/challenges';
import type { Transaction } from '../../platform/database/unit-of-work';
import { Problem } from '../../platform/problem';
import { randomDocket } from '../../platform/random-code';
import { PartiesService } from '../parties/parties.service';
import { Challenge } from './challenge.entity';

export interface ChallengeAtPolls {
  readonly id: string;
  /** Slug, or `agent`. */
  readonly party: string;
  readonly ground: ChallengeGround;
  readonly note: string;
}

/** Dockets of ballots cast subject to challenge: they join those of the envelopes as the check begins. */
@Injectable()
export class PollDocketsService {
  constructor(private readonly parties: PartiesService) {}

  /** Call with the sums held. The docket is the check-off’s: one id for both. */
  async raise(tx: Transaction, electionId: string, input: ChallengeAtPolls): Promise<void> {
    const { partyId } = await this.parties.challenger(tx, electionId, input.party);
    await tx.manager.insert(Challenge, {
      electionId,
      id: input.id,
      docket: randomDocket(),
      checkOffId: input.id,
      onBehalfOf: partyId,
      ground: input.ground,
      note: input.note,
      state: 'raised',
      raisedBy: tx.scope.actor.accountId,
      // The time of the session: nothing of a single voter carries its own.
      raisedAt: await this.#opened(tx, electionId, input.id),
    });
  }

  async isSame(tx: Transaction, electionId: string, input: ChallengeAtPolls): Promise<boolean> {
    const { partyId } = await this.parties.challenger(tx, electionId, input.party);
    const known = await tx.manager.findOneBy(Challenge, { electionId, id: input.id });
    return known?.ground === input.ground && known.onBehalfOf === partyId && known.note === input.note;
  }

  /** Taken back before the ballot is in the box; the record never knew of it. */
  async reverse(tx: Transaction, electionId: string, checkOffId: string): Promise<void> {
    await tx.manager.update(Challenge, { electionId, checkOffId }, { state: 'reversed' });
  }

  async #opened(tx: Transaction, electionId: string, checkOffId: string): Promise<Date> {
    const row = await tx.one<{ opened_at: Date }>(
      `SELECT s.opened_at FROM official.check_off c
       JOIN official.polling_session s ON s.election_id = c.election_id AND s.id = c.session_id
       WHERE c.election_id = $1 AND c.id = $2`,
      [electionId, checkOffId],
    );
    if (row === null) throw new Problem('not-found');
    return row.opened_at;
  }
}
