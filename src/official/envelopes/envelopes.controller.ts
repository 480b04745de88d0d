import { Body, Controller, Get, HttpCode, HttpStatus, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { CurrentActor, Requires, type Actor } from '../../platform/access';
import {
  AcceptedView,
  AcceptRemaining,
  CloseTray,
  DeskView,
  ReceiveEnvelope,
  ReconciliationView,
  ScanView,
  TrayView,
  VoidEnvelope,
} from './envelopes.contract';
import { DispositionsService } from './dispositions.service';
import { EnvelopesService } from './envelopes.service';
import { ReceiptService } from './receipt.service';
import { ReconciliationService } from './reconciliation.service';
import { TraysService } from './trays.service';

@Controller('api/elections/:election/envelopes')
export class EnvelopesController {
  constructor(
    private readonly envelopes: EnvelopesService,
    private readonly receipt: ReceiptService,
    private readonly dispositions: DispositionsService,
    private readonly trays: TraysService,
    private readonly reconciliation: ReconciliationService,
  ) {}

  @Get()
  @Requires('desk.read')
  desk(@CurrentActor() actor: Actor, @Param('election') election: string): Promise<DeskView> {
    return this.envelopes.desk(actor, election);
  }

  @Post('scans')
  @Requires('receipt.scan')
  receive(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Body() input: ReceiveEnvelope,
  ): Promise<ScanView> {
    return this.receipt.receive(actor, election, input);
  }

  @Post('scans/:scan/reversal')
  @HttpCode(200)
  @Requires('receipt.scan')
  reverse(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('scan', new ParseUUIDPipe({ errorHttpStatusCode: HttpStatus.NOT_FOUND })) scan: string,
  ): Promise<ScanView> {
    return this.dispositions.reverse(actor, election, scan);
  }

  @Post('voids')
  @Requires('receipt.scan')
  voidEnvelope(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Body() input: VoidEnvelope,
  ): Promise<ScanView> {
    return this.dispositions.voidEnvelope(actor, election, input);
  }

  @Post('trays/closing')
  @HttpCode(200)
  @Requires('tray.close')
  closeTray(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Body() input: CloseTray,
  ): Promise<TrayView> {
    return this.trays.close(actor, election, input.tray);
  }

  @Post('acceptance')
  @HttpCode(200)
  @Requires('envelopes.reconcile')
  acceptRemaining(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Body() input: AcceptRemaining,
  ): Promise<AcceptedView> {
    return this.reconciliation.acceptRemaining(actor, election, input);
  }
}

@Controller('api/elections/:election/reconciliation')
export class ReconciliationController {
  constructor(
    private readonly envelopes: EnvelopesService,
    private readonly reconciliation: ReconciliationService,
  ) {}

  @Get()
  @Requires('count.read')
  view(@CurrentActor() actor: Actor, @Param('election') election: string): Promise<ReconciliationView> {
    return this.envelopes.reconciliation(actor, election);
  }

  @Post()
  @HttpCode(200)
  @Requires('envelopes.reconcile')
  reconcile(@CurrentActor() actor: Actor, @Param('election') election: string): Promise<ReconciliationView> {
    return this.reconciliation.reconcile(actor, election);
  }
}
