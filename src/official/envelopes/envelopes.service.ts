import { Injectable } from '@nestjs/common';
import { afterDueRule } from '../../domain/timeliness';
import { ElectionsService } from '../../elections/elections.service';
import type { Actor } from '../../platform/access';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { Problem } from '../../platform/problem';
import { presentDesk } from './desks.presenter';
import { findDesks } from './desks.queries';
import type { DeskView, ReconciliationView } from './envelopes.contract';
import { presentReconciliation, presentScan, presentTray } from './envelopes.presenter';
import {
  countInTray,
  findExceptions,
  findKeyCounts,
  findFiguresBeside,
  findNewestScans,
  findReconciliation,
} from './envelopes.queries';
import { Envelope } from './envelope.entity';
import { countReturnsToRecord } from './kits.queries';
import { Tray } from './tray.entity';

const SHOWN_DESKS = 20;
const SHOWN_SCANS = 10;
const SHOWN_EXCEPTIONS = 50;

/** What the desk shows, and the sums. */
@Injectable()
export class EnvelopesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly elections: ElectionsService,
  ) {}

  desk(actor: Actor, electionId: string): Promise<DeskView> {
    return this.unitOfWork.read({ actor, as: 'official', electionId }, async (tx) => {
      const election = await this.elections.get(tx, electionId);
      const trays = await tx.manager.findBy(Tray, { electionId });
      const open = trays.find(({ state }) => state === 'open');
      const inOpenTray = open === undefined ? 0 : await countInTray(tx, electionId, open.id);
      const { voters, keys } = await findKeyCounts(tx, electionId);
      const sums = await findReconciliation(tx, electionId);
      const afterDue = await tx.manager
        .createQueryBuilder(Envelope, 'e')
        .where("e.electionId = :electionId AND e.isAfterDue AND e.state <> 'reversed'", { electionId })
        .getCount();
      return {
        phase: election.phase,
        voters,
        keys,
        received: sums.received,
        afterDue,
        minimumBlock: election.minimumBlock,
        hidesTurnout: election.hidesTurnout,
        afterDueRule: afterDueRule(election.profile),
        undelivered: await countReturnsToRecord(tx, electionId),
        desks: (await findDesks(tx, electionId, SHOWN_DESKS)).map((desk) => presentDesk(desk, actor)),
        trays: trays
          .sort((a, b) => rank(a) - rank(b) || (a.code < b.code ? -1 : 1))
          .map((tray) => presentTray(tray, inOpenTray)),
        scans: (await findNewestScans(tx, electionId, SHOWN_SCANS)).map(presentScan),
        exceptions: (await findExceptions(tx, electionId, SHOWN_EXCEPTIONS)).map(presentScan),
        reconciliation: presentReconciliation(sums, await findFiguresBeside(tx, electionId)),
      };
    });
  }

  reconciliation(actor: Actor, electionId: string): Promise<ReconciliationView> {
    return this.unitOfWork.read({ actor, as: 'official', electionId }, async (tx) => {
      const sums = await findReconciliation(tx, electionId);
      // Before that an observer would see turnout move between trays, and single challenges while a session is open.
      if (actor.role === 'observer' && !sums.isReconciled) throw new Problem('not-yet-reconciled');
      return presentReconciliation(sums, await findFiguresBeside(tx, electionId));
    });
  }
}

function rank({ state }: Tray): number {
  return ['open', 'kept-back', 'recorded'].indexOf(state);
}
