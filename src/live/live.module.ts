import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module';
import { ElectionsModule } from '../elections/elections.module';
import { BoardController } from './board.controller';
import { BoardService } from './board.service';
import { LiveGateway } from './live.gateway';

@Module({
  imports: [AccountsModule, ElectionsModule],
  controllers: [BoardController],
  providers: [BoardService, LiveGateway],
  exports: [BoardService],
})
export class LiveModule {}
