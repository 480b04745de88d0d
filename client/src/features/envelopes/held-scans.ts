import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** A scan that this laptop still holds: it goes to the server once, under its own id. */
export interface HeldScan {
  readonly id: string;
  readonly electionId: string;
  readonly key: string;
  /** The desk at which it was scanned. */
  readonly desk: string;
  /** A kit that the post brought back, not an envelope. */
  readonly isReturn: boolean;
  /** When, by this laptop's clock. */
  readonly scannedAt: string;
  /** Position among those held. */
  readonly order: number;
  /** The server's refusal; the scan stays until somebody has seen it. Null while it waits. */
  readonly refusal: { readonly title: string; readonly detail: string } | null;
}

interface Schema extends DBSchema {
  scans: { key: string; value: HeldScan; indexes: { election: string } };
}

let opening: Promise<IDBPDatabase<Schema>> | null = null;

function open(): Promise<IDBPDatabase<Schema>> {
  opening ??= openDB<Schema>('rollcall-desk', 1, {
    upgrade: (database) => {
      database.createObjectStore('scans', { keyPath: 'id' }).createIndex('election', 'electionId');
    },
  });
  return opening;
}

export async function holdScan(scan: HeldScan): Promise<void> {
  await (await open()).put('scans', scan);
}

export async function releaseScan(id: string): Promise<void> {
  await (await open()).delete('scans', id);
}

/** Waiting to be sent, in the order in which they were scanned. */
export async function heldScans(electionId: string): Promise<HeldScan[]> {
  return (await allScans(electionId)).filter(({ refusal }) => refusal === null);
}

/** Refused by the server and not yet seen by anybody. */
export async function refusedScans(electionId: string): Promise<HeldScan[]> {
  return (await allScans(electionId)).filter(({ refusal }) => refusal !== null);
}

async function allScans(electionId: string): Promise<HeldScan[]> {
  const scans = await (await open()).getAllFromIndex('scans', 'election', electionId);
  return scans.sort((a, b) => a.order - b.order);
}
