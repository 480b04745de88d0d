import { canonicalBytes, canonicalJson } from '../../domain/canonical-json';
import { utf8 } from '../../domain/encoding';
import { leafHash, merkleRoot } from '../../domain/merkle';
import type { RecordEntry } from '../../domain/record-entry';
import { recordLines, writeArchive, type ArchiveContent } from '../../official/record/record-archive';
import type { Random } from './random';
import type { RecordKeeper } from './record-keeper';

/** A copy of an export that is no longer what was exported, and what was done to it. */
export interface DamagedCopy {
  readonly kind: string;
  readonly archive: Uint8Array;
  /** The older checkpoint without which it cannot be told. */
  readonly pin?: string;
}

type Entry = RecordEntry & { readonly body: object };
type Members = ArchiveContent;
type Altered = readonly Entry[] | null;

/** What happens to files: nobody signs anything again. */
const ACCIDENTS: Readonly<Record<string, (random: Random, members: Members) => Members | null>> = {
  'a bit of the record': (random, members) => ({ ...members, record: flipped(random, members.record) }),
  'an entry lost': (random, members) =>
    withLines(members, (lines) => without(lines, random.integer(0, lines.length - 1))),
  'an entry twice': (random, members) =>
    withLines(members, (lines) => {
      const at = random.integer(0, lines.length - 1);
      return lines.slice(0, at + 1).concat(lines.slice(at));
    }),
  'two entries exchanged': (random, members) =>
    withLines(members, (lines) => {
      const at = random.integer(0, lines.length - 2);
      return [...lines.slice(0, at), ...lines.slice(at, at + 2).reverse(), ...lines.slice(at + 2)];
    }),
  'the end cut off': (random, members) =>
    withLines(members, (lines) => lines.slice(0, random.integer(0, lines.length - 1))),
  'a bit of the server’s signature': (random, members) => {
    // Of the parties' lines one whose name is damaged is a stranger's, and strangers are ignored.
    const [text = '', signatures = ''] = members.checkpoint.split('\n\n');
    const [server = '', ...others] = signatures.split('\n');
    const at = server.lastIndexOf(' ') + 1 + random.integer(8, 80);
    const other = server.charAt(at) === 'A' ? 'B' : 'A';
    const damaged = `${server.slice(0, at)}${other}${server.slice(at + 1)}`;
    return { ...members, checkpoint: `${text}\n\n${[damaged, ...others].join('\n')}` };
  },
  'a bit of the keys': (random, members) => ({ ...members, keys: flippedText(random, members.keys) }),
  'a bit of the tally': (random, members) =>
    members.tally === null ? null : { ...members, tally: flippedText(random, members.tally) },
  'the tally left out': (_, members) => ({ ...members, tally: null }),
};

/** What a dishonest server would do, which signs whatever it has written. */
const FORGERIES: Readonly<Record<string, (random: Random, entries: readonly Entry[]) => Altered>> = {
  'votes moved in a sealed block': (random, entries) =>
    alter(random, entries, 'block.sealed', (body) => moveVote(random, body as Counted)),
  'votes moved in an entry': (random, entries) =>
    alter(random, entries, 'entry.revealed', (body) => moveVote(random, body as Counted)),
  'votes moved in the tally': (random, entries) =>
    alter(random, entries, 'tally.declared', (body) => {
      const { counts } = moveVote(random, { counts: (body as { votes: Record<string, number> }).votes });
      return { ...body, votes: counts };
    }),
  'another outcome': (random, entries) =>
    alter(random, entries, 'tally.declared', (body) => {
      const { outcome } = body as { outcome: { class: string } };
      return { ...body, outcome: { choices: [], class: outcome.class === 'tie' ? 'no-majority' : 'tie' } };
    }),
  'determinative denied': (random, entries) =>
    alter(random, entries, 'tally.declared', (body) => ({
      ...body,
      determinative: !(body as { determinative: boolean }).determinative,
    })),
  'an envelope more': (random, entries) =>
    alter(random, entries, 'envelopes.reconciled', (body) => {
      const { accepted, received } = body as { accepted: number; received: number };
      return { ...body, accepted: accepted + 1, received: received + 1 };
    }),
  'a ballot more in a block': (random, entries) =>
    alter(random, entries, 'blocks.formed', (body) => {
      const { blocks } = body as { blocks: readonly { id: string; ballots: number }[] };
      const at = random.integer(0, blocks.length - 1);
      return {
        ...body,
        blocks: blocks.map((block, place) => ({ ...block, ballots: block.ballots + (place === at ? 1 : 0) })),
      };
    }),
  'a commitment left out': (random, entries) => {
    const revealed = entries.flatMap(({ kind, body }) => (kind === 'entry.revealed' ? [slotOf(body)] : []));
    const committed = entries.filter(
      ({ kind, body }) => kind === 'entry.committed' && revealed.includes(slotOf(body)),
    );
    if (committed.length === 0) return null;
    const { index } = random.pick(committed);
    return renumbered(entries.filter((entry) => entry.index !== index));
  },
  'a challenge left out': (random, entries) => {
    // That of a ballot in a block struck out is missed by nothing but an older checkpoint.
    const raised = entries.filter((entry) => entry.kind === 'challenge.raised' && entry.body.block === null);
    if (raised.length === 0) return null;
    const { index } = random.pick(raised);
    return renumbered(entries.filter((entry) => entry.index !== index));
  },
};

/** What breaks no rule of the count, and is seen only by whoever kept an older checkpoint. */
const REWRITINGS: typeof FORGERIES = {
  'kits mailed rewritten, against a pin': (random, entries) =>
    alter(random, entries, 'mailing.recorded', (body) => ({
      ...body,
      kits: (body as { kits: number }).kits + 1,
    })),
};

export const DAMAGES: readonly string[] = [
  ...Object.keys(ACCIDENTS),
  ...Object.keys(FORGERIES),
  ...Object.keys(REWRITINGS),
];

/** The export with one thing wrong; null where this record has nothing to which that kind could happen. */
export function damage(
  kind: string,
  random: Random,
  keeper: RecordKeeper,
  members: Members,
): DamagedCopy | null {
  const accident = ACCIDENTS[kind]?.(random, members) ?? null;
  if (accident !== null) return { kind, archive: writeArchive(accident) };
  const entries = keeper.lines.map((line) => JSON.parse(new TextDecoder().decode(line)) as Entry);
  const forged = (FORGERIES[kind] ?? REWRITINGS[kind])?.(random, entries) ?? null;
  if (forged === null) return null;
  const lines = forged.map((entry) => canonicalBytes(entry));
  const pin = keeper.checkpoints.at(-1);
  const tally = forged.findLast((entry) => entry.kind === 'tally.declared');
  return {
    kind,
    ...(kind in REWRITINGS && pin !== undefined ? { pin } : {}),
    archive: writeArchive({
      ...members,
      record: recordLines(lines),
      checkpoint: keeper.sign(lines.length, merkleRoot(lines.map(leafHash))),
      tally: tally === undefined ? null : canonicalJson(tally.body),
    }),
  };
}

function flipped(random: Random, bytes: Uint8Array): Uint8Array {
  const at = random.integer(0, bytes.length - 1);
  const bit = 1 << random.integer(0, 7);
  return bytes.map((byte, place) => (place === at ? byte ^ bit : byte));
}

function flippedText(random: Random, text: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(flipped(random, utf8(text)));
}

function linesOf({ record }: Members): string[] {
  return new TextDecoder().decode(record).split('\n').slice(0, -1);
}

function withLines(members: Members, change: (lines: string[]) => string[]): Members {
  return { ...members, record: recordLines(change(linesOf(members)).map(utf8)) };
}

function without(lines: readonly string[], at: number): string[] {
  return lines.filter((_, place) => place !== at);
}

function alter(
  random: Random,
  entries: readonly Entry[],
  kind: string,
  change: (body: object) => object | null,
): Altered {
  const all = entries.filter((entry) => entry.kind === kind);
  if (all.length === 0) return null;
  const { index } = random.pick(all);
  return entries.map((entry) =>
    entry.index === index ? ({ ...entry, body: change(entry.body) } as Entry) : entry,
  );
}

interface Counted {
  readonly counts: Readonly<Record<string, number>>;
}

/** One vote goes from a choice to another, or comes from nowhere where nobody has one. */
function moveVote<T extends Counted>(random: Random, body: T): T {
  const { counts } = body;
  const ids = Object.keys(counts);
  const to = random.pick(ids);
  const from = ids.find((id) => id !== to && Number(counts[id]) > 0);
  const moved = Object.fromEntries(
    ids.map((id) => [id, Number(counts[id]) + (id === to ? 1 : 0) - (id === from ? 1 : 0)]),
  );
  return { ...body, counts: moved };
}

function slotOf(body: object): string {
  const { block, round, slot } = body as { block: string; round: number; slot: string };
  return `${block} ${round} ${slot}`;
}

/** Numbered anew, and closed at its new size: what a forger would not forget. */
function renumbered(entries: readonly Entry[]): Entry[] {
  return entries.map((entry, index) => {
    const body = entry.kind === 'count.closed' ? { size: index + 1 } : entry.body;
    return { ...entry, index, body } as Entry;
  });
}
