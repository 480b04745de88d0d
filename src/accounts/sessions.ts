import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Environment } from '../platform/environment';
import { refuseOtherSites } from '../platform/same-origin';
import { SignIn } from './sign-in';

/**
 * Puts the check of the sender's site in front of everything, and the sessions in front of `/api`. Elsewhere no
 * cookie is read or set: `/e/*` may be framed by anyone. Call it before the application is initialised.
 */
export function configureSessions(application: NestExpressApplication, environment: Environment): void {
  application.use(refuseOtherSites(environment));
  application.use('/api', ...application.get(SignIn).handlers);
}
