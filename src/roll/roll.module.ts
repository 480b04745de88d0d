import { Module } from '@nestjs/common';
import { ElectionsModule } from '../elections/elections.module';
import { ImportRunner } from './import-runner.service';
import { ImportsController } from './imports.controller';
import { ImportsService } from './imports.service';
import { PreparerService } from './preparer.service';
import { RollController } from './roll.controller';
import { RollService } from './roll.service';
import { SealsService } from './seals.service';

@Module({
  imports: [ElectionsModule],
  controllers: [RollController, ImportsController],
  providers: [RollService, ImportsService, SealsService, ImportRunner, PreparerService],
  exports: [RollService],
})
export class RollModule {}
