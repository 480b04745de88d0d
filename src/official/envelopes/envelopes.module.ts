import { Module } from '@nestjs/common';
import { ElectionsModule } from '../../elections/elections.module';
import { DesksController } from './desks.controller';
import { DesksService } from './desks.service';
import { DispositionsService } from './dispositions.service';
import { EnvelopesController, ReconciliationController } from './envelopes.controller';
import { EnvelopesService } from './envelopes.service';
import { ExceptionsService } from './exceptions.service';
import { KeyNumbersService } from './key-numbers.service';
import { KitsController, NoticeController } from './kits.controller';
import { KitsService } from './kits.service';
import { NoticeService } from './notice.service';
import { ReceiptService } from './receipt.service';
import { ReconciliationService } from './reconciliation.service';
import { ReplacementsService } from './replacements.service';
import { TraysService } from './trays.service';

@Module({
  imports: [ElectionsModule],
  controllers: [
    KitsController,
    NoticeController,
    EnvelopesController,
    DesksController,
    ReconciliationController,
  ],
  providers: [
    EnvelopesService,
    DesksService,
    ReceiptService,
    DispositionsService,
    ExceptionsService,
    KeyNumbersService,
    KitsService,
    ReplacementsService,
    NoticeService,
    TraysService,
    ReconciliationService,
  ],
  exports: [EnvelopesService, KitsService, ReceiptService, TraysService, ReconciliationService],
})
export class EnvelopesModule {}
