import { Controller, Get, Header, Param, Query, StreamableFile } from '@nestjs/common';
import { CurrentActor, Public, Requires, type Actor } from '../../platform/access';
import { CheckpointView, RecordPage, RecordQuery } from './record.contract';
import { RecordService } from './record.service';

@Controller('api/elections/:election')
export class RecordController {
  constructor(private readonly record: RecordService) {}

  @Get('record')
  @Requires('record.read')
  page(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Query() query: RecordQuery,
  ): Promise<RecordPage> {
    return this.record.page(actor, election, query);
  }

  /** Checkpoints are public from the first one on. */
  @Get('record/checkpoint')
  @Public()
  checkpoint(@CurrentActor() actor: Actor, @Param('election') election: string): Promise<CheckpointView> {
    return this.record.checkpoint(actor, election);
  }

  @Get('record.zip')
  @Requires('record.read')
  @Header('Cache-Control', 'no-store')
  async export(@CurrentActor() actor: Actor, @Param('election') election: string): Promise<StreamableFile> {
    return new StreamableFile(await this.record.export(actor, election), {
      type: 'application/zip',
      disposition: `attachment; filename="rollcall-${election}.zip"`,
    });
  }
}
