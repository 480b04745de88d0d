import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { databaseOptions } from '../data-source';
import { Clock } from './clock';
import { UnitOfWork } from './database/unit-of-work';
import type { Environment } from './environment';
import { Feed } from './events/feed';
import { RecordWriter } from './events/record-writer';
import { ProblemFilter } from './problem.filter';
import { Sealing } from './sealing';
import { CLIENT_FOLDER, DATABASE_URL, ENVIRONMENT } from './tokens';
import { validationPipe } from './validation';

@Global()
@Module({})
export class PlatformModule {
  static with(environment: Environment, databaseUrl: string, clientFolder: string): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        TypeOrmModule.forRoot({ ...databaseOptions(databaseUrl, environment.wings), retryAttempts: 0 }),
      ],
      providers: [
        { provide: ENVIRONMENT, useValue: environment },
        { provide: CLIENT_FOLDER, useValue: clientFolder },
        { provide: DATABASE_URL, useValue: databaseUrl },
        { provide: Sealing, useValue: new Sealing(Buffer.from(environment.secretKey)) },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useFactory: validationPipe },
        Clock,
        UnitOfWork,
        RecordWriter,
        Feed,
      ],
      exports: [CLIENT_FOLDER, ENVIRONMENT, DATABASE_URL, Sealing, Clock, UnitOfWork, RecordWriter, Feed],
    };
  }
}
