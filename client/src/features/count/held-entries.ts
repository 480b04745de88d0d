import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { RevealEntry } from '@contract/official/count/count.contract';

/** What this teller has committed to, with the salt that only this browser knows until it is revealed. */
export interface HeldEntry {
  /** `<election>/<block>/<round>/<slot>` */
  readonly id: string;
  readonly electionId: string;
  readonly accountId: string;
  readonly blockId: string;
  readonly reveal: RevealEntry;
}

interface Schema extends DBSchema {
  entries: { key: string; value: HeldEntry; indexes: { election: string } };
}

let opening: Promise<IDBPDatabase<Schema>> | null = null;

function open(): Promise<IDBPDatabase<Schema>> {
  opening ??= openDB<Schema>('rollcall-count', 1, {
    upgrade: (database) => {
      database.createObjectStore('entries', { keyPath: 'id' }).createIndex('election', 'electionId');
    },
  });
  return opening;
}

/** Written before the commitment is sent: a salt that is lost afterwards costs the round. */
export async function holdEntry(entry: Omit<HeldEntry, 'id'>): Promise<void> {
  const { electionId, accountId, blockId, reveal } = entry;
  const id = [electionId, accountId, blockId, String(reveal.round), reveal.slot].join('/');
  await (await open()).put('entries', { ...entry, id });
}

export async function releaseEntry(id: string): Promise<void> {
  await (await open()).delete('entries', id);
}

export async function heldEntries(electionId: string, accountId: string): Promise<HeldEntry[]> {
  const entries = await (await open()).getAllFromIndex('entries', 'election', electionId);
  return entries.filter((entry) => entry.accountId === accountId);
}
