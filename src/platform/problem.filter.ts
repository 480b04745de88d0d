import { randomUUID } from 'node:crypto';
import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import { QueryFailedError } from 'typeorm';
import type { RollcallRequest } from './access';
import { localeFrom, type Locale } from './locale';
import { Problem, sayProblem, type ProblemView } from './problem';
import { CATALOGUE, CONSTRAINTS, type ProblemCode } from './problems/catalogue';
import { InvalidInput } from './validation';

const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  400: 'unreadable-body',
  401: 'not-signed-in',
  403: 'not-found',
  404: 'not-found',
  413: 'too-large',
  429: 'too-many-requests',
};

/** PostgreSQL classes that mean: the database itself is away (08 connection, 57P shutdown, 53 resources). */
const UNAVAILABLE = /^(?:08|57P|53)/;

/** Turns whatever was thrown into one problem in the reader's language; the stack goes to the log only. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #log = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') return;
    const request = host.switchToHttp().getRequest<RollcallRequest>();
    const response = host.switchToHttp().getResponse<Response>();
    const locale = request.actor?.locale ?? localeFrom(request.headers['accept-language']);
    const view = this.#view(error, locale);
    if (response.headersSent) {
      response.end();
      return;
    }
    response.status(view.status).type('application/problem+json').send(JSON.stringify(view));
  }

  #view(error: unknown, locale: Locale): ProblemView {
    if (error instanceof InvalidInput) return error.say(locale);
    return sayProblem(this.#problem(error), locale);
  }

  #problem(error: unknown): Problem {
    if (error instanceof Problem) return error;
    if (error instanceof QueryFailedError) {
      const { constraint, code } = error.driverError as { constraint?: string; code?: string };
      const known = constraint === undefined ? undefined : CONSTRAINTS[constraint];
      if (known !== undefined) return new Problem(known);
      if (code !== undefined && UNAVAILABLE.test(code)) return new Problem('unavailable');
    }
    if (isConnectionLost(error)) return new Problem('unavailable');
    const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
    const code = status === undefined ? undefined : BY_STATUS[status];
    if (code === 'too-large') return new Problem(code, { limit: '1 MB' });
    if (code !== undefined) return new Problem(code);
    const trace = randomUUID().slice(0, 8);
    this.#log.error(`${trace} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return new Problem('unexpected', { trace });
  }
}

/** Errors of the body parser carry a status. */
function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined;
  return typeof error.status === 'number' ? error.status : undefined;
}

function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: string }).code;
  return (
    code === 'ECONNREFUSED' ||
    code === 'ECONNRESET' ||
    code === 'EPIPE' ||
    /Connection terminated|connection timeout|timeout exceeded when trying to connect/i.test(error.message)
  );
}

/** The page `docs/problems.md`, made from the catalogue. */
export function problemsPage(): string {
  const rows = Object.entries(CATALOGUE)
    .sort(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([code, { status, en }]) => `## ${code}\n\n${status} · **${en.title}**\n\n${en.detail}\n`);
  return `# Problems\n\nEvery refusal of the server, made from the catalogue in \`src/platform/problems\`. \`type\` of a problem is \`/problems#<code>\`.\n\n${rows.join('\n')}`;
}
