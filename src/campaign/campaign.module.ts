import { Module } from '@nestjs/common';
import { AssessmentsModule } from './assessments/assessments.module';
import { ContactsModule } from './contacts/contacts.module';
import { MergesModule } from './merges/merges.module';

/** The union's wing, whole: left out when WINGS is `official`. */
@Module({ imports: [ContactsModule, AssessmentsModule, MergesModule], exports: [ContactsModule] })
export class CampaignModule {}
