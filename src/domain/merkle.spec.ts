import fc from 'fast-check';
import { fromHex, toHex } from './encoding';
import {
  appendLeaf,
  consistencyProof,
  EMPTY_FRONTIER,
  emptyRoot,
  frontierRoot,
  inclusionProof,
  leafHash,
  merkleRoot,
  nodeHash,
  verifyConsistency,
  verifyInclusion,
} from './merkle';

// The vectors of the Certificate Transparency reference implementation.
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => leafHash(fromHex(hex)!));
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

/** RFC 6962 §2.1 word for word. */
function definedRoot(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return emptyRoot();
  if (leaves.length === 1) return leaves[0]!;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return nodeHash(definedRoot(leaves.slice(0, k)), definedRoot(leaves.slice(k)));
}

const trees = fc
  .integer({ min: 1, max: 70 })
  .map((size) => Array.from({ length: size }, (_, i) => leafHash(Uint8Array.of(i))));

function spoil(hash: Uint8Array): Uint8Array {
  return hash.map((byte, i) => (i === 7 ? byte ^ 1 : byte));
}

describe('the Merkle tree of RFC 6962', () => {
  it('makes the known roots', () => {
    expect(ROOTS.map((_, size) => toHex(merkleRoot(LEAVES.slice(0, size))))).toEqual(ROOTS);
  });

  it('makes the known audit path and consistency proofs', () => {
    expect(inclusionProof(LEAVES, 0).map(toHex)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect(consistencyProof(LEAVES, 6).map(toHex)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      ROOTS[4],
    ]);
    expect(consistencyProof(LEAVES.slice(0, 5), 2).map(toHex)).toEqual([
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ]);
  });

  it('keeps the root while growing, and leaves the older frontier alone', () => {
    let frontier = EMPTY_FRONTIER;
    expect(frontierRoot(frontier)).toEqual(emptyRoot());
    for (let size = 1; size <= 40; size += 1) {
      const before = frontierRoot(frontier);
      const leaves = Array.from({ length: size }, (_, i) => leafHash(Uint8Array.of(i)));
      const next = appendLeaf(frontier, leaves[size - 1]!);
      expect(frontierRoot(next)).toEqual(definedRoot(leaves));
      expect(frontierRoot(frontier)).toEqual(before);
      frontier = next;
    }
  });

  it('proves every leaf, and nothing else', () => {
    fc.assert(
      fc.property(trees, fc.nat(), (leaves, pick) => {
        const index = pick % leaves.length;
        const leaf = leaves[index]!;
        const root = merkleRoot(leaves);
        const proof = inclusionProof(leaves, index);
        const size = leaves.length;
        expect(verifyInclusion(leaf, index, size, proof, root)).toBe(true);
        expect(verifyInclusion(spoil(leaf), index, size, proof, root)).toBe(false);
        expect(verifyInclusion(leaf, index, size, proof, spoil(root))).toBe(false);
        expect(verifyInclusion(leaf, index, size, [...proof, leaf], root)).toBe(false);
        if (proof.length > 0) expect(verifyInclusion(leaf, index, size, proof.slice(1), root)).toBe(false);
        expect(verifyInclusion(leaf, size, size, proof, root)).toBe(false);
      }),
    );
    expect(verifyInclusion(LEAVES[0]!, -1, 1, [], LEAVES[0]!)).toBe(false);
    expect(verifyInclusion(LEAVES[0]!, 0.5, 1, [], LEAVES[0]!)).toBe(false);
    expect(verifyInclusion(LEAVES[0]!, 0, 1.5, [], LEAVES[0]!)).toBe(false);
  });

  it('proves every prefix, and no other history', () => {
    fc.assert(
      fc.property(trees, fc.nat(), (leaves, pick) => {
        const size = pick % (leaves.length + 1);
        const older = { size, root: merkleRoot(leaves.slice(0, size)) };
        const newer = { size: leaves.length, root: merkleRoot(leaves) };
        const proof = consistencyProof(leaves, size);
        expect(verifyConsistency(older, newer, proof)).toBe(true);
        expect(verifyConsistency({ size, root: spoil(older.root) }, newer, proof)).toBe(false);
        expect(verifyConsistency(older, newer, [...proof, older.root])).toBe(false);
        if (size > 0)
          expect(verifyConsistency(older, { ...newer, root: spoil(newer.root) }, proof)).toBe(false);
        if (proof.length > 0) {
          expect(verifyConsistency(older, newer, proof.slice(1))).toBe(false);
          expect(verifyConsistency(older, newer, [spoil(proof[0]!), ...proof.slice(1)])).toBe(false);
        }
      }),
    );
  });

  it('proves every prefix of every tree up to twenty leaves', () => {
    const leaves = Array.from({ length: 20 }, (_, i) => leafHash(Uint8Array.of(i)));
    const heads = [0, ...leaves.keys()].map((_, size) => ({ size, root: merkleRoot(leaves.slice(0, size)) }));
    for (const newer of heads) {
      for (const older of heads.slice(0, newer.size + 1)) {
        const proof = consistencyProof(leaves.slice(0, newer.size), older.size);
        expect(verifyConsistency(older, newer, proof)).toBe(true);
      }
    }
  });

  it('refuses heads that cannot be', () => {
    const head = { size: 2, root: merkleRoot(LEAVES.slice(0, 2)) };
    expect(verifyConsistency({ size: 3, root: head.root }, head, [])).toBe(false);
    expect(verifyConsistency({ size: -1, root: head.root }, head, [])).toBe(false);
    expect(verifyConsistency({ size: 0.5, root: head.root }, head, [])).toBe(false);
    expect(verifyConsistency(head, { size: 2.5, root: head.root }, [])).toBe(false);
    expect(verifyConsistency({ size: 3, root: head.root }, { size: 4, root: head.root }, [])).toBe(false);
  });

  it('has no proof for what is not there', () => {
    for (const index of [-1, 8, 1.5]) expect(() => inclusionProof(LEAVES, index)).toThrow(RangeError);
    for (const size of [-1, 9, 1.5]) expect(() => consistencyProof(LEAVES, size)).toThrow(RangeError);
  });
});
