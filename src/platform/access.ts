import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Action, Role } from '../domain/permissions';
import type { Phase } from '../domain/lifecycle';
import type { Locale } from './locale';

/** Who acts, in the election of the request. Everything a use case may know about the person at the other end. */
export interface Actor {
  /** Null for the public, and for the product itself (command line, demo). */
  readonly accountId: string | null;
  readonly isAdministrator: boolean;
  readonly role: Role | null;
  /** The party an observer, organizer or lead belongs to, or that nominated a teller. */
  readonly partyId: string | null;
  readonly partySlug: string | null;
  readonly locale: Locale;
}

export const NOBODY: Actor = {
  accountId: null,
  isAdministrator: false,
  role: null,
  partyId: null,
  partySlug: null,
  locale: 'en',
};

/** The election of the request, loaded by the guard that checked the right to it. */
export interface ElectionAtHand {
  readonly id: string;
  readonly slug: string;
  readonly phase: Phase;
}

export interface RollcallRequest extends Request {
  actor?: Actor;
  electionAtHand?: ElectionAtHand;
}

export const REQUIRES = 'rollcall:requires';
export const PUBLIC = 'rollcall:public';

/** The right a route needs. A route with an `:election` parameter needs it in that election. */
export const Requires = (action: Action) => SetMetadata(REQUIRES, action);

/** A route for everyone, with or without an account. */
export const Public = () => SetMetadata(PUBLIC, true);

export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  return context.switchToHttp().getRequest<RollcallRequest>().actor ?? NOBODY;
});
