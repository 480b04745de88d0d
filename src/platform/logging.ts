import type { Params } from 'nestjs-pino';
import type { Environment } from './environment';

/**
 * One line of JSON a request, without bodies, cookies or query strings: what people type, whom they look for and
 * which key numbers they scan are not for the log.
 */
export function loggerOptions(environment: Environment): Params {
  return {
    pinoHttp: {
      level: environment.logLevel,
      autoLogging:
        environment.logLevel === 'debug' || environment.logLevel === 'trace' || environment.isProduction,
      serializers: {
        req: (request: { id: unknown; method: string; url: string }) => ({
          id: request.id,
          method: request.method,
          // One-time links carry their token in the path.
          path: (request.url.split('?')[0] ?? '').replace(
            /(\/(?:setup|invitations?|invite|password-resets|reset)\/)[^/]+/,
            '$1…',
          ),
        }),
        res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      },
    },
  };
}
