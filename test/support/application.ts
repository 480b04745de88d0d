import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test, type TestingModuleBuilder } from '@nestjs/testing';
import { AppModule } from '../../src/app.module';
import { configureApplication } from '../../src/application';
import { AccountsService } from '../../src/accounts/accounts.service';
import { Mailer, type Mail } from '../../src/accounts/mail.service';
import type { Role } from '../../src/domain/permissions';
import { Clock } from '../../src/platform/clock';
import type { Environment } from '../../src/platform/environment';
import { createTestDatabase, type TestDatabase } from './database';
import { Session } from './session';

export const CLIENT_FOLDER = join(__dirname, '..', '..', 'client');
export const PASSWORD = 'correct horse battery staple';

/** Stands still until it is set. */
export class SettableClock extends Clock {
  #now = new Date('2026-03-02T15:00:00Z');

  override now(): Date {
    return new Date(this.#now);
  }

  set(time: string | Date): void {
    this.#now = new Date(time);
  }

  pass(seconds: number): void {
    this.#now = new Date(this.#now.getTime() + seconds * 1000);
  }
}

/** Keeps what would have been mailed. */
export class CollectingMailer {
  readonly isConfigured: boolean = true;
  readonly sent: Mail[] = [];

  send(mail: Mail): Promise<void> {
    this.sent.push(mail);
    return Promise.resolve();
  }
}

export interface TestApplication {
  readonly url: string;
  readonly app: NestExpressApplication;
  readonly database: TestDatabase;
  readonly clock: SettableClock;
  readonly mail: CollectingMailer;
  /** A visitor without an account. */
  visitor(): Session;
  /** A new account, signed in. */
  account(options?: { email?: string; name?: string; isAdministrator?: boolean }): Promise<Session>;
  /** A new account with a role in an election, signed in. `party` is the slug of one of its parties. */
  member(electionId: string, role: Role, party?: string | null): Promise<Session>;
  close(): Promise<void>;
}

export interface TestOptions {
  readonly environment?: Partial<Environment>;
  /** Adds to the module under test, e.g. a controller. */
  readonly change?: (builder: TestingModuleBuilder) => TestingModuleBuilder;
  readonly imports?: readonly NonNullable<
    Parameters<typeof Test.createTestingModule>[0]['imports']
  >[number][];
  /** Migrated by the test itself; dropped with the application. */
  readonly database?: TestDatabase;
  /** The real clock instead of the settable one. */
  readonly isTimeReal?: boolean;
}

export function testEnvironment(overrides: Partial<Environment> = {}): Environment {
  return {
    port: 0,
    host: '127.0.0.1',
    dataDir: '/nonexistent',
    databaseUrl: undefined,
    tls: undefined,
    trustProxy: undefined,
    publicUrl: undefined,
    smtpUrl: undefined,
    mailFrom: 'rollcall@example.org',
    wings: new Set(['campaign', 'official'] as const),
    logLevel: process.env['TEST_LOG'] === undefined ? 'silent' : 'debug',
    isProduction: false,
    secretKey: 'a secret for tests that is long enough',
    ...overrides,
  };
}

/** The whole application on a port of its own, over a database of its own. */
export async function startTestApplication(options: TestOptions = {}): Promise<TestApplication> {
  const database = options.database ?? (await createTestDatabase());
  const clock = new SettableClock();
  const mail = new CollectingMailer();
  const environment = testEnvironment(options.environment);
  let builder = Test.createTestingModule({
    imports: [AppModule.with(environment, database.url, CLIENT_FOLDER), ...(options.imports ?? [])],
  })
    .overrideProvider(Mailer)
    .useValue(mail);
  if (options.isTimeReal !== true) builder = builder.overrideProvider(Clock).useValue(clock);
  if (options.change !== undefined) builder = options.change(builder);
  const module = await builder.compile();
  const app = module.createNestApplication<NestExpressApplication>({ bodyParser: false, bufferLogs: true });
  try {
    await configureApplication(app, { environment, databaseUrl: database.url, clientFolder: CLIENT_FOLDER });
    await app.listen(0, '127.0.0.1');
  } catch (error) {
    await app.close();
    await database.drop();
    throw error;
  }
  const { port } = app.getHttpServer().address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const accounts = app.get(AccountsService);

  const account: TestApplication['account'] = async ({ email, name, isAdministrator } = {}) => {
    const address = email ?? `${randomUUID().slice(0, 8)}@example.org`;
    const created = await accounts.createAccount({
      email: address,
      name: name ?? 'Ana Test',
      password: PASSWORD,
      isAdministrator: isAdministrator ?? false,
    });
    const session = new Session(url);
    await session.signIn(address, PASSWORD);
    session.accountId = created.id;
    return session;
  };

  return {
    url,
    app,
    database,
    clock,
    mail,
    visitor: () => new Session(url),
    account,
    member: async (electionId, role, party = null) => {
      const session = await account({ name: `${role} Test` });
      await accounts.grantMembership({ electionId, accountId: session.accountId, role, partySlug: party });
      return session;
    },
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}
