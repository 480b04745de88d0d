import { unzipSync, zipSync, type Zippable } from 'fflate';
import { buildFullRecord, buildUntil } from '../../../test/support/record-builder';
import { utf8 } from '../../domain/encoding';
import { verifyRecord } from '../../domain/verdict';
import { readArchive, recordLines, verifyArchive, writeArchive } from './record-archive';
import { verifyGuide } from './verify-guide';

const WHOLE = buildFullRecord();
const ZIP = WHOLE.archive();
const FILES = unzipSync(ZIP);

function messageOf(bytes: Uint8Array): string {
  const reading = readArchive(bytes);
  return reading.ok ? 'read' : reading.message;
}

function zipOf(changes: Zippable): Uint8Array {
  return zipSync({ ...FILES, ...changes });
}

function without(name: string): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(FILES).filter(([member]) => member !== name)));
}

/** The archive with the last text that equals the first put otherwise, of the same length. */
function patched(find: string, replace: string, bytes = ZIP): Uint8Array {
  return Uint8Array.from(
    Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll(find, replace), 'latin1'),
  );
}

function withBytes(change: (copy: Buffer) => void, bytes = ZIP): Uint8Array {
  const copy = Buffer.from(bytes);
  change(copy);
  return Uint8Array.from(copy);
}

const DIRECTORY = Buffer.from(ZIP).indexOf('PK\u0001\u0002', 0, 'latin1');
const END = ZIP.length - 22;

describe('the archive of an export', () => {
  it('is read back byte for byte, and holds', () => {
    expect(readArchive(ZIP)).toEqual({ ok: true, members: WHOLE.members() });
    expect(verifyArchive(ZIP)).toEqual(verifyRecord(WHOLE.members()));
    expect(verifyArchive(ZIP, { pin: 'nothing' })).toMatchObject({ rule: 'file', exit: 2 });
  });

  it('is the same bytes whenever and wherever it is made', () => {
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Pacific/Auckland';
    expect(WHOLE.archive()).toEqual(ZIP);
    process.env['TZ'] = 'America/Los_Angeles';
    expect(WHOLE.archive()).toEqual(ZIP);
    process.env['TZ'] = zone;
    expect(Object.keys(FILES)).toEqual([
      'record.jsonl',
      'checkpoint',
      'keys.json',
      'tally.json',
      'VERIFY.md',
    ]);
  });

  it('has no tally.json before a tally is declared', () => {
    const open = buildUntil('checking');
    expect(Object.keys(unzipSync(open.archive()))).not.toContain('tally.json');
    expect(verifyArchive(open.archive())).toMatchObject({ ok: true });
  });

  it('may be stored unpacked, and may have a comment', () => {
    expect(verifyArchive(zipSync(FILES, { level: 0 }))).toMatchObject({ ok: true });
    const commented = withBytes((copy) => copy.writeUInt16LE(3, END + 20));
    expect(verifyArchive(Uint8Array.from([...commented, 1, 2, 3]))).toMatchObject({ ok: true });
  });

  it.each(['record.jsonl', 'checkpoint', 'keys.json', 'VERIFY.md'])('without %s is none', (name) => {
    expect(messageOf(without(name))).toBe(`${name} is missing from the archive`);
    expect(verifyArchive(without(name))).toMatchObject({ ok: false, exit: 2, index: null, rule: 'file' });
  });

  it('without tally.json is read, and fails as tally-json', () => {
    expect(verifyArchive(without('tally.json'))).toMatchObject({ exit: 1, rule: 'tally-json' });
  });

  it.each<[string, Uint8Array, string]>([
    ['an unlisted member', zipOf({ 'notes.txt': utf8('x') }), '"notes.txt", which is no member'],
    ['a member in a folder', zipOf({ record: { checkpoint: utf8('x') } }), 'which is no member'],
    ['a member twice', patched('tally.json', 'checkpoint'.padEnd(10)), 'stands twice'],
    ['no archive', utf8('PK'), 'no zip archive'],
    ['nothing', new Uint8Array(), 'no zip archive'],
    ['an archive cut short', ZIP.slice(0, -5), 'no zip archive'],
    ['an archive without its beginning', ZIP.slice(10), 'damaged'],
    [
      'a directory of another length',
      withBytes((copy) => copy.writeUInt16LE(4, END + 10)),
      'directory is damaged',
    ],
    [
      'a directory too short',
      withBytes((copy) => {
        copy.writeUInt16LE(4, END + 8);
        copy.writeUInt16LE(4, END + 10);
      }),
      'directory is damaged',
    ],
    [
      'a directory too long',
      withBytes((copy) => {
        copy.writeUInt16LE(6, END + 8);
        copy.writeUInt16LE(6, END + 10);
      }),
      'directory is damaged',
    ],
    [
      'a directory entry broken',
      withBytes((copy) => copy.writeUInt8(9, DIRECTORY + 3)),
      'directory is damaged',
    ],
    ['encryption', withBytes((copy) => copy.writeUInt16LE(1, DIRECTORY + 8)), 'encrypted'],
    ['another packing', withBytes((copy) => copy.writeUInt16LE(12, DIRECTORY + 10)), 'packed in a way'],
    ['another checksum', withBytes((copy) => copy.writeUInt32LE(5, DIRECTORY + 16)), 'damaged'],
    [
      'a place beyond the file',
      withBytes((copy) => copy.writeUInt32LE(ZIP.length, DIRECTORY + 42)),
      'damaged',
    ],
    ['a place that is no member', withBytes((copy) => copy.writeUInt32LE(3, DIRECTORY + 42)), 'damaged'],
    ['another local name', withBytes((copy) => copy.write('x', 30)), 'damaged'],
    [
      'a packed length beyond the file',
      withBytes((copy) => copy.writeUInt32LE(ZIP.length, DIRECTORY + 20)),
      'damaged',
    ],
    [
      'a byte of the packed record changed',
      withBytes((copy) => copy.writeUInt8(copy.readUInt8(60) ^ 255, 60)),
      'record.jsonl',
    ],
    [
      'a length claimed too large',
      withBytes((copy) => copy.writeUInt32LE(0x7fffffff, DIRECTORY + 24)),
      'more than any export holds',
    ],
    [
      'a length claimed too small',
      withBytes((copy) => copy.writeUInt32LE(100, DIRECTORY + 24)),
      'larger than it claims',
    ],
    [
      'a length claimed larger than it is',
      withBytes((copy) => copy.writeUInt32LE(9_999_999, DIRECTORY + 24)),
      'damaged',
    ],
  ])('with %s is none', (_what, bytes, message) => {
    expect(messageOf(bytes)).toContain(message);
    expect(verifyArchive(bytes)).toMatchObject({ ok: false, exit: 2, index: null, rule: 'file' });
  });

  it('that would unpack to gigabytes is refused while unpacking', () => {
    const bomb = zipOf({ 'VERIFY.md': new Uint8Array(8 * 1024 * 1024) });
    expect(messageOf(bomb)).toContain('VERIFY.md claims 8388608 bytes');
    const place = Buffer.from(bomb).lastIndexOf('VERIFY.md') - 46;
    expect(messageOf(withBytes((copy) => copy.writeUInt32LE(1000, place + 24), bomb))).toContain(
      'larger than it claims',
    );
  });

  it('does not take a defect for a finding about the file', () => {
    expect(() => readArchive(null as unknown as Uint8Array)).toThrow(TypeError);
  });

  it('keeps what is not UTF-8 out of the text members', () => {
    expect(verifyArchive(zipOf({ 'keys.json': Uint8Array.of(0xff) }))).toMatchObject({
      exit: 1,
      rule: 'keys',
    });
    expect(
      verifyArchive(zipOf({ checkpoint: Uint8Array.of(0xef, 0xbb, 0xbf, ...FILES['checkpoint']!) })),
    ).toMatchObject({
      exit: 1,
      rule: 'checkpoint',
    });
  });

  it('ends every line of the record by one line feed', () => {
    expect(recordLines([utf8('a'), utf8('bc')])).toEqual(utf8('a\nbc\n'));
    expect(recordLines([])).toEqual(new Uint8Array());
  });

  it('carries a guide in both languages, which says that an open count is open', () => {
    const facts = { election: 'e1', size: 9, fingerprint: 'ab'.repeat(32) };
    const open = verifyGuide({ ...facts, isOpen: true });
    const closed = verifyGuide({ ...facts, isOpen: false });
    for (const text of ['How to verify', 'Cómo verificar', facts.fingerprint]) expect(closed).toContain(text);
    expect(open).toContain('still open');
    expect(open).toContain('sigue abierto');
    expect(closed).not.toContain('still open');
    const zip = writeArchive({ ...WHOLE.members(), guide: closed });
    expect(Buffer.from(unzipSync(zip)['VERIFY.md']!).toString()).toBe(closed);
  });
});
