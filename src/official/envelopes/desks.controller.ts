import { Body, Controller, HttpCode, HttpStatus, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { CurrentActor, Requires, type Actor } from '../../platform/access';
import { CloseDesk, DeskSessionView, OpenDesk } from './desks.contract';
import { DesksService } from './desks.service';
import { DecideScan, ScanView } from './envelopes.contract';
import { ExceptionsService } from './exceptions.service';

const ID = new ParseUUIDPipe({ errorHttpStatusCode: HttpStatus.NOT_FOUND });

@Controller('api/elections/:election/envelopes')
export class DesksController {
  constructor(
    private readonly desks: DesksService,
    private readonly exceptions: ExceptionsService,
  ) {}

  @Post('desks')
  @Requires('receipt.scan')
  open(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Body() input: OpenDesk,
  ): Promise<DeskSessionView> {
    return this.desks.open(actor, election, input);
  }

  @Post('desks/:desk/closing')
  @HttpCode(200)
  @Requires('receipt.scan')
  close(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('desk', ID) desk: string,
    @Body() input: CloseDesk,
  ): Promise<DeskSessionView> {
    return this.desks.close(actor, election, desk, input);
  }

  @Post('scans/:scan/decision')
  @HttpCode(200)
  @Requires('exception.decide')
  decide(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('scan', ID) scan: string,
    @Body() input: DecideScan,
  ): Promise<ScanView> {
    return this.exceptions.decide(actor, election, scan, input);
  }
}
