import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ElectionsService } from '../../elections/elections.service';
import type { Actor } from '../../platform/access';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work';
import { Problem } from '../../platform/problem';
import { ReconciliationService } from '../envelopes/reconciliation.service';
import { BoxCount } from './box-count.entity';
import type { CountBox, MixBoxes, PollingSessionView, PollsView } from './polling.contract';
import { totalsOf } from './polling.presenter';
import { findBoxes } from './polling.queries';
import { PollsClosing } from './polls-closing.entity';
import { missingBefore, PollsService, requirePolls } from './polls.service';

/** Boxes at the place of the count: each opened and counted face down, then all of them mixed. */
@Injectable()
export class BoxesService implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly elections: ElectionsService,
    private readonly reconciliation: ReconciliationService,
    private readonly polls: PollsService,
  ) {}

  onModuleInit(): void {
    this.elections.beforeEntering('checking', async (tx, { id, hidesTurnout }) => {
      const closing = hidesTurnout ? await this.polls.closing(tx, id) : null;
      if (closing !== null) append(tx, closing);
    });
  }

  count(actor: Actor, electionId: string, sessionId: string, input: CountBox): Promise<PollingSessionView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      requirePolls(await this.elections.shared(tx, electionId));
      await this.reconciliation.hold(tx, electionId);
      const session = await this.polls.lock(tx, electionId, sessionId);
      const known = await tx.manager.findOneBy(BoxCount, { electionId, id: input.id });
      if (known !== null) {
        if (!isSame(known, sessionId, input)) throw new Problem('same-id-other-content');
        return this.polls.sessionIn(tx, electionId, sessionId);
      }
      if (session.state !== 'closed') throw new Problem('box-not-sealed');
      if ((await this.polls.closing(tx, electionId)) !== null) throw new Problem('polls-closed');
      if (input.sealFound !== session.closingSeal && input.finding.trim() === '') {
        throw new Problem('invalid-input', {}, [
          { field: 'finding', code: 'seal-differs', parameters: { seal: session.closingSeal ?? '' } },
        ]);
      }
      const before = (await findBoxes(tx, electionId)).find((box) => box.session_id === sessionId);
      const { id, sealFound, finding, ballots, challengedEnvelopes } = input;
      await tx.manager.insert(BoxCount, {
        electionId,
        id,
        sessionId,
        sealFound,
        finding,
        ballots,
        challengedEnvelopes,
        number: (before?.counts ?? 0) + 1,
        countedBy: actor.accountId,
      });
      tx.record({ stream: 'desk', type: 'polls.box-counted', subject: sessionId });
      return this.polls.sessionIn(tx, electionId, sessionId);
    });
  }

  /** The ballots of all places together, once: three numbers for the record, and no way back to a place. */
  mix(actor: Actor, electionId: string, input: MixBoxes): Promise<PollsView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const election = await this.elections.shared(tx, electionId);
      requirePolls(election);
      await this.reconciliation.hold(tx, electionId);
      const known = await this.polls.closing(tx, electionId);
      if (known !== null) {
        if (!isAsKnown(known, input)) throw new Problem('polls-closed');
        return this.polls.viewIn(tx, electionId);
      }
      if (election.phase !== 'voting') throw new Problem('wrong-phase', { phase: election.phase });
      const sittings = await this.polls.sittings(tx, electionId);
      const [missing] = missingBefore(sittings);
      if (missing !== undefined) throw new Problem(MISSING[missing]);
      const { checkedOff, challenged, ballotsInBoxes, difference, envelopesDifference } = totalsOf(sittings);
      const isSeen =
        input.checkedOff === checkedOff &&
        input.challenged === challenged &&
        input.ballotsInBoxes === ballotsInBoxes;
      if (!isSeen) throw new Problem('polls-changed', { checkedOff, challenged, ballotsInBoxes });
      const isDifferent = difference !== 0 || envelopesDifference !== 0;
      if (isDifferent && input.reason.trim() === '') {
        throw new Problem('invalid-input', {}, [{ field: 'reason', code: 'difference-needs-reason' }]);
      }
      const closing = {
        electionId,
        checkedOff,
        challenged,
        ballotsInBoxes,
        reason: input.reason,
        closedBy: actor.accountId,
        closedAt: tx.now,
      };
      await tx.manager.insert(PollsClosing, closing);
      if (!election.hidesTurnout) append(tx, closing);
      tx.record({ stream: 'desk', type: 'polls.mixed', subject: electionId });
      return this.polls.viewIn(tx, electionId);
    });
  }
}

const MISSING = {
  'no-session': 'no-polling-session',
  'sessions-planned': 'polling-sessions-planned',
  'sessions-open': 'polling-sessions-open',
  'boxes-uncounted': 'boxes-uncounted',
} as const;

/** Where turnout is hidden, this waits for the step into the check, as trays do. */
function append(tx: Transaction, { checkedOff, challenged, ballotsInBoxes }: PollsClosing): void {
  tx.append('polls.closed', { checkedOff, challenged, ballotsInBoxes });
}

function isSame(known: BoxCount, sessionId: string, input: CountBox): boolean {
  return (
    known.sessionId === sessionId &&
    known.sealFound === input.sealFound &&
    known.finding === input.finding &&
    known.ballots === input.ballots &&
    known.challengedEnvelopes === input.challengedEnvelopes
  );
}

function isAsKnown(known: PollsClosing, input: MixBoxes): boolean {
  return (
    known.checkedOff === input.checkedOff &&
    known.challenged === input.challenged &&
    known.ballotsInBoxes === input.ballotsInBoxes &&
    known.reason === input.reason
  );
}
