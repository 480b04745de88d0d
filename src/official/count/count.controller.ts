import { Body, Controller, Get, HttpCode, HttpStatus, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { CurrentActor, Requires, type Actor } from '../../platform/access';
import { BallotDocketsService } from './ballot-dockets.service';
import { BlockAnswersService } from './block-answers.service';
import { CorrectionsService } from './corrections.service';
import {
  AnswerBlock,
  BlockList,
  BlockView,
  ChallengeBallot,
  CommitEntry,
  OpenSheet,
  ProposeCorrection,
  ReleaseSeat,
  RevealEntry,
  RuleOnBallot,
} from './count.contract';
import { CountService } from './count.service';
import { DualEntryService } from './dual-entry.service';

const ID = new ParseUUIDPipe({ errorHttpStatusCode: HttpStatus.NOT_FOUND });

@Controller('api/elections/:election/blocks')
export class CountController {
  constructor(
    private readonly count: CountService,
    private readonly dualEntry: DualEntryService,
    private readonly dockets: BallotDocketsService,
    private readonly corrections: CorrectionsService,
    private readonly answers: BlockAnswersService,
  ) {}

  @Get()
  @Requires('count.read')
  list(@CurrentActor() actor: Actor, @Param('election') election: string): Promise<BlockList> {
    return this.count.list(actor, election);
  }

  @Get(':block')
  @Requires('count.read')
  view(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('block') block: string,
  ): Promise<BlockView> {
    return this.count.view(actor, election, block);
  }

  @Post('sheets')
  @HttpCode(200)
  @Requires('count.enter')
  openSheet(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Body() input: OpenSheet,
  ): Promise<BlockView> {
    return this.dualEntry.openSheet(actor, election, input);
  }

  @Post(':block/seat')
  @HttpCode(200)
  @Requires('count.enter')
  takeSeat(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('block') block: string,
  ): Promise<BlockView> {
    return this.dualEntry.takeSeat(actor, election, block);
  }

  @Post(':block/seat/release')
  @HttpCode(200)
  @Requires('count.enter')
  releaseSeat(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('block') block: string,
    @Body() input: ReleaseSeat,
  ): Promise<BlockView> {
    return this.dualEntry.releaseSeat(actor, election, block, input);
  }

  @Post(':block/commitments')
  @Requires('count.enter')
  commit(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('block') block: string,
    @Body() input: CommitEntry,
  ): Promise<BlockView> {
    return this.dualEntry.commit(actor, election, block, input);
  }

  @Post(':block/reveals')
  @Requires('count.enter')
  reveal(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('block') block: string,
    @Body() input: RevealEntry,
  ): Promise<BlockView> {
    return this.dualEntry.reveal(actor, election, block, input);
  }

  @Post(':block/dockets')
  @Requires('challenge.raise')
  challenge(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('block') block: string,
    @Body() input: ChallengeBallot,
  ): Promise<BlockView> {
    return this.dockets.raise(actor, election, block, input);
  }

  @Post(':block/corrections')
  @Requires('block.supersede')
  propose(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('block') block: string,
    @Body() input: ProposeCorrection,
  ): Promise<BlockView> {
    return this.corrections.propose(actor, election, block, input);
  }

  @Post(':block/answers')
  @Requires('block.answer')
  answer(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('block') block: string,
    @Body() input: AnswerBlock,
  ): Promise<BlockView> {
    return this.answers.answer(actor, election, block, input);
  }
}

@Controller('api/elections/:election/corrections')
export class CorrectionsController {
  constructor(private readonly corrections: CorrectionsService) {}

  @Post(':correction/signature')
  @HttpCode(200)
  @Requires('block.cosign')
  sign(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('correction', ID) correction: string,
  ): Promise<BlockView> {
    return this.corrections.sign(actor, election, correction);
  }
}

@Controller('api/elections/:election/ballot-dockets')
export class BallotDocketsController {
  constructor(private readonly dockets: BallotDocketsService) {}

  @Post(':docket/ruling')
  @HttpCode(200)
  @Requires('challenge.resolve')
  rule(
    @CurrentActor() actor: Actor,
    @Param('election') election: string,
    @Param('docket', ID) docket: string,
    @Body() input: RuleOnBallot,
  ): Promise<BlockView> {
    return this.dockets.rule(actor, election, docket, input);
  }
}
