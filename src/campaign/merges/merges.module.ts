import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module';
import { ValuesModule } from '../values/values.module';
import { MergesController } from './merges.controller';
import { MergesService } from './merges.service';

@Module({
  imports: [ContactsModule, ValuesModule],
  controllers: [MergesController],
  providers: [MergesService],
  exports: [MergesService],
})
export class MergesModule {}
