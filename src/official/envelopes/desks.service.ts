import { Injectable, type OnModuleInit } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { ElectionsService } from '../../elections/elections.service';
import type { Actor } from '../../platform/access';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work';
import { Problem } from '../../platform/problem';
import { secondsAhead } from './device-clock';
import { Desk } from './desk.entity';
import type { CloseDesk, DeskSessionView, OpenDesk } from './desks.contract';
import { presentDesk } from './desks.presenter';
import { findDesk } from './desks.queries';
import { lockReconciliation } from './envelopes.queries';

/** Receipt desks. None is open when the check begins: what its laptop holds would be missing from the room. */
@Injectable()
export class DesksService implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly elections: ElectionsService,
  ) {}

  onModuleInit(): void {
    this.elections.beforeEntering('checking', async (tx, { id }) => {
      const open = await tx.manager.countBy(Desk, { electionId: id, closedAt: IsNull() });
      if (open > 0) throw new Problem('desks-open');
    });
  }

  open(actor: Actor, electionId: string, input: OpenDesk): Promise<DeskSessionView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const { phase } = await this.elections.shared(tx, electionId);
      const { id, device, deviceAt } = input;
      const known = await tx.manager.findOneBy(Desk, { electionId, id });
      if (known !== null) {
        if (known.device !== device) throw new Problem('same-id-other-content');
        return this.#view(tx, electionId, id);
      }
      if (phase === 'setup' || phase === 'closed') throw new Problem('wrong-phase', { phase });
      await lockReconciliation(tx, electionId);
      const open = await tx.manager.findOneBy(Desk, { electionId, device, closedAt: IsNull() });
      if (open !== null) throw new Problem('device-has-desk');
      await tx.manager.insert(Desk, {
        electionId,
        id,
        device,
        clockOffset: secondsAhead(deviceAt, tx.now),
        openedBy: actor.accountId,
        openedAt: tx.now,
      });
      tx.record({ stream: 'desk', type: 'desk.opened', subject: id });
      return this.#view(tx, electionId, id);
    });
  }

  /** By the people at it once nothing is held; by the agent, with a reason, where its laptop is gone. */
  close(actor: Actor, electionId: string, id: string, input: CloseDesk): Promise<DeskSessionView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      await this.elections.shared(tx, electionId);
      // Scans hold the sums: one that is on its way is taken in before the desk closes, or finds it closed.
      await lockReconciliation(tx, electionId);
      const desk = await tx.manager.findOneBy(Desk, { electionId, id });
      if (desk === null) throw new Problem('not-found');
      if (desk.closedAt !== null) return this.#view(tx, electionId, id);
      if (input.held > 0) throw new Problem('desk-holds-scans', { held: input.held });
      const isOwn = desk.openedBy !== null && desk.openedBy === actor.accountId;
      if (!isOwn && actor.role !== 'agent') throw new Problem('desk-of-another');
      if (!isOwn && input.reason === null) {
        throw new Problem('invalid-input', {}, [{ field: 'reason', code: 'desk-needs-reason' }]);
      }
      await tx.manager.update(
        Desk,
        { electionId, id },
        { closedBy: actor.accountId, closedAt: tx.now, lostReason: input.reason, note: input.note },
      );
      tx.record({
        stream: 'desk',
        type: 'desk.closed',
        subject: id,
        data: { reason: input.reason },
      });
      return this.#view(tx, electionId, id);
    });
  }

  async #view(tx: Transaction, electionId: string, id: string): Promise<DeskSessionView> {
    const row = await findDesk(tx, electionId, id);
    if (row === null) throw new Problem('not-found');
    return presentDesk(row, tx.scope.actor);
  }
}
