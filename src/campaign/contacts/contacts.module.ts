import { Module } from '@nestjs/common';
import { AssessmentsModule } from '../assessments/assessments.module';
import { ValuesModule } from '../values/values.module';
import { ContactsController } from './contacts.controller';
import { ContactsService } from './contacts.service';
import { PeopleController } from './people.controller';
import { PeopleService } from './people.service';

@Module({
  imports: [AssessmentsModule, ValuesModule],
  controllers: [ContactsController, PeopleController],
  providers: [ContactsService, PeopleService],
  exports: [ContactsService, PeopleService],
})
export class ContactsModule {}
