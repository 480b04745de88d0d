import type { NestExpressApplication } from '@nestjs/platform-express';
import { SetupService } from './accounts/setup.service';

/**
 * What a start says beside its address: with no account yet the one-time link to make the first administrator, and
 * with `--demo` one sign-in per role. `origin` is what links begin with.
 */
export async function welcome(
  application: NestExpressApplication,
  origin: string,
  say: (sentence: string) => void,
): Promise<void> {
  const link = await application.get(SetupService).linkIfNoAccount(origin);
  if (link !== null)
    say(`There is no account yet. Create the first administrator here, within a day: ${link}`);
}
