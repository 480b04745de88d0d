import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { FindUnionReportRows, ListReport, ReportRowList } from './list-report.contract';
import { presentUnionRow } from './list-report.presenter';
import { COUNT_UNION, countUnion, readUnion, type UnionCounts, type UnionRow } from './list-report.queries';
import { ListReportService } from './list-report.service';

/** The hall's report, and beside it what only the union can know. It is made in the campaign's wing and stays there. */
@Injectable()
export class UnionListReportService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reports: ListReportService,
  ) {}

  async report(actor: Actor, electionId: string): Promise<ListReport> {
    const report = await this.reports.report(actor, electionId);
    const union = await this.unitOfWork.read({ actor, as: 'campaign', electionId }, (tx) =>
      tx.one<UnionCounts>(COUNT_UNION, [electionId]),
    );
    report.union = [
      { figure: 'not-listed', count: union?.notListed ?? 0, of: union?.known ?? 0 },
      { figure: 'unknown-to-union', count: union?.unknown ?? 0, of: union?.listed ?? 0 },
    ];
    return report;
  }

  rows(actor: Actor, electionId: string, find: FindUnionReportRows): Promise<ReportRowList> {
    const { figure, offset, limit } = find;
    if (figure !== 'not-listed' && figure !== 'unknown-to-union')
      return this.reports.rows(actor, electionId, { figure, offset, limit });
    return this.unitOfWork.read({ actor, as: 'campaign', electionId }, async (tx) => {
      const rows = await tx.query<UnionRow>(readUnion(figure), [electionId, offset, limit]);
      const count = await tx.one<{ total: number }>(countUnion(figure), [electionId]);
      return { items: rows.map(presentUnionRow), total: count?.total ?? 0 };
    });
  }
}
