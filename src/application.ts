import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { json, type Request, type Response } from 'express';
import helmet from 'helmet';
import { Logger } from 'nestjs-pino';
import type { ServerOptions } from 'socket.io';
import { configureSessions } from './accounts/sessions';
import { AppModule } from './app.module';
import { servePages } from './live/pages';
import type { Environment } from './platform/environment';
import { isSameOrigin } from './platform/same-origin';

/** Corrections of a list, cell by cell, come all at once. Files are not read here but by their route. */
const JSON_LIMIT = '1mb';

export const CLIENT_FOLDER = join(__dirname, '..', '..', 'client');

export interface ApplicationOptions {
  readonly environment: Environment;
  readonly databaseUrl: string;
  /** TLS material, when the server itself speaks TLS. */
  readonly https?: { readonly cert: Buffer; readonly key: Buffer };
  /** Where the built client lies. */
  readonly clientFolder?: string;
}

/** The whole application, not yet listening. */
export async function createApplication(options: ApplicationOptions): Promise<NestExpressApplication> {
  const { environment, databaseUrl, https } = options;
  const app = await NestFactory.create<NestExpressApplication>(
    AppModule.with(environment, databaseUrl, options.clientFolder ?? CLIENT_FOLDER),
    {
      bufferLogs: true,
      bodyParser: false,
      abortOnError: false,
      ...(https === undefined ? {} : { httpsOptions: https }),
    },
  );
  await configureApplication(app, options);
  return app;
}

/** What stands in front of every route: the order here is the order of a request. */
export async function configureApplication(
  app: NestExpressApplication,
  options: ApplicationOptions,
): Promise<void> {
  const { environment } = options;
  app.useLogger(app.get(Logger));
  if (environment.trustProxy !== undefined) app.set('trust proxy', environment.trustProxy);
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(securityHeaders());
  app.use(json({ limit: JSON_LIMIT, strict: true }));
  configureSessions(app, environment);
  app.useWebSocketAdapter(new SameOriginAdapter(app, environment));
  servePages(app, options.clientFolder ?? CLIENT_FOLDER);
  serveApiDocument(app);
  await app.init();
}

/** Read by scripts and generators; it tells no more than the sources do. */
function serveApiDocument(app: NestExpressApplication): void {
  let document: OpenAPIObject | null = null;
  app.use('/api/openapi.json', (_request: Request, response: Response) => {
    document ??= openApi(app);
    response.json(document);
  });
}

/** Made from the contracts; the same document that `/api/openapi.json` answers with. */
export function openApi(app: NestExpressApplication): OpenAPIObject {
  const about = new DocumentBuilder()
    .setTitle('Rollcall')
    .setDescription(
      'Union elections, from the first conversation to a tally that both parties can verify. Errors are RFC 9457 problems.',
    )
    .setVersion('1')
    .addCookieAuth('rollcall')
    .build();
  return SwaggerModule.createDocument(app, about);
}

function securityHeaders(): ReturnType<typeof helmet> {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
      },
    },
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
    // TLS may end at a proxy in front, which sets it.
    strictTransportSecurity: false,
  });
}

/** Sockets shake hands only with pages of this server. */
class SameOriginAdapter extends IoAdapter {
  constructor(
    app: NestExpressApplication,
    private readonly environment: Environment,
  ) {
    super(app);
  }

  override createIOServer(port: number, options: Partial<ServerOptions> = {}): unknown {
    const allowRequest: ServerOptions['allowRequest'] = (request, answer) => {
      answer(null, isSameOrigin(request, this.environment));
    };
    // Nest types its options by engine; they are those of socket.io.
    return super.createIOServer(port, { ...options, allowRequest } as Parameters<
      IoAdapter['createIOServer']
    >[1]) as unknown;
  }
}
