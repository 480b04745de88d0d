import { Module } from '@nestjs/common';
import { ElectionsModule } from '../../elections/elections.module';
import { EnvelopesController, ReconciliationController } from './envelopes.controller';
import { EnvelopesService } from './envelopes.service';
import { ReceiptService } from './receipt.service';
import { ReconciliationService } from './reconciliation.service';
import { TraysService } from './trays.service';

@Module({
  imports: [ElectionsModule],
  controllers: [EnvelopesController, ReconciliationController],
  providers: [EnvelopesService, ReceiptService, TraysService, ReconciliationService],
  exports: [EnvelopesService, ReceiptService, TraysService, ReconciliationService],
})
export class EnvelopesModule {}
