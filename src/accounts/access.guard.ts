import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { PHASES } from '../domain/lifecycle';
import { can, type Action } from '../domain/permissions';
import {
  NOBODY,
  PUBLIC,
  REQUIRES,
  type Actor,
  type ElectionAtHand,
  type RollcallRequest,
} from '../platform/access';
import { localeFrom } from '../platform/locale';
import { Problem } from '../platform/problem';
import { SessionReader, type Standing } from './session-reader.service';

/**
 * Stands before every route and denies by default. "Not yours" and "not there" are one answer, so that nobody can
 * probe who takes part in what; without an account the answer is to sign in, whether or not there is such an election.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly sessions: SessionReader) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<RollcallRequest>();
    const handler = context.getHandler();
    const action = Reflect.getMetadata(REQUIRES, handler) as Action | undefined;
    const isPublic = Reflect.getMetadata(PUBLIC, handler) === true;
    const named = request.params['election'];
    const isInElection = typeof named === 'string';

    const standing = await this.#standingOf(request, isInElection ? named : null, action);
    const isVisitor = standing.actor.accountId === null;
    request.actor = isVisitor
      ? { ...NOBODY, locale: localeFrom(request.headers['accept-language']) }
      : standing.actor;
    if (standing.election !== null) request.electionAtHand = standing.election;

    if (isPublic) return true;
    if (action === undefined) throw new Problem('not-found');
    const isThere = !isInElection || standing.election !== null;
    if (isThere && mayDo(standing, action)) return true;
    throw new Problem(isVisitor ? 'not-signed-in' : 'not-found');
  }

  async #standingOf(
    request: RollcallRequest,
    electionId: string | null,
    action: Action | undefined,
  ): Promise<Standing> {
    const session = request.session as RollcallRequest['session'] | undefined;
    const standing = session === undefined ? null : await this.sessions.standingOf(session, electionId);
    if (standing !== null) return standing;
    const isSometimesPublic = action !== undefined && PHASES.some((phase) => can(null, action, { phase }));
    return {
      actor: NOBODY,
      election: isSometimesPublic ? await this.sessions.electionAtHand(electionId) : null,
    };
  }
}

function mayDo({ actor, election }: Standing, action: Action): boolean {
  return can(permitted(actor), action, subjectOf(election));
}

function permitted(actor: Actor): Parameters<typeof can>[0] {
  return actor.accountId === null ? null : { ...actor, accountId: actor.accountId };
}

function subjectOf(election: ElectionAtHand | null): Parameters<typeof can>[2] {
  return election === null ? {} : { phase: election.phase };
}
