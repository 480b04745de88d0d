import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work';
import { Problem } from '../../platform/problem';
import { PollDocketsService } from '../challenges/poll-dockets.service';
import { CheckOffRow } from './check-off.entity';
import { CheckOffsService, refusal, untimed } from './check-offs.service';
import type { ChallengedVoterList, ChallengeVoter, CheckOffView } from './polling.contract';
import { presentChallenged } from './polling.presenter';
import { UnlistedVoterRow } from './unlisted-voter.entity';
import { findChallenged, findSealInForce, findVoter } from './voters.queries';

/** Voters challenged at the table, before their ballot is in the box (29 CFR 102.69(a); Fern Laboratories). */
@Injectable()
export class PollChallengesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly checkOffs: CheckOffsService,
    private readonly dockets: PollDocketsService,
  ) {}

  list(actor: Actor, electionId: string, sessionId: string): Promise<ChallengedVoterList> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const session = await this.checkOffs.listed(tx, electionId, sessionId);
      const items = (await findChallenged(tx, electionId, sessionId)).map(presentChallenged);
      await this.checkOffs.seen(tx, session, items.length);
      return { items, total: items.length };
    });
  }

  challenge(
    actor: Actor,
    electionId: string,
    sessionId: string,
    input: ChallengeVoter,
  ): Promise<CheckOffView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const session = await this.checkOffs.begin(tx, electionId, sessionId);
      const { id } = input;
      if (await this.#isKnown(tx, electionId, sessionId, input)) {
        return this.checkOffs.viewIn(tx, electionId, id);
      }
      check(input);
      if (session.state !== 'open') throw new Problem('polling-session-not-open');
      const seal = input.voter === null ? null : await findSealInForce(tx, electionId);
      if (input.voter !== null) await this.#clear(tx, electionId, sessionId, seal, input.voter);
      await this.checkOffs.write(tx, {
        electionId,
        id,
        sessionId,
        sealNumber: seal,
        entryId: input.voter,
        isChallenged: true,
      });
      if (input.unlisted !== null) {
        const { familyName, givenName, employeeNumber } = input.unlisted;
        const name = { familyName, givenName, employeeNumber };
        await tx.manager.insert(UnlistedVoterRow, { electionId, checkOffId: id, ...name });
      }
      await this.dockets.raise(tx, electionId, input);
      tx.record({ stream: 'desk', type: 'polls.challenged', subject: sessionId, ...untimed(session) });
      return this.checkOffs.viewIn(tx, electionId, id);
    });
  }

  /** Takes back a check-off of this table whose ballot is not in the box; refuses whoever has voted. */
  async #clear(
    tx: Transaction,
    electionId: string,
    sessionId: string,
    seal: number | null,
    voter: string,
  ): Promise<void> {
    const found = await findVoter(tx, electionId, seal, voter);
    if (found === null) throw refusal('not-on-sealed-list', null);
    if (found.check_off === null) return;
    if (found.is_challenged === true) throw refusal('voted-challenged', found);
    if (found.session_id !== sessionId) throw refusal('voted-here', found);
    if (found.state !== 'at-table') throw new Problem('ballot-cast');
    const row = await tx.manager.findOneByOrFail(CheckOffRow, { electionId, id: found.check_off });
    await this.checkOffs.takeBack(tx, row, 'challenged', '');
  }

  async #isKnown(
    tx: Transaction,
    electionId: string,
    sessionId: string,
    input: ChallengeVoter,
  ): Promise<boolean> {
    const { id, voter, unlisted } = input;
    const known = await tx.manager.findOneBy(CheckOffRow, { electionId, id });
    if (known === null) return false;
    const name = await tx.manager.findOneBy(UnlistedVoterRow, { electionId, checkOffId: id });
    const isSame =
      known.sessionId === sessionId &&
      known.entryId === voter &&
      name?.familyName === unlisted?.familyName &&
      name?.givenName === unlisted?.givenName &&
      name?.employeeNumber === unlisted?.employeeNumber &&
      (await this.dockets.isSame(tx, electionId, input));
    if (!isSame) throw new Problem('same-id-other-content');
    return true;
  }
}

function check({ voter, unlisted, party, ground }: ChallengeVoter): void {
  if ((voter === null) === (unlisted === null)) {
    throw new Problem('invalid-input', {}, [{ field: 'voter', code: 'voter-or-unlisted' }]);
  }
  if (unlisted !== null && party !== 'agent') {
    throw new Problem('invalid-input', {}, [{ field: 'party', code: 'unlisted-by-agent' }]);
  }
  if (ground === 'disputed-mark' || (unlisted === null && ground === 'not-on-list')) {
    throw new Problem('invalid-input', {}, [{ field: 'ground', code: 'ground-not-here' }]);
  }
}
