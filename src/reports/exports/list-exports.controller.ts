import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  Post,
  Query,
  type StreamableFile,
} from '@nestjs/common';
import { CurrentActor, Requires, type Actor } from '../../platform/access';
import { ExportList, FindExports, MakeListExport } from './exports.contract';
import { ListExportsService } from './list-exports.service';
import { sendExport } from './sending';

@Controller('api/elections/:election/campaign/exports')
export class ListExportsController {
  constructor(private readonly exports: ListExportsService) {}

  /** Answers with the file itself. */
  @Post()
  @HttpCode(200)
  @Requires('campaign.export')
  @Header('Cache-Control', 'no-store')
  async make(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Body() wanted: MakeListExport,
  ): Promise<StreamableFile> {
    return sendExport(await this.exports.make(actor, election, wanted));
  }

  @Get()
  @Requires('campaign.export')
  list(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Query() find: FindExports,
  ): Promise<ExportList> {
    return this.exports.list(actor, election, find);
  }
}
