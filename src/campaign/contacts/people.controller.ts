import { Body, Controller, Get, HttpStatus, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { CurrentActor, Requires, type Actor } from '../../platform/access';
import { AddPerson, GiveValue } from '../values/values.contract';
import { CampaignHome, FindPeople, PersonDetails, PersonList } from './people.contract';
import { PeopleService } from './people.service';

@Controller('api/elections/:election/campaign')
export class PeopleController {
  constructor(private readonly people: PeopleService) {}

  @Get('home')
  @Requires('campaign.read')
  home(@CurrentActor() actor: Actor, @Param('election') election: string): Promise<CampaignHome> {
    return this.people.home(actor, election);
  }

  @Get('people')
  @Requires('campaign.read')
  find(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Query() query: FindPeople,
  ): Promise<PersonList> {
    return this.people.find(actor, election, query);
  }

  @Get('people/:person')
  @Requires('campaign.read')
  view(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('person', new ParseUUIDPipe({ errorHttpStatusCode: HttpStatus.NOT_FOUND })) person: string,
  ): Promise<PersonDetails> {
    return this.people.view(actor, election, person);
  }
  @Post('people')
  @Requires('campaign.log')
  add(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Body() input: AddPerson,
  ): Promise<PersonDetails> {
    return this.people.add(actor, election, input);
  }

  @Put('people/:person/values/:field')
  @Requires('campaign.log')
  giveValue(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('person', new ParseUUIDPipe({ errorHttpStatusCode: HttpStatus.NOT_FOUND })) personId: string,
    @Param('field') field: string,
    @Body() input: GiveValue,
  ): Promise<PersonDetails> {
    return this.people.giveValue(actor, election, { personId, field }, input);
  }
}
