import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { CurrentActor, Requires, type Actor } from '../platform/access';
import {
  ConfigureElection,
  CreateElection,
  ElectionList,
  ElectionView,
  MoveElection,
} from './elections.contract';
import { ElectionsService } from './elections.service';

@Controller('api/elections')
export class ElectionsController {
  constructor(private readonly elections: ElectionsService) {}

  @Get()
  @Requires('election.list')
  list(@CurrentActor() actor: Actor): Promise<ElectionList> {
    return this.elections.list(actor);
  }

  @Post()
  @Requires('election.create')
  create(@CurrentActor() actor: Actor, @Body() input: CreateElection): Promise<ElectionView> {
    return this.elections.create(actor, input);
  }

  @Get(':election')
  @Requires('election.read')
  view(@CurrentActor() actor: Actor, @Param('election') election: string): Promise<ElectionView> {
    return this.elections.view(actor, election);
  }

  @Put(':election')
  @Requires('election.configure')
  configure(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Body() input: ConfigureElection,
  ): Promise<ElectionView> {
    return this.elections.configure(actor, election, input);
  }

  @Post(':election/phase')
  @HttpCode(200)
  @Requires('election.move')
  step(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Body() input: MoveElection,
  ): Promise<ElectionView> {
    return this.elections.step(actor, election, input.to);
  }
}
