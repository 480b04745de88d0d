/** Small checks from which the exact form of each kind is put together. Each returns a complaint or null. */
import type { JsonObject, JsonValue } from './canonical-json';
import { fromBase64 } from './encoding';

export interface SchemaContext {
  /** Ids of the choices on the ballot; null before they are known. */
  readonly choices: readonly string[] | null;
}

/** `path` names the value in the complaint. */
export type Check = (value: JsonValue | undefined, context: SchemaContext, path: string) => string | null;

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Exactly these keys, no other and none missing. */
export function object(shape: Readonly<Record<string, Check>>): Check {
  return (value, context, path) => {
    if (!isObject(value)) return `${path} must be an object`;
    for (const name of Object.keys(value)) {
      if (!Object.hasOwn(shape, name)) return `${path} has no key ${JSON.stringify(name)}`;
    }
    for (const [name, check] of Object.entries(shape)) {
      if (!Object.hasOwn(value, name)) return `${path} lacks the key ${JSON.stringify(name)}`;
      const complaint = check(value[name], context, `${path}.${name}`);
      if (complaint !== null) return complaint;
    }
    return null;
  };
}

export function array(check: Check, length?: number): Check {
  return (value, context, path) => {
    if (!Array.isArray(value)) return `${path} must be a list`;
    if (length !== undefined && value.length !== length) return `${path} must have ${length} items`;
    for (const [i, item] of (value as readonly JsonValue[]).entries()) {
      const complaint = check(item, context, `${path}[${i}]`);
      if (complaint !== null) return complaint;
    }
    return null;
  };
}

export function oneOf(...words: readonly string[]): Check {
  return (value, _context, path) =>
    typeof value === 'string' && words.includes(value) ? null : `${path} must be one of ${words.join(', ')}`;
}

export function literal(only: number): Check {
  return (value, _context, path) => (value === only ? null : `${path} must be ${only} in this version`);
}

function matching(pattern: RegExp, what: string): Check {
  return (value, _context, path) =>
    typeof value === 'string' && pattern.test(value) ? null : `${path} must be ${what}`;
}

function nullOr(check: Check): Check {
  return (value, context, path) => (value === null ? null : check(value, context, path));
}

function base64Of(length: number): Check {
  return (value, _context, path) =>
    typeof value === 'string' && fromBase64(value)?.length === length
      ? null
      : `${path} must be the padded base64 of ${length} bytes`;
}

export const text: Check = (value, _context, path) =>
  typeof value === 'string' && value.trim() !== '' ? null : `${path} must be a text that is not empty`;
export const truth: Check = (value, _context, path) =>
  typeof value === 'boolean' ? null : `${path} must be true or false`;
/** A whole number from 0. */
export const count: Check = (value, _context, path) =>
  Number.isSafeInteger(value) && Number(value) >= 0 ? null : `${path} must be a whole number from 0`;
export const code = matching(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,63}$/, 'an id or code');
export const codeOrNull = nullOr(code);
export const slug = matching(/^[a-z0-9-]{1,40}$/, 'a party’s slug or agent');
/** A party to register: the agent is none, and its word is taken. */
export const partySlug = matching(/^(?!agent$)[a-z0-9-]{1,40}$/, 'a party’s slug, other than agent');
export const signer = matching(/^(?:A|B|C|agent|party\/[a-z0-9-]{1,40})$/, 'A, B, C, agent or party/<slug>');
export const electionId = matching(
  /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  'a lower-case UUIDv4',
);
export const electionIdOrNull = nullOr(electionId);
export const hash = matching(/^[0-9a-f]{64}$/, '64 lower-case hex digits');
export const salt = matching(/^[0-9a-f]{32}$/, '32 lower-case hex digits');
export const key = base64Of(32);
export const root = base64Of(32);
export const signature = base64Of(64);

/** [numerator, denominator], a share: above 0 and at most 1. */
export const fraction: Check = (value, context, path) => {
  const complaint = array(count, 2)(value, context, path);
  if (complaint !== null) return complaint;
  const [numerator, denominator] = value as unknown as readonly [number, number];
  return numerator > 0 && numerator <= denominator ? null : `${path} must be a share above 0 and at most 1`;
};
export const fractionOrNull = nullOr(fraction);
export const countOrNull = nullOr(count);

/** A number for every choice on the ballot, zeros too, and for nothing else. */
export const counts: Check = (value, context, path) => {
  if (!isObject(value)) return `${path} must be an object`;
  for (const [id, number] of Object.entries(value)) {
    if (context.choices?.includes(id) === false)
      return `${path} names ${JSON.stringify(id)}, which is no choice`;
    const complaint = count(number, context, `${path}.${id}`);
    if (complaint !== null) return complaint;
  }
  const missing = context.choices?.find((id) => !Object.hasOwn(value, id));
  return missing === undefined
    ? null
    : `${path} must name the choice ${JSON.stringify(missing)}, with 0 for none`;
};
