import { Injectable } from '@nestjs/common';
import { ElectionsService } from '../../elections/elections.service';
import type { Actor } from '../../platform/access';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { Problem } from '../../platform/problem';
import { ReconciliationService } from '../envelopes/reconciliation.service';
import { CheckOffRow } from './check-off.entity';
import { PollingSession } from './polling-session.entity';
import type { ClosePolls, OpenPolls, PollingSessionView } from './polling.contract';
import { PollsService, requirePolls } from './polls.service';

/** A session from the box that is shown empty to the new seal over its slot. */
@Injectable()
export class PollingSessionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly elections: ElectionsService,
    private readonly reconciliation: ReconciliationService,
    private readonly polls: PollsService,
  ) {}

  open(actor: Actor, electionId: string, id: string, input: OpenPolls): Promise<PollingSessionView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const election = await this.elections.shared(tx, electionId);
      requirePolls(election);
      // Boxes are mixed under the same lock: no session opens behind their back.
      await this.reconciliation.hold(tx, electionId);
      const session = await this.polls.lock(tx, electionId, id);
      const { seal, isShownEmpty, ballotsSupplied } = input;
      if (session.state !== 'planned') {
        if (session.state === 'cancelled') throw new Problem('polling-session-cancelled');
        if (session.openingSeal !== seal || session.ballotsSupplied !== ballotsSupplied) {
          throw new Problem('polling-session-begun');
        }
        return this.polls.sessionIn(tx, electionId, id);
      }
      if (election.phase !== 'voting') throw new Problem('wrong-phase', { phase: election.phase });
      if ((await this.polls.closing(tx, electionId)) !== null) throw new Problem('polls-closed');
      if (!isShownEmpty) {
        throw new Problem('invalid-input', {}, [{ field: 'isShownEmpty', code: 'box-not-shown-empty' }]);
      }
      await tx.manager.update(
        PollingSession,
        { electionId, id },
        {
          state: 'open',
          openedBy: actor.accountId,
          openedAt: tx.now,
          openingSeal: seal,
          isShownEmpty,
          ballotsSupplied,
        },
      );
      tx.record({ stream: 'desk', type: 'polls.opened', subject: id });
      return this.polls.sessionIn(tx, electionId, id);
    });
  }

  /** Whoever has been checked off and not taken back has voted: from here on the list is as the box is. */
  close(actor: Actor, electionId: string, id: string, input: ClosePolls): Promise<PollingSessionView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      await this.elections.shared(tx, electionId);
      // Check-offs hold the sums: one that is on its way is written before the session closes, or finds it closed.
      await this.reconciliation.hold(tx, electionId);
      const session = await this.polls.lock(tx, electionId, id);
      if (session.state === 'closed') {
        if (!isSame(session, input)) throw new Problem('polling-session-closed');
        return this.polls.sessionIn(tx, electionId, id);
      }
      if (session.state !== 'open') throw new Problem('polling-session-not-open');
      this.#check(session, input);
      const { seal: closingSeal, note, ballotsUnused, ballotsSpoiled, challengedEnvelopes } = input;
      await tx.manager.update(
        CheckOffRow,
        { electionId, sessionId: id, state: 'at-table' },
        { state: 'cast' },
      );
      await tx.manager.update(
        PollingSession,
        { electionId, id },
        {
          state: 'closed',
          closedBy: actor.accountId,
          closedAt: tx.now,
          closingSeal,
          ballotsUnused,
          ballotsSpoiled,
          challengedEnvelopes,
          note,
        },
      );
      tx.record({ stream: 'desk', type: 'polls.closed', subject: id });
      return this.polls.sessionIn(tx, electionId, id);
    });
  }

  #check(session: PollingSession, input: ClosePolls): void {
    if (input.seal === session.openingSeal) {
      throw new Problem('invalid-input', {}, [{ field: 'seal', code: 'seal-not-new' }]);
    }
    const supplied = session.ballotsSupplied ?? 0;
    if (input.ballotsUnused + input.ballotsSpoiled > supplied) {
      throw new Problem('invalid-input', {}, [
        { field: 'ballotsUnused', code: 'more-ballots-than-supplied', parameters: { supplied } },
      ]);
    }
  }
}

function isSame(session: PollingSession, input: ClosePolls): boolean {
  return (
    session.closingSeal === input.seal &&
    session.ballotsUnused === input.ballotsUnused &&
    session.ballotsSpoiled === input.ballotsSpoiled &&
    session.challengedEnvelopes === input.challengedEnvelopes &&
    session.note === input.note
  );
}
