import { Body, Controller, Get, HttpCode, HttpStatus, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { CurrentActor, Requires, type Actor } from '../../platform/access';
import { IssueList, LogContact, TimelineEntry } from './contacts.contract';
import { ContactsService } from './contacts.service';

@Controller('api/elections/:election/campaign')
export class ContactsController {
  constructor(private readonly contacts: ContactsService) {}

  @Post('contacts')
  @Requires('campaign.log')
  log(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Body() input: LogContact,
  ): Promise<TimelineEntry> {
    return this.contacts.log(actor, election, input);
  }

  @Post('contacts/:contact/withdrawal')
  @HttpCode(200)
  @Requires('campaign.log')
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('contact', new ParseUUIDPipe({ errorHttpStatusCode: HttpStatus.NOT_FOUND })) contact: string,
  ): Promise<TimelineEntry> {
    return this.contacts.withdraw(actor, election, contact);
  }

  @Get('issues')
  @Requires('campaign.read')
  issues(@CurrentActor() actor: Actor, @Param('election') election: string): Promise<IssueList> {
    return this.contacts.issues(actor, election);
  }
}
