import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Environment } from '../platform/environment';

export interface CookieKind {
  readonly name: string;
  readonly isSecure: boolean;
}

/** Where browsers come over TLS, the cookie is bound to the host and never sent in the clear. */
export function cookieKind({ tls, trustProxy }: Pick<Environment, 'tls' | 'trustProxy'>): CookieKind {
  const isSecure = tls !== undefined || trustProxy !== undefined;
  return { name: isSecure ? '__Host-rollcall' : 'rollcall', isSecure };
}

/** The session id in a Cookie header, if it carries one that this server signed; else null. */
export function sessionIdFrom(header: string | undefined, name: string, secret: string): string | null {
  const value = (header ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1);
  if (value === undefined) return null;
  const [, sid, signature] = /^s:([\w-]+)\.(.+)$/.exec(decode(value)) ?? [];
  if (sid === undefined || signature === undefined) return null;
  // The form that express-session signs with: base64 without padding.
  const expected = createHmac('sha256', secret).update(sid).digest('base64').replace(/=+$/, '');
  return isEqual(signature, expected) ? sid : null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

function isEqual(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
