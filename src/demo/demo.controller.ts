import { Controller, Post } from '@nestjs/common';
import { Requires } from '../platform/access';
import { DemoView } from './demo.contract';
import { DemoService } from './demo.service';

@Controller('api/demo')
export class DemoController {
  constructor(private readonly demo: DemoService) {}

  /** An administrator is there already: whoever asks. */
  @Post()
  @Requires('election.create')
  load(): Promise<DemoView> {
    return this.demo.load(false);
  }
}
