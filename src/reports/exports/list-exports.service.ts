import { Injectable } from '@nestjs/common';
import type { ExportedPerson } from '../../campaign/contacts/people.contract';
import { PeopleService } from '../../campaign/contacts/people.service';
import { localDay } from '../../domain/timeline';
import { ElectionsService } from '../../elections/elections.service';
import type { Actor } from '../../platform/access';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { ExportList, FindExports, MakeListExport } from './exports.contract';
import { exportFile, LIST_LOG, listExports, logExport } from './export-log';
import { PEOPLE_COLUMNS, PEOPLE_PRINT_COLUMNS } from './list-columns';
import { fillSpool, intoSpool, type ListLayout, type MadeExport } from './making';

const LAYOUT: ListLayout<ExportedPerson> = {
  columns: PEOPLE_COLUMNS,
  printColumns: PEOPLE_PRINT_COLUMNS,
  sectionOf: () => 'regular',
};

/** The union's own list as files, for its lead; the hall learns of none of them. */
@Injectable()
export class ListExportsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly elections: ElectionsService,
    private readonly people: PeopleService,
  ) {}

  make(actor: Actor, electionId: string, wanted: MakeListExport): Promise<MadeExport> {
    return intoSpool((spool) =>
      this.unitOfWork.run({ actor, as: 'campaign', electionId }, async (tx) => {
        const election = await this.elections.get(tx, electionId);
        const people = this.people.everyone(tx, electionId, wanted.filters);
        const made = await fillSpool(spool, wanted.format, LAYOUT, people);
        await logExport(tx, LIST_LOG, electionId, wanted, made);
        const day = localDay(tx.now.toISOString(), election.timeZone);
        return { file: exportFile('people', election, day, wanted.format), size: made.size };
      }),
    );
  }

  list(actor: Actor, electionId: string, find: FindExports): Promise<ExportList> {
    return this.unitOfWork.read({ actor, as: 'campaign', electionId }, (tx) =>
      listExports(tx, LIST_LOG, electionId, find),
    );
  }
}
