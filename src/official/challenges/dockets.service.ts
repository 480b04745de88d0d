import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { ElectionsService } from '../../elections/elections.service';
import type { Actor } from '../../platform/access';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work';
import { Problem } from '../../platform/problem';
import { PartiesService } from '../parties/parties.service';
import { ChallengeAgreement } from './challenge-agreement.entity';
import { ChallengePosition } from './challenge-position.entity';
import { findChallenge, type ChallengeRow } from './challenges.queries';
import type { Agree, DocketView, WritePosition } from './dockets.contract';
import { findAgreed, findAgreements, findPositions } from './dockets.queries';

/** What the sides say about a challenge, and what they agree on, in a file of its own. */
@Injectable()
export class DocketsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly elections: ElectionsService,
    private readonly parties: PartiesService,
  ) {}

  view(actor: Actor, electionId: string, id: string): Promise<DocketView> {
    return this.unitOfWork.read({ actor, as: 'official', electionId }, (tx) =>
      this.#view(tx, electionId, id),
    );
  }

  /** The side's position, replaced by what it writes later. */
  write(actor: Actor, electionId: string, id: string, input: WritePosition): Promise<DocketView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const { phase } = await this.elections.shared(tx, electionId);
      if (phase === 'closed') throw new Problem('wrong-phase', { phase });
      await this.#visible(tx, electionId, id);
      const { partyId } = await this.#speakFor(tx, electionId, input.party);
      const side = { electionId, challengeId: id, partyId: partyId ?? IsNull() };
      const written = { text: input.text, writtenBy: actor.accountId, writtenAt: tx.now };
      const before = await tx.manager.findOneBy(ChallengePosition, side);
      if (before === null) {
        await tx.manager.insert(ChallengePosition, {
          electionId,
          id: randomUUID(),
          challengeId: id,
          partyId,
          ...written,
        });
      } else {
        await tx.manager.update(ChallengePosition, { electionId, id: before.id }, written);
      }
      tx.record({ stream: 'desk', type: 'challenge.position-written', subject: id });
      return this.#view(tx, electionId, id);
    });
  }

  /** A party's word that the voter is eligible or not; the challenge is settled by it once every party says the same. */
  agree(actor: Actor, electionId: string, id: string, input: Agree): Promise<DocketView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      await this.elections.shared(tx, electionId);
      const challenge = await this.#visible(tx, electionId, id);
      const { partyId } = await this.#speakFor(tx, electionId, input.party);
      if (partyId === null) throw new Problem('no-such-party', { party: input.party });
      if (challenge.state === 'raised') throw new Problem('session-open');
      if (challenge.state !== 'open') throw new Problem('challenge-settled');
      await tx.manager.upsert(
        ChallengeAgreement,
        {
          electionId,
          challengeId: id,
          partyId,
          ruling: input.ruling,
          recordedBy: actor.accountId,
          recordedAt: tx.now,
        },
        ['electionId', 'challengeId', 'partyId'],
      );
      tx.record({ stream: 'desk', type: 'challenge.agreed', subject: id });
      return this.#view(tx, electionId, id);
    });
  }

  /** An observer speaks for their own party; the agent writes down what a party says. */
  async #speakFor(tx: Transaction, electionId: string, party: string): Promise<{ partyId: string | null }> {
    const { actor } = tx.scope;
    const challenger = await this.parties.challenger(tx, electionId, party);
    if (actor.role !== 'agent' && actor.partySlug !== party) throw new Problem('position-of-another');
    return challenger;
  }

  /** What the actor may know of: to observers there is nothing before the session ends. */
  async #visible(tx: Transaction, electionId: string, id: string): Promise<ChallengeRow> {
    const row = await findChallenge(tx, electionId, id);
    const isHidden = row !== null && (row.state === 'raised' || row.state === 'reversed');
    if (row === null || (isHidden && tx.scope.actor.role === 'observer')) throw new Problem('not-found');
    return row;
  }

  async #view(tx: Transaction, electionId: string, id: string): Promise<DocketView> {
    const row = await this.#visible(tx, electionId, id);
    const { employer, caseNumber } = await this.elections.get(tx, electionId);
    const isAtDesk = tx.scope.actor.role === 'agent' || tx.scope.actor.role === 'teller';
    const positions = await findPositions(tx, electionId, id);
    const agreements = await findAgreements(tx, electionId, id);
    return {
      id,
      docket: row.docket,
      employer,
      caseNumber,
      ground: row.ground,
      party: row.slug ?? 'agent',
      state: row.state,
      settledBy: row.settled_by,
      receipt: isAtDesk ? row.number : null,
      familyName: isAtDesk ? row.family_name : null,
      givenName: isAtDesk ? row.given_name : null,
      note: isAtDesk ? row.note : null,
      positions: positions.map(({ slug, text, written_at: at }) => ({
        party: slug ?? 'agent',
        text,
        at: at.toISOString(),
      })),
      agreements: agreements.map(({ slug, ruling, recorded_at: at }) => ({
        party: slug,
        ruling,
        at: at.toISOString(),
      })),
      agreed: await findAgreed(tx, electionId, id),
    };
  }
}
