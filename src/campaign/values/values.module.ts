import { Module } from '@nestjs/common';
import { RollFollower } from './roll-follower.service';
import { ValuesService } from './values.service';

@Module({ providers: [ValuesService, RollFollower], exports: [ValuesService] })
export class ValuesModule {}
