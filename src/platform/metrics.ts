import { Controller, Get, Header, Inject, Module, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Registry, collectDefaultMetrics } from 'prom-client';
import { Public } from './access';
import { Problem } from './problem';

const REGISTRY = Symbol('metrics registry');
const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** Figures of the process for a Prometheus on the same machine; anyone else finds nothing here. */
@Controller('metrics')
export class MetricsController {
  constructor(@Inject(REGISTRY) private readonly registry: Registry) {}

  @Get()
  @Public()
  @Header('Content-Type', 'text/plain; version=0.0.4')
  async read(@Req() request: Request): Promise<string> {
    if (
      !LOOPBACK.has(request.socket.remoteAddress ?? '') ||
      request.headers['x-forwarded-for'] !== undefined
    ) {
      throw new Problem('not-found');
    }
    return this.registry.metrics();
  }
}

@Module({
  controllers: [MetricsController],
  providers: [
    {
      provide: REGISTRY,
      useFactory: () => {
        const registry = new Registry();
        collectDefaultMetrics({ register: registry });
        return registry;
      },
    },
  ],
})
export class MetricsModule {}
