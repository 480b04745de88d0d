import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { static as serveFolder, type NextFunction, type Request, type Response } from 'express';

const SHELLS: readonly (readonly [RegExp, string])[] = [
  [/^\/campaign(?:\/|$)/, 'campaign.html'],
  [/^\/count(?:\/|$)/, 'count.html'],
  [
    /^\/(?:$|in$|account(?:\/|$)|accounts(?:\/|$)|setup\/|invite\/|reset(?:\/|$)|elections(?:\/|$))/,
    'office.html',
  ],
];

const YEAR_S = 31_536_000;

/** The built client: hashed assets for a year, and one page a shell, each under its own prefix. The board has a controller. */
export function servePages(app: NestExpressApplication, clientFolder: string): void {
  const built = join(clientFolder, 'dist');
  app.use(
    '/assets',
    serveFolder(join(built, 'assets'), {
      immutable: true,
      maxAge: YEAR_S * 1000,
      index: false,
      fallthrough: false,
      redirect: false,
    }),
  );
  app.use(
    serveFolder(built, {
      index: false,
      maxAge: 0,
      redirect: false,
      extensions: false,
      setHeaders: revalidate,
    }),
  );
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      next();
      return;
    }
    const shell = SHELLS.find(([path]) => path.test(request.path))?.[1];
    const file = shell === undefined ? undefined : join(built, shell);
    if (file === undefined || !existsSync(file)) {
      next();
      return;
    }
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(file);
  });
}

function revalidate(response: Response): void {
  response.setHeader('Cache-Control', 'no-cache');
}
