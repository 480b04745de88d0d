import { Module } from '@nestjs/common';
import { RollModule } from '../../roll/roll.module';
import { ContactsModule } from '../contacts/contacts.module';
import { MergesModule } from '../merges/merges.module';
import { ValuesModule } from '../values/values.module';
import { ListLinksService } from './list-links.service';
import { ListPeopleService } from './list-people.service';
import { ListsController } from './lists.controller';
import { UnionTarget } from './union-target.service';

@Module({
  imports: [RollModule, ContactsModule, MergesModule, ValuesModule],
  controllers: [ListsController],
  providers: [ListLinksService, ListPeopleService, UnionTarget],
})
export class ListsModule {}
