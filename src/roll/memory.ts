import type { Transaction } from '../platform/database/unit-of-work';
import { NO_MEMORY, type Fix, type ImportMemory, type RememberedMapping, type Replacement } from './choices';
import type { ListImport } from './list-import.contract';
import type { ListTarget } from './list-targets.service';
import { plainHeading } from './mapping/sections';

const MOST_MAPPINGS = 30;
const MOST_REPLACEMENTS = 500;
const MOST_FIXES = 200;

export async function recallMapping(
  tx: Transaction,
  target: ListTarget,
  electionId: string,
): Promise<ImportMemory> {
  const found = await tx.one<{ memory: ImportMemory }>(
    `SELECT memory FROM ${target.tables.mappings} WHERE employer = $1`,
    [await target.memoryKey(tx, electionId)],
  );
  return found?.memory ?? NO_MEMORY;
}

/** Headings and spellings of an applied list, for the next one of the same employer. Nothing about people. */
export async function rememberMapping(tx: Transaction, target: ListTarget, of: ListImport): Promise<void> {
  const learned = learn(await recallMapping(tx, target, of.electionId), of);
  await tx.query(
    `INSERT INTO ${target.tables.mappings} (employer, memory, learned_at) VALUES ($1, $2, $3)
     ON CONFLICT (employer) DO UPDATE SET memory = excluded.memory, learned_at = excluded.learned_at`,
    [await target.memoryKey(tx, of.electionId), JSON.stringify(learned), tx.now],
  );
}

/** The newest comes first, and once. */
export function learn(before: ImportMemory, { reading, choices }: ListImport): ImportMemory {
  const mappings = (reading?.sheets ?? [])
    .filter(({ isUsed, columns }) => isUsed && columns.length > 0)
    .map(({ columns, kind }): RememberedMapping => ({
      headings: columns.map(({ heading }) => plainHeading(heading)),
      fields: columns.map(({ field }) => field),
      kind,
    }));
  return {
    mappings: newest(mappings, before.mappings, ({ headings }) => headings.join('|'), MOST_MAPPINGS),
    replacements: newest<Replacement>(
      choices.replacements,
      before.replacements,
      ({ field, from }) => `${field}|${from}`,
      MOST_REPLACEMENTS,
    ),
    fixes: newest<Fix>(
      choices.fixes,
      before.fixes,
      ({ code, field }) => `${code}|${field ?? ''}`,
      MOST_FIXES,
    ),
  };
}

function newest<T>(
  learned: readonly T[],
  before: readonly T[],
  keyOf: (value: T) => string,
  most: number,
): T[] {
  const known = new Map<string, T>();
  for (const value of [...learned, ...before]) if (!known.has(keyOf(value))) known.set(keyOf(value), value);
  return [...known.values()].slice(0, most);
}
