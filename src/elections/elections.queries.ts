import { randomInt } from 'node:crypto';
import type { Transaction } from '../platform/database/unit-of-work';
import { Election } from './election.entity';

const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** An address of the public board that no election has. */
export async function freeSlug(tx: Transaction, name: string): Promise<string> {
  const plain =
    name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 40)
      .replace(/^-|-$/g, '') || 'election';
  const taken = await tx.query<{ slug: string }>(
    'SELECT slug FROM core.election WHERE slug = $1 OR slug LIKE $1 || $2',
    [plain, '-%'],
  );
  const slugs = new Set(taken.map(({ slug }) => slug));
  if (!slugs.has(plain)) return plain;
  let number = 2;
  while (slugs.has(`${plain}-${number}`)) number++;
  return `${plain}-${number}`;
}

/** Three characters that begin the key numbers of no other election. */
export async function freeCode(tx: Transaction): Promise<string> {
  for (;;) {
    const code = Array.from({ length: 3 }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('');
    if ((await tx.manager.findOneBy(Election, { code })) === null) return code;
  }
}
