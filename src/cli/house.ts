import type { INestApplicationContext } from '@nestjs/common';
import { createApplication } from '../application';
import { ElectionsService } from '../elections/elections.service';
import type { ElectionView } from '../elections/elections.contract';
import { type Actor, NOBODY } from '../platform/access';
import { findHolder } from '../platform/database/data-folder-lock';
import { migrate } from '../platform/database/migrate';
import { reachDatabase } from '../platform/database/open-database';
import { addressOf, type Environment, readEnvironment } from '../platform/environment';
import { StartupError } from '../platform/startup-error';
import { localeOfTerminal, say } from './terminal';

/** What a command works with: the services of the house, and the address that links begin with. */
export interface House {
  readonly application: INestApplicationContext;
  readonly environment: Environment;
  readonly address: string;
}

/** Who has the terminal of the machine has its data too, so that a command acts without an account. */
export const OPERATOR: Actor = { ...NOBODY, isAdministrator: true, locale: localeOfTerminal() };

/**
 * Runs a command's work with the services of the house, on the database of a running server or on one opened for the
 * time being. Nothing listens.
 */
export async function withHouse<T>(work: (house: House) => Promise<T>): Promise<T> {
  const environment: Environment = { ...readEnvironment(), logLevel: 'silent' };
  const database = await reachDatabase(environment, say);
  try {
    // Under a running server its own build has migrated, and may be another than this one.
    if (!database.isShared) await migrate(database.url, environment.wings);
    const application = await createApplication({ environment, databaseUrl: database.url });
    try {
      const holder = await findHolder(environment.dataDir);
      const address = environment.publicUrl ?? holder?.address ?? addressOf(environment);
      return await work({ application, environment, address });
    } finally {
      await application.close();
    }
  } finally {
    await database.stop();
  }
}

/** The election of an id or of the short name in its address. Throws StartupError. */
export async function findElection({ application }: House, wanted: string): Promise<ElectionView> {
  const { items } = await application.get(ElectionsService).list(OPERATOR);
  const found = items.find(({ id, slug }) => id === wanted.toLowerCase() || slug === wanted);
  if (found === undefined) {
    throw new StartupError(
      `There is no election ${JSON.stringify(wanted)}: \`rollcall elections\` lists them.`,
    );
  }
  return found;
}
