import { Controller, Get, Header, Param, Query, type StreamableFile } from '@nestjs/common';
import { CurrentActor, Requires, type Actor } from '../../platform/access';
import { FindReportRows, ListReport, ReportLanguage, ReportRowList } from './list-report.contract';
import { printReport } from './list-report-file';
import { ListReportService } from './list-report.service';

@Controller('api/elections/:election/roll')
export class ListReportController {
  constructor(private readonly reports: ListReportService) {}

  @Get('report')
  @Requires('roll.read')
  report(@CurrentActor() actor: Actor, @Param('election') election: string): Promise<ListReport> {
    return this.reports.report(actor, election);
  }

  @Get('report/rows')
  @Requires('roll.read')
  rows(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Query() find: FindReportRows,
  ): Promise<ReportRowList> {
    return this.reports.rows(actor, election, find);
  }

  @Get('report.pdf')
  @Requires('roll.read')
  @Header('Cache-Control', 'no-store')
  async print(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Query() { language }: ReportLanguage,
  ): Promise<StreamableFile> {
    return printReport(await this.reports.report(actor, election), language ?? actor.locale);
  }
}
