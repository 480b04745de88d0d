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
import { ExportList, FindExports, MakeRollExport } from './exports.contract';
import { RollExportsService } from './roll-exports.service';
import { sendExport } from './sending';

@Controller('api/elections/:election/roll/exports')
export class RollExportsController {
  constructor(private readonly exports: RollExportsService) {}

  /** Answers with the file itself. */
  @Post()
  @HttpCode(200)
  @Requires('roll.export')
  @Header('Cache-Control', 'no-store')
  async make(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Body() wanted: MakeRollExport,
  ): Promise<StreamableFile> {
    return sendExport(await this.exports.make(actor, election, wanted));
  }

  @Get()
  @Requires('roll.export')
  list(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Query() find: FindExports,
  ): Promise<ExportList> {
    return this.exports.list(actor, election, find);
  }
}
