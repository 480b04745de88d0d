import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { type CommittedVoter, entryCommitment, rollRoot, voterCommitment } from './commitment';
import { fromHex, toHex } from './encoding';
import { emptyRoot, leafHash, nodeHash } from './merkle';

const SALT = new Uint8Array(16).fill(5);
const VOTER: CommittedVoter = {
  classification: 'Packer',
  department: 'Outbound',
  employeeNumber: '00123',
  familyName: 'Núñez',
  givenName: 'Ana',
  location: '',
  shift: 'Nights',
};

describe('commitments', () => {
  it('commit to an entry as the format writes it', () => {
    const written = '{"block":"B1","challenged":1,"counts":{"10":2,"9":30},"round":1,"slot":"A","void":3}';
    const hash = createHash('sha256').update(SALT).update(written).digest('hex');
    const entry = {
      block: 'B1',
      round: 1,
      slot: 'A',
      counts: { 9: 30, 10: 2 },
      void: 3,
      challenged: 1,
    } as const;
    expect(entryCommitment(SALT, entry)).toBe(hash);
    expect(entryCommitment(SALT, { ...entry, salt: 'not a part of it' } as typeof entry)).toBe(hash);
    expect(entryCommitment(SALT, { ...entry, slot: 'B' })).not.toBe(hash);
    expect(() => entryCommitment(new Uint8Array(15), entry)).toThrow(RangeError);
  });

  it('commit to a voter by HMAC over the seven fields', () => {
    const salt = new Uint8Array(32).fill(9);
    const written =
      '{"classification":"Packer","department":"Outbound","employeeNumber":"00123","familyName":"Núñez","givenName":"Ana","location":"","shift":"Nights"}';
    expect(toHex(voterCommitment(salt, VOTER))).toBe(
      createHmac('sha256', salt).update(written).digest('hex'),
    );
    expect(() => voterCommitment(SALT, VOTER)).toThrow(RangeError);
  });

  it('commit to a roll whatever its order', () => {
    const [low, high] = ['00', 'ff'].map((byte) => fromHex(byte.repeat(32))!);
    expect(rollRoot([high!, low!])).toEqual(nodeHash(leafHash(low!), leafHash(high!)));
    expect(rollRoot([])).toEqual(emptyRoot());
    const commitments = fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 }), { maxLength: 20 });
    fc.assert(
      fc.property(commitments, (given) => expect(rollRoot([...given].reverse())).toEqual(rollRoot(given))),
    );
  });
});
