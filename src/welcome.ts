import type { NestExpressApplication } from '@nestjs/platform-express';
import { SetupService } from './accounts/setup.service';
import type { DemoView } from './demo/demo.contract';
import { DemoService } from './demo/demo.service';
import { NOBODY } from './platform/access';
import { UnitOfWork } from './platform/database/unit-of-work';
import type { Environment } from './platform/environment';
import { StartupError } from './platform/startup-error';

type Say = (sentence: string) => void;

/** With no account yet, the one-time link to make the first administrator. `origin` is what links begin with. */
export async function welcome(application: NestExpressApplication, origin: string, say: Say): Promise<void> {
  const link = await application.get(SetupService).linkIfNoAccount(origin);
  if (link !== null)
    say(`There is no account yet. Create the first administrator here, within a day: ${link}`);
}

/** Loads the demo election, unless it is there, and says one sign-in per role. Throws StartupError. */
export async function showDemo(
  application: NestExpressApplication,
  { wings }: Pick<Environment, 'wings'>,
  origin: string,
  say: Say,
): Promise<void> {
  if (!(wings.has('campaign') && wings.has('official'))) {
    throw new StartupError('The demo shows both wings: leave WINGS unset.');
  }
  say('Loading the demo election …');
  const demo = await application.get(DemoService).load(await isDemoAlone(application));
  for (const line of describe(demo, origin)) say(line);
}

function describe({ slug, signIns }: DemoView, origin: string): string[] {
  const widest = Math.max(...signIns.map(({ email }) => email.length));
  return [
    `The public board of the demo is at ${origin}/e/${slug}`,
    `Sign in at ${origin}/ as one of these; the passwords are new at each start with --demo:`,
    ...signIns.map(
      ({ role, email, password }) => `  ${role.padEnd(13)}  ${email.padEnd(widest)}  ${password}`,
    ),
  ];
}

/** A house with people of its own gets no further administrator. */
async function isDemoAlone(application: NestExpressApplication): Promise<boolean> {
  const others = await application
    .get(UnitOfWork)
    .read({ actor: NOBODY, as: 'core' }, (tx) =>
      tx.one("SELECT FROM core.account WHERE email NOT LIKE '%@demo.example' AND revoked_at IS NULL LIMIT 1"),
    );
  return others === null;
}
