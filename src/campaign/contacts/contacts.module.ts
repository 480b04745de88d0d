import { Module } from '@nestjs/common';
import { AssessmentsModule } from '../assessments/assessments.module';
import { ContactsController } from './contacts.controller';
import { ContactsService } from './contacts.service';
import { PeopleController } from './people.controller';
import { PeopleService } from './people.service';

@Module({
  imports: [AssessmentsModule],
  controllers: [ContactsController, PeopleController],
  providers: [ContactsService, PeopleService],
  exports: [ContactsService],
})
export class ContactsModule {}
