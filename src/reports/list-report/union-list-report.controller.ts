import { Controller, Get, Header, Param, Query, type StreamableFile } from '@nestjs/common';
import { CurrentActor, Requires, type Actor } from '../../platform/access';
import { FindUnionReportRows, ListReport, ReportLanguage, ReportRowList } from './list-report.contract';
import { printReport } from './list-report-file';
import { UnionListReportService } from './union-list-report.service';

@Controller('api/elections/:election/campaign')
export class UnionListReportController {
  constructor(private readonly reports: UnionListReportService) {}

  @Get('list-report')
  @Requires('campaign.report')
  report(@CurrentActor() actor: Actor, @Param('election') election: string): Promise<ListReport> {
    return this.reports.report(actor, election);
  }

  @Get('list-report/rows')
  @Requires('campaign.report')
  rows(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Query() find: FindUnionReportRows,
  ): Promise<ReportRowList> {
    return this.reports.rows(actor, election, find);
  }

  @Get('list-report.pdf')
  @Requires('campaign.report')
  @Header('Cache-Control', 'no-store')
  async print(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Query() { language }: ReportLanguage,
  ): Promise<StreamableFile> {
    return printReport(await this.reports.report(actor, election), language ?? actor.locale);
  }
}
