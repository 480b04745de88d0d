import {
  checkpointText,
  keyHash,
  parseCheckpoint,
  partyKeyName,
  publicKeyOf,
  roomCode,
  serverKeyName,
  signatureLine,
  signCheckpoint,
  signText,
  verifySignature,
  verifyText,
} from './checkpoint';
import { fromBase64, toHex } from './encoding';

const ELECTION = '7f3c9a52-8d41-4c0e-9b6a-2f1d5e8c7a90';
const SEED = new Uint8Array(32).fill(7);
const ROOT = Uint8Array.from({ length: 32 }, (_, i) => i);
const NOTE = signCheckpoint(SEED, ELECTION, 42, ROOT);

describe('checkpoints', () => {
  it('reads and verifies the example note of the format’s first implementation', () => {
    const key = fromBase64('ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')!.slice(1);
    const text =
      "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    const line = fromBase64(
      'x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=',
    )!;
    expect(toHex(keyHash('PeterNeumann', key))).toBe('c74f20a3');
    expect(toHex(line.slice(0, 4))).toBe('c74f20a3');
    expect(verifyText(key, text, line.slice(4))).toBe(true);
    expect(verifyText(key, `${text}x`, line.slice(4))).toBe(false);
  });

  it('is a note of three lines, signed by the server first', () => {
    const lines = NOTE.split('\n');
    expect(lines.slice(0, 4)).toEqual([
      `rollcall/${ELECTION}`,
      '42',
      'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=',
      '',
    ]);
    expect(lines[4]).toMatch(new RegExp(`^\u2014 rollcall/${ELECTION}/server [A-Za-z0-9+/]{91}=$`));
    expect(lines.slice(5)).toEqual(['']);
  });

  it('is read back, cosignatures too, and each line verifies under its own key only', () => {
    const party = new Uint8Array(32).fill(8);
    const text = checkpointText(ELECTION, 42, ROOT);
    const name = partyKeyName(ELECTION, 'union');
    const parsed = parseCheckpoint(NOTE + signatureLine(name, publicKeyOf(party), signText(party, text)));
    if (!parsed.ok) throw new Error(parsed.reason);
    const { checkpoint } = parsed;
    expect(checkpoint).toMatchObject({ origin: `rollcall/${ELECTION}`, size: 42, root: ROOT, text });
    expect(checkpoint.signatures.map((line) => line.name)).toEqual([serverKeyName(ELECTION), name]);
    const [server, union] = checkpoint.signatures;
    expect(verifySignature(checkpoint, server!, publicKeyOf(SEED))).toBe(true);
    expect(verifySignature(checkpoint, union!, publicKeyOf(party))).toBe(true);
    expect(verifySignature(checkpoint, union!, publicKeyOf(SEED))).toBe(false);
    expect(verifySignature({ ...checkpoint, text: `${text}x` }, union!, publicKeyOf(party))).toBe(false);
  });

  it('verifies strictly: a small-order key, which ZIP 215 would let sign anything, signs nothing', () => {
    const identity = Uint8Array.of(1, ...new Uint8Array(31));
    const signature = Uint8Array.of(...identity, ...new Uint8Array(32));
    expect(verifyText(identity, 'anything', signature)).toBe(false);
    expect(verifyText(new Uint8Array(5), 'anything', signature)).toBe(false);
    expect(verifyText(publicKeyOf(SEED), 'anything', new Uint8Array(3))).toBe(false);
  });

  it.each<[string, string]>([
    ['', 'signed note'],
    [NOTE.slice(0, -1), 'signed note'],
    [NOTE.replace('\n\n', '\n'), 'signed note'],
    [NOTE.replaceAll('\n', '\r\n'), 'signed note'],
    [NOTE.replace('42\n', '42\nfourth\n'), 'signed note'],
    [`${NOTE}\n`, 'signed note'],
    [NOTE.split('\n\n')[0]! + '\n\n', 'signed note'],
    [NOTE.replace('\n42\n', '\n042\n'), 'size'],
    [NOTE.replace('\n42\n', '\n-1\n'), 'size'],
    [NOTE.replace('\n42\n', '\n9007199254740993\n'), 'size'],
    [NOTE.replace('\n42\n', '\n\n'), 'size'],
    [NOTE.replace('AAEC', 'AAE!'), '32 bytes'],
    [NOTE.replace('AAECAwQF', ''), '32 bytes'],
    [NOTE.replace('\u2014', '-'), 'signature line'],
    [NOTE.replace('/server ', '/server  '), 'signature line'],
    [`${NOTE}\u2014 name AAAA\n`, 'signature line'],
    [`${NOTE}\u2014 name A\n`, 'signature line'],
  ])('refuses what is no checkpoint: %j', (note, reason) => {
    const parsed = parseCheckpoint(note);
    expect(parsed.ok ? 'read' : parsed.reason).toContain(reason);
  });

  it('has a room code of eight characters, the first 40 bits of the root', () => {
    expect(roomCode(ROOT)).toBe('000G40R4');
    expect(roomCode(new Uint8Array(32).fill(255))).toBe('ZZZZZZZZ');
    expect(roomCode(Uint8Array.of(0xff, 0, 0, 0, 1, 0xff))).toBe('ZW000001');
  });
});
