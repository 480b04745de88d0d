import type { IncomingMessage } from 'node:http';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Environment } from './environment';
import { Problem } from './problem';

type Place = Pick<Environment, 'publicUrl' | 'tls' | 'trustProxy'>;

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What a form of another site can send without asking first; nothing here reads such bodies. */
const FORM_TYPES = /^\s*(?:application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b/i;

/**
 * Whether the browser that sends this request is on a page of this server. Programs that are no browsers send
 * neither Origin nor Sec-Fetch-Site, and hold no one else's cookie.
 */
export function isSameOrigin({ headers }: Pick<IncomingMessage, 'headers'>, place: Place): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  if (headers.origin === undefined || headers.origin === place.publicUrl) return true;
  const isBehindProxy = place.trustProxy !== undefined;
  const scheme = isBehindProxy || place.tls !== undefined ? 'https' : 'http';
  const forwarded = isBehindProxy ? headers['x-forwarded-host'] : undefined;
  const host = typeof forwarded === 'string' ? forwarded : headers.host;
  return host !== undefined && headers.origin === `${scheme}://${host}`;
}

/** Refuses what another site makes a browser send: by Origin, by Sec-Fetch-Site, and by the type of the body. */
export function refuseOtherSites(place: Place): RequestHandler {
  return (request: Request, _response: Response, next: NextFunction) => {
    const isForm = FORM_TYPES.test(request.headers['content-type'] ?? '');
    const isAccepted = SAFE.has(request.method) || (!isForm && isSameOrigin(request, place));
    next(isAccepted ? undefined : new Problem('cross-site'));
  };
}
