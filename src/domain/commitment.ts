/** Commitments: of a teller's entry (commit–reveal) and of the roll (election-record §3). */
import { hmac } from '@noble/hashes/hmac';
import { sha256 } from '@noble/hashes/sha2';
import { canonicalBytes } from './canonical-json';
import { compareBytes, joinBytes, toHex } from './encoding';
import { leafHash, merkleRoot } from './merkle';

export const ENTRY_SALT_BYTES = 16;
export const ROLL_SALT_BYTES = 32;

export type Slot = 'A' | 'B' | 'C';

/** What one person counted in one block. */
export interface CountedBlock {
  readonly counts: Readonly<Record<string, number>>;
  readonly void: number;
  readonly challenged: number;
}

export interface CountEntry extends CountedBlock {
  readonly block: string;
  readonly round: number;
  readonly slot: Slot;
}

/**
 * SHA-256(salt ‖ canonical JSON of the entry), in hex.
 * @throws RangeError unless the salt has 16 bytes: a short one could be guessed from the few likely counts.
 */
export function entryCommitment(salt: Uint8Array, entry: CountEntry): string {
  if (salt.length !== ENTRY_SALT_BYTES) throw new RangeError(`an entry's salt has ${ENTRY_SALT_BYTES} bytes`);
  const { block, challenged, counts, round, slot } = entry;
  return toHex(
    sha256(joinBytes(salt, canonicalBytes({ block, challenged, counts, round, slot, void: entry.void }))),
  );
}

/** The fields of a voter that the sealed roll commits to; absent ones are empty strings. */
export interface CommittedVoter {
  readonly classification: string;
  readonly department: string;
  readonly employeeNumber: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly location: string;
  readonly shift: string;
}

/**
 * HMAC-SHA-256(salt, canonical JSON of the seven fields): 32 raw bytes.
 * @throws RangeError unless the salt has 32 bytes.
 */
export function voterCommitment(salt: Uint8Array, voter: CommittedVoter): Uint8Array {
  if (salt.length !== ROLL_SALT_BYTES) throw new RangeError(`a voter's salt has ${ROLL_SALT_BYTES} bytes`);
  const { classification, department, employeeNumber, familyName, givenName, location, shift } = voter;
  const message = { classification, department, employeeNumber, familyName, givenName, location, shift };
  return hmac(sha256, salt, canonicalBytes(message));
}

/** The Merkle root over the voters' commitments sorted by their bytes: the roll's order says nothing. */
export function rollRoot(commitments: readonly Uint8Array[]): Uint8Array {
  return merkleRoot([...commitments].sort(compareBytes).map(leafHash));
}
