import { Module } from '@nestjs/common';
import { ValuesService } from './values.service';

@Module({ providers: [ValuesService], exports: [ValuesService] })
export class ValuesModule {}
