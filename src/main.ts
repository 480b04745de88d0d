import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApplication } from './application';
import { migrate } from './platform/database/migrate';
import { type OpenDatabase, openDatabase } from './platform/database/open-database';
import { addressOf, type Environment, readEnvironment } from './platform/environment';
import { StartupError } from './platform/startup-error';
import { readTls } from './platform/tls';
import { showDemo, welcome } from './welcome';

const LONGEST_FAREWELL = 10_000;
const OPTIONS = ['--demo'];

async function main(words: readonly string[]): Promise<void> {
  const unknown = words.find((word) => !OPTIONS.includes(word));
  if (unknown !== undefined) throw new StartupError(`There is no option ${unknown}: the only one is --demo.`);
  const whenAsked = untilAskedToStop();
  const environment = readEnvironment();
  const https = readTls(environment);
  const database = await openDatabase(environment, say);
  try {
    await migrate(database.url, environment.wings);
    const application = await createApplication({
      environment,
      databaseUrl: database.url,
      ...(https && { https }),
    });
    try {
      const address = await listen(application, environment);
      await database.announce(address);
      const origin = environment.publicUrl ?? address;
      if (words.includes('--demo')) {
        await Promise.race([showDemo(application, environment, origin, say), whenAsked]);
      }
      await welcome(application, origin, say);
      say(`Rollcall is ready at ${address}`);
      await Promise.race([whenAsked, failWhenLost(database)]);
      say('Stopping …');
    } finally {
      await close(application);
    }
  } finally {
    await database.stop();
  }
}

/** Resolves at the first signal; the ones after it change nothing, since the way out has begun. */
function untilAskedToStop(): Promise<void> {
  const asked = new Promise<void>((resolve, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
    process.once('uncaughtException', reject);
  });
  asked.catch(() => undefined);
  return asked;
}

async function failWhenLost(database: OpenDatabase): Promise<never> {
  await database.whenLost;
  throw new StartupError(
    'The database ended by itself: its log in DATA_DIR/postgres.log says why; start again to recover.',
  );
}

/** Listens, and returns the address with the port that the operating system chose if it was left to it. */
async function listen(application: NestExpressApplication, environment: Environment): Promise<string> {
  const { host, port } = environment;
  try {
    await application.listen(port, host);
  } catch (error) {
    throw refusalToListen(error, environment);
  }
  const { port: actual } = application.getHttpServer().address() as AddressInfo;
  return addressOf(environment, actual);
}

function refusalToListen(error: unknown, { host, port }: Environment): unknown {
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'EADDRINUSE':
      return new StartupError(
        `PORT ${port} is in use by another program: stop that one, or set PORT to another number.`,
      );
    case 'EACCES':
      return new StartupError(`PORT ${port} is reserved for the system: set PORT to a number from 1024.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new StartupError(
        `HOST is ${host}, which is no address of this machine: set HOST to one that is.`,
      );
    default:
      return error;
  }
}

/** Lets requests that have begun finish, but not for ever: a phone on a bad line must not keep the server up. */
async function close(application: NestExpressApplication): Promise<void> {
  const server = application.getHttpServer() as { closeAllConnections(): void };
  const timer = setTimeout(() => server.closeAllConnections(), LONGEST_FAREWELL);
  await application.close();
  clearTimeout(timer);
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    const isForPeople = error instanceof StartupError;
    process.stderr.write(
      `${isForPeople ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exit(isForPeople ? error.exitCode : 1);
  },
);
