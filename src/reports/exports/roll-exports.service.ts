import { Injectable } from '@nestjs/common';
import { localDay } from '../../domain/timeline';
import { ElectionsService } from '../../elections/elections.service';
import type { Actor } from '../../platform/access';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { RollEntryView } from '../../roll/roll.contract';
import { RollService } from '../../roll/roll.service';
import type { ExportList, FindExports, MakeRollExport } from './exports.contract';
import { exportFile, listExports, logExport, ROLL_LOG } from './export-log';
import { GONE_COLUMNS, ROLL_COLUMNS, ROLL_PRINT_COLUMNS } from './list-columns';
import { fillSpool, intoSpool, type ListLayout, type MadeExport } from './making';

const LAYOUT: ListLayout<RollEntryView> = {
  columns: ROLL_COLUMNS,
  printColumns: ROLL_PRINT_COLUMNS,
  sectionOf: ({ section }) => section,
};

const GONE_LAYOUT: ListLayout<RollEntryView> = { ...LAYOUT, columns: GONE_COLUMNS };

/** The roll as files, each for a reason that is kept. */
@Injectable()
export class RollExportsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly elections: ElectionsService,
    private readonly roll: RollService,
  ) {}

  make(actor: Actor, electionId: string, wanted: MakeRollExport): Promise<MadeExport> {
    return intoSpool((spool) =>
      this.unitOfWork.run({ actor, as: 'core', electionId }, async (tx) => {
        const election = await this.elections.get(tx, electionId);
        const { standing, goneReason } = wanted.filters;
        const layout = standing === 'gone' || goneReason !== null ? GONE_LAYOUT : LAYOUT;
        const people = this.roll.everyone(tx, electionId, wanted.filters);
        const made = await fillSpool(spool, wanted.format, layout, people);
        await logExport(tx, ROLL_LOG, electionId, wanted, made);
        const day = localDay(tx.now.toISOString(), election.timeZone);
        return { file: exportFile('roll', election, day, wanted.format), size: made.size };
      }),
    );
  }

  list(actor: Actor, electionId: string, find: FindExports): Promise<ExportList> {
    return this.unitOfWork.read({ actor, as: 'core', electionId }, (tx) =>
      listExports(tx, ROLL_LOG, electionId, find),
    );
  }
}
