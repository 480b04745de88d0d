import { Controller, Get, Header, HttpStatus, Injectable, Module, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import { Public } from './access';
import { isCurrent } from './database/migrate';

export interface HealthView {
  readonly status: 'alive' | 'ready' | 'database-unreachable' | 'migrations-waiting';
}

@Injectable()
export class Health {
  constructor(private readonly dataSource: DataSource) {}

  /** Whether requests can be served now: the database answers, and its schema is the one this build was made for. */
  async examine(): Promise<HealthView> {
    try {
      await this.dataSource.query('SELECT 1');
      return { status: (await isCurrent(this.dataSource)) ? 'ready' : 'migrations-waiting' };
    } catch {
      return { status: 'database-unreachable' };
    }
  }
}

/** For supervisors and proxies: /healthz asks whether to restart this process, /readyz whether to send it requests. */
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(private readonly health: Health) {}

  @Get('healthz')
  @Public()
  @Header('Cache-Control', 'no-store')
  live(): HealthView {
    return { status: 'alive' };
  }

  @Get('readyz')
  @Public()
  @Header('Cache-Control', 'no-store')
  async ready(@Res({ passthrough: true }) response: Response): Promise<HealthView> {
    const view = await this.health.examine();
    if (view.status !== 'ready') response.status(HttpStatus.SERVICE_UNAVAILABLE);
    return view;
  }
}

@Module({ providers: [Health], controllers: [HealthController] })
export class HealthModule {}
