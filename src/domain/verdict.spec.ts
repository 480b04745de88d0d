import fc from 'fast-check';
import {
  buildFullRecord,
  buildUntil,
  ELECTION,
  membersOf,
  OPENED,
  PARTY_SEEDS,
  publicKeyText,
  type RawEntry,
  RecordBuilder,
  SERVER_SEED,
} from '../../test/support/record-builder';
import { canonicalBytes, canonicalJson } from './canonical-json';
import {
  checkpointText,
  partyKeyName,
  publicKeyOf,
  roomCode,
  serverKeyName,
  signatureLine,
  signCheckpoint,
  signText,
} from './checkpoint';
import { joinBytes, utf8 } from './encoding';
import { leafHash, merkleRoot } from './merkle';
import { keysJson, tallyJson } from './record-export';
import { isOpened } from './record-state';
import { type RecordMembers, type Verdict, verifyRecord, type VerifyOptions } from './verdict';

const WHOLE = buildFullRecord();
const MEMBERS = membersOf(WHOLE.entries, PARTY_SEEDS);
const LINES = new TextDecoder().decode(MEMBERS.record).split('\n').slice(0, -1);
const OTHER_SEED = new Uint8Array(32).fill(99);

function verdictOn(changes: Partial<RecordMembers>, options?: VerifyOptions): Verdict {
  return verifyRecord({ ...MEMBERS, ...changes }, options);
}

/** The record with one line put otherwise, and a checkpoint rightly signed over whatever that is. */
function withLine(at: number, change: (line: string) => string): Partial<RecordMembers> {
  const lines = LINES.map((line, i) => (i === at ? change(line) : line));
  return { record: utf8(lines.map((line) => `${line}\n`).join('')), checkpoint: signedOver(lines.map(utf8)) };
}

function signedOver(lines: readonly Uint8Array[]): string {
  return signCheckpoint(SERVER_SEED, ELECTION, lines.length, merkleRoot(lines.map(leafHash)));
}

const NOTE = WHOLE.checkpoint();
const TEXT = checkpointText(ELECTION, WHOLE.state.size, WHOLE.state.root);
const SERVER_LINE = signatureLine(
  serverKeyName(ELECTION),
  publicKeyOf(SERVER_SEED),
  signText(SERVER_SEED, TEXT),
);
const UNION_LINE = signatureLine(
  partyKeyName(ELECTION, 'union'),
  publicKeyOf(PARTY_SEEDS['union']!),
  signText(PARTY_SEEDS['union']!, TEXT),
);

function resigned(text: string): string {
  return `${text}\n${signatureLine(serverKeyName(ELECTION), publicKeyOf(SERVER_SEED), signText(SERVER_SEED, text))}`;
}

describe('a whole record', () => {
  it('holds, and the verdict says what was found', () => {
    expect(verifyRecord(MEMBERS)).toMatchObject({
      ok: true,
      exit: 0,
      index: null,
      rule: null,
      message: 'the record holds',
      size: WHOLE.state.size,
      roomCode: roomCode(WHOLE.state.root),
      fingerprint: '34750f98bd59fcfc946da45aaabe933be154a4b5094e1c4abf42866505f3c97e',
      phase: 'closed',
      isClosed: true,
      tally: { revision: 2, eligible: 205, votes: { yes: 78, no: 56 }, void: 2, challenged: 0 },
      warnings: [{ code: 'opening-not-acknowledged', party: 'employer', answer: 'refused' }],
    });
  });

  it('has the members that the server derives', () => {
    if (!isOpened(WHOLE.state)) throw new Error('the record is empty');
    expect(keysJson(WHOLE.state)).toBe(MEMBERS.keys);
    expect(tallyJson(WHOLE.state)).toBe(MEMBERS.tally);
    const setup = buildUntil('setup').state;
    expect(isOpened(setup) && tallyJson(setup)).toBeNull();
  });

  it('holds while it is open, which is a warning', () => {
    const open = buildUntil('checking');
    expect(verifyRecord(open.members())).toMatchObject({
      ok: true,
      isClosed: false,
      tally: null,
      warnings: [{ code: 'still-open' }],
    });
  });

  it('warns of more ballots than eligible voters, and of a runoff whose pair needs a ruling', () => {
    const few = new RecordBuilder()
      .open()
      .sealRoll(3)
      .enter('voting')
      .enter('checking')
      .receive(4)
      .reconcile();
    few
      .enter('counting')
      .formBlocks('accepted')
      .count('B1', { counts: { yes: 3, no: 1 }, void: 0, challenged: 0 });
    expect(verifyRecord(few.declare().members())).toMatchObject({
      ok: true,
      warnings: [{ code: 'still-open' }, { code: 'more-ballots-than-eligible' }],
    });
  });

  it('ignores a signature of an unknown name, with a warning', () => {
    const stranger = signatureLine('witness.example/w1', publicKeyOf(OTHER_SEED), signText(OTHER_SEED, TEXT));
    const verdict = verdictOn({ checkpoint: MEMBERS.checkpoint + stranger });
    expect(verdict.ok && verdict.warnings[0]).toEqual({
      code: 'unknown-signature',
      name: 'witness.example/w1',
    });
  });

  it('fails wherever one byte of a line is changed, under a checkpoint rightly signed or not', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 255 }), (pick, mask) => {
        const at = pick % MEMBERS.record.length;
        const record = MEMBERS.record.map((byte, i) => (i === at ? byte ^ mask : byte));
        expect(verdictOn({ record })).toMatchObject({ ok: false, exit: 1 });
      }),
      { numRuns: 60 },
    );
  });
});

describe('checks of each line', () => {
  it.each<[string, number | null, Partial<RecordMembers>, string]>([
    ['canonical', 87, { record: MEMBERS.record.slice(0, -1) }, 'line feed'],
    ['canonical', 0, { record: utf8('\n') }, 'empty'],
    ['canonical', 0, { record: joinBytes(Uint8Array.of(0xef, 0xbb, 0xbf), MEMBERS.record) }, 'no JSON value'],
    ['canonical', 3, withLine(3, (line) => `${line}\r`), 'follows'],
    ['canonical', 4, withLine(3, (line) => `${line}\n`), 'empty'],
    ['canonical', 5, withLine(5, (line) => line.replace('"index":5', '"index":5.0')), 'integer'],
    ['canonical', 5, withLine(5, (line) => line.replace(':', ': ')), 'white space'],
    ['index', 4, withLine(4, (line) => line.replace('"index":4', '"index":5')), 'must be 4'],
    ['kind', 4, withLine(4, (line) => line.replace('"phase.changed"', '"phase.skipped"')), 'kind'],
    ['schema', 4, withLine(4, (line) => line.replace('"voting"', '"votes"')), 'one of'],
    ['schema', 4, withLine(4, (line) => line.replace('2026-', '2025-')), 'earlier'],
    ['lifecycle', null, { record: new Uint8Array() }, 'empty'],
  ])('%s at %p', (rule, index, changes, message) => {
    const verdict = verdictOn(changes);
    expect(verdict).toMatchObject({ ok: false, exit: 1, rule, index });
    expect(verdict.message).toContain(message);
  });

  it('counts that do not name every choice are schema, at their own line', () => {
    const at = LINES.findIndex((line) => line.includes('"block.sealed"'));
    const line = withLine(at, (text) => text.replace('"no":19,', ''));
    expect(verdictOn(line)).toMatchObject({ rule: 'schema', index: at });
  });

  it('an earlier line is reported before a later one, whatever their rules', () => {
    const broken = LINES.map((line, i) =>
      i === 9 ? `${line} ` : i === 6 ? line.replace('"index":6', '"index":7') : line,
    );
    expect(verdictOn({ record: utf8(broken.join('\n') + '\n') })).toMatchObject({ rule: 'index', index: 6 });
  });
});

describe('checks of the head', () => {
  const other = '7f3c9a52-8d41-4c0e-9b6a-2f1d5e8c7a91';
  const stale = buildUntil('objections').checkpoint();
  const forged = signCheckpoint(OTHER_SEED, ELECTION, WHOLE.state.size, WHOLE.state.root);

  it.each<[string, string, Partial<RecordMembers>]>([
    ['checkpoint', 'no note', { checkpoint: 'nothing' }],
    ['checkpoint', 'another origin', { checkpoint: NOTE.replaceAll(ELECTION, other) }],
    ['checkpoint', 'a party first', { checkpoint: `${TEXT}\n${UNION_LINE}${SERVER_LINE}` }],
    ['checkpoint', 'no server', { checkpoint: `${TEXT}\n${UNION_LINE}` }],
    ['checkpoint', 'one name twice', { checkpoint: `${TEXT}\n${SERVER_LINE}${SERVER_LINE}` }],
    ['size', 'a checkpoint of fewer', { checkpoint: stale }],
    ['size', 'the last entry cut off', { record: utf8(LINES.slice(0, -1).join('\n') + '\n') }],
    [
      'root',
      'another root',
      { checkpoint: resigned(checkpointText(ELECTION, LINES.length, leafHash(utf8('x')))) },
    ],
    ['root', 'a word in an entry', { record: utf8(LINES.join('\n').replace('misread', 'unread1') + '\n') }],
    ['keys', 'a key too many', { keys: MEMBERS.keys.replace('}', `,"z":"${OPENED.serverKey}"}`) }],
    ['keys', 'no party', { keys: canonicalJson({ [serverKeyName(ELECTION)]: OPENED.serverKey }) }],
    [
      'keys',
      'another server key',
      { keys: MEMBERS.keys.replace(OPENED.serverKey, publicKeyText(OTHER_SEED)) },
    ],
    ['keys', 'a line feed at the end', { keys: `${MEMBERS.keys}\n` }],
    ['signature', 'another signer', { checkpoint: forged }],
    ['signature', 'a signature of something else', { checkpoint: `${TEXT}\n${stale.split('\n\n')[1]!}` }],
    [
      'signature',
      'a party’s line that does not verify',
      { checkpoint: NOTE + UNION_LINE.replace(/.{8}\n$/, 'AAAAAAA=\n') },
    ],
  ])('%s: %s', (rule, _what, changes) => {
    expect(verdictOn(changes)).toMatchObject({ ok: false, exit: 1, rule, index: null });
  });

  it('a key given must be the server’s', () => {
    expect(verdictOn({}, { key: OPENED.serverKey })).toMatchObject({ ok: true });
    expect(verdictOn({}, { key: publicKeyText(OTHER_SEED) })).toMatchObject({ rule: 'keys', exit: 1 });
    expect(verdictOn({}, { key: 'no key' })).toMatchObject({ rule: 'file', exit: 2, index: null });
    expect(verdictOn({}, { key: 'AAAA' })).toMatchObject({ rule: 'file', exit: 2 });
  });

  it('a record opened by something else fails the replay, its head judged by form only', () => {
    const entry: RawEntry = { ...WHOLE.entries[4]!, index: 0 };
    expect(verifyRecord(membersOf([entry]))).toMatchObject({ rule: 'lifecycle', index: 0 });
    expect(verifyRecord(membersOf([entry]), { pin: NOTE })).toMatchObject({ rule: 'lifecycle', index: 0 });
    expect(verifyRecord({ ...membersOf([entry]), checkpoint: NOTE })).toMatchObject({ rule: 'size' });
  });
});

describe('the pin', () => {
  it('may be any older head, cosignatures or not, and the head itself', () => {
    for (const size of [1, 5, 40, WHOLE.state.size]) {
      expect(verdictOn({}, { pin: WHOLE.checkpoint(size) })).toMatchObject({ ok: true });
    }
    const cosigned = `${WHOLE.checkpoint(9)}${UNION_LINE}`;
    expect(verdictOn({}, { pin: cosigned })).toMatchObject({ ok: true });
  });

  it('that is no signed checkpoint is a matter of the file', () => {
    expect(verdictOn({}, { pin: 'nothing' })).toMatchObject({ rule: 'file', exit: 2, index: null });
    expect(verdictOn({ record: new Uint8Array() }, { pin: '' })).toMatchObject({ rule: 'file', exit: 2 });
  });

  it.each<[string, string]>([
    ['larger than the record', signCheckpoint(SERVER_SEED, ELECTION, 1000, WHOLE.state.root)],
    ['of another history', signCheckpoint(SERVER_SEED, ELECTION, 9, WHOLE.state.root)],
    ['signed by another', signCheckpoint(OTHER_SEED, ELECTION, 9, WHOLE.state.root)],
    [
      'of another election',
      signCheckpoint(SERVER_SEED, '7f3c9a52-8d41-4c0e-9b6a-2f1d5e8c7a91', 9, WHOLE.state.root),
    ],
    ['signed by a party only', `${TEXT}\n${UNION_LINE}`],
  ])('%s fails', (_what, pin) => {
    expect(verdictOn({}, { pin })).toMatchObject({ ok: false, exit: 1, rule: 'pin', index: null });
  });
});

describe('tally.json', () => {
  it.each<[string, Verdict]>([
    ['is missing', verdictOn({ tally: null })],
    ['is of another tally', verdictOn({ tally: MEMBERS.tally!.replace('"revision":2', '"revision":1') })],
    ['is not canonical', verdictOn({ tally: `${MEMBERS.tally!}\n` })],
    ['is there without a tally', verifyRecord({ ...buildUntil('checking').members(), tally: MEMBERS.tally })],
  ])('%s', (_what, verdict) => {
    expect(verdict).toMatchObject({ ok: false, exit: 1, rule: 'tally-json', index: null });
  });
});

it('holds for a party that registers a new key, by the last one', () => {
  const builder = buildUntil('voting');
  const publicKey = publicKeyText(OTHER_SEED);
  builder.add('party.registered', { party: 'union', publicKey });
  const members = membersOf(builder.entries, { union: OTHER_SEED });
  expect(verifyRecord(members)).toMatchObject({ ok: true });
  expect(verifyRecord(membersOf(builder.entries, PARTY_SEEDS))).toMatchObject({ rule: 'signature' });
  expect(canonicalBytes(JSON.parse(members.keys))).toEqual(utf8(members.keys));
});
