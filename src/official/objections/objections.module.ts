import { Module } from '@nestjs/common';
import { ElectionsModule } from '../../elections/elections.module';
import { PartiesModule } from '../parties/parties.module';
import { ObjectionsController } from './objections.controller';
import { ObjectionsService } from './objections.service';

@Module({
  imports: [ElectionsModule, PartiesModule],
  controllers: [ObjectionsController],
  providers: [ObjectionsService],
  exports: [ObjectionsService],
})
export class ObjectionsModule {}
