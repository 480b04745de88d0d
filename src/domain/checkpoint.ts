/** Checkpoints: C2SP signed notes over the record's size and root (election-record §2). */
import { ed25519 } from '@noble/curves/ed25519';
import { sha256 } from '@noble/hashes/sha2';
import { equalBytes, fromBase64, joinBytes, toBase64, utf8 } from './encoding';

const ED25519_TYPE = 0x01;
const ROOM_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SIGNATURE_LINE = /^\u2014 (\S+) (\S+)$/;

export interface CheckpointSignature {
  readonly name: string;
  /** First four bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ raw key). */
  readonly keyHash: Uint8Array;
  /** 64 bytes, Ed25519. */
  readonly signature: Uint8Array;
}

export interface Checkpoint {
  /** `rollcall/<election id>` */
  readonly origin: string;
  readonly size: number;
  /** 32 bytes. */
  readonly root: Uint8Array;
  /** The signed bytes: three lines, each ended by LF. */
  readonly text: string;
  readonly signatures: readonly CheckpointSignature[];
}

export type CheckpointParse =
  { readonly ok: true; readonly checkpoint: Checkpoint } | { readonly ok: false; readonly reason: string };

export function checkpointOrigin(electionId: string): string {
  return `rollcall/${electionId}`;
}

export function serverKeyName(electionId: string): string {
  return `${checkpointOrigin(electionId)}/server`;
}

export function partyKeyName(electionId: string, slug: string): string {
  return `${checkpointOrigin(electionId)}/party/${slug}`;
}

/** The three lines that server and parties sign. */
export function checkpointText(electionId: string, size: number, root: Uint8Array): string {
  return `${checkpointOrigin(electionId)}\n${size}\n${toBase64(root)}\n`;
}

export function keyHash(name: string, publicKey: Uint8Array): Uint8Array {
  return sha256(joinBytes(utf8(name), Uint8Array.of(0x0a, ED25519_TYPE), publicKey)).slice(0, 4);
}

export function publicKeyOf(seed: Uint8Array): Uint8Array {
  return ed25519.getPublicKey(seed);
}

/** 64 bytes over the text, by the key of a 32-byte seed. */
export function signText(seed: Uint8Array, text: string): Uint8Array {
  return ed25519.sign(utf8(text), seed);
}

/** Strict RFC 8032 verification; a malformed key or signature is simply not valid. */
export function verifyText(publicKey: Uint8Array, text: string, signature: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, utf8(text), publicKey, { zip215: false });
  } catch {
    return false;
  }
}

/** One signature line, with its LF. */
export function signatureLine(name: string, publicKey: Uint8Array, signature: Uint8Array): string {
  return `\u2014 ${name} ${toBase64(joinBytes(keyHash(name, publicKey), signature))}\n`;
}

/**
 * The server's checkpoint: the note signed by the key of a 32-byte seed. Cosignatures are further
 * {@link signatureLine}s put after it.
 */
export function signCheckpoint(seed: Uint8Array, electionId: string, size: number, root: Uint8Array): string {
  const text = checkpointText(electionId, size, root);
  return `${text}\n${signatureLine(serverKeyName(electionId), publicKeyOf(seed), signText(seed, text))}`;
}

/** Reads a signed note whose text is a checkpoint. Judges form only: whose the lines are comes after. */
export function parseCheckpoint(note: string): CheckpointParse {
  const refuse = (reason: string): CheckpointParse => ({ ok: false, reason });
  const parts = /^([^\n]+)\n([^\n]*)\n([^\n]*)\n\n((?:[^\n]+\n)+)$/.exec(note);
  if (parts === null) return refuse('it is not a signed note of three lines, a blank line and signatures');
  const [origin, sizeText, rootText, lines] = parts.slice(1).map(String) as [string, string, string, string];
  const size = Number(sizeText);
  if (!Number.isSafeInteger(size) || size < 0 || String(size) !== sizeText) {
    return refuse('its second line is not a size in plain decimal digits');
  }
  const root = fromBase64(rootText);
  if (root?.length !== 32) return refuse('its third line is not the base64 of 32 bytes');
  const signatures: CheckpointSignature[] = [];
  for (const line of lines.slice(0, -1).split('\n')) {
    const match = SIGNATURE_LINE.exec(line);
    if (match === null) return refuse('a signature line is malformed');
    const [name, encoded] = match.slice(1).map(String) as [string, string];
    const bytes = fromBase64(encoded);
    if (bytes === null || bytes.length < 5) return refuse('a signature line is malformed');
    signatures.push({ name, keyHash: bytes.slice(0, 4), signature: bytes.slice(4) });
  }
  const text = `${origin}\n${sizeText}\n${rootText}\n`;
  return { ok: true, checkpoint: { origin, size, root, text, signatures } };
}

/** Whether this line was made by this key over this checkpoint: key hash and signature. */
export function verifySignature(
  checkpoint: Checkpoint,
  line: CheckpointSignature,
  publicKey: Uint8Array,
): boolean {
  return (
    equalBytes(line.keyHash, keyHash(line.name, publicKey)) &&
    verifyText(publicKey, checkpoint.text, line.signature)
  );
}

/** The SHA-256 of a raw public key in hex is printed in the notice of election. */
export function keyFingerprint(publicKey: Uint8Array): Uint8Array {
  return sha256(publicKey);
}

/**
 * Eight characters of the root for reading aloud across the room: its first 40 bits in Crockford's
 * alphabet (no I, L, O, U).
 */
export function roomCode(root: Uint8Array): string {
  let code = '';
  for (let bit = 0; bit < 40; bit += 5) {
    const byte = bit >> 3;
    const pair = (Number(root[byte]) << 8) | Number(root[byte + 1]);
    code += ROOM_ALPHABET.charAt((pair >> (11 - (bit & 7))) & 31);
  }
  return code;
}
