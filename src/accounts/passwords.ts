import { hash, verify } from '@node-rs/argon2';

/** argon2id by default in @node-rs/argon2; OWASP's first recommendation for it (19 MiB, two passes, one lane). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const SHORTEST_PASSWORD = 10;
export const LONGEST_PASSWORD = 200;

let decoy: Promise<string> | undefined;

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST);
}

/** Takes the same time whether or not there is an account and a password to compare with. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  decoy ??= hashPassword('the password of nobody');
  const isEqual = await verify(passwordHash ?? (await decoy), password.normalize('NFKC'));
  return passwordHash !== null && isEqual;
}
