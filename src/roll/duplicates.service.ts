import { setImmediate as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { likeness, LIKELY, type LikenessReason } from '../domain/likeness';
import { ElectionsService } from '../elections/elections.service';
import type { Actor } from '../platform/access';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work';
import { Problem } from '../platform/problem';
import { personOf, preferHashes } from './comparing';
import { FIND_PAIRS } from './entries.queries';
import { checkRollOpen, readEntries, saveEntry } from './entries.service';
import type { EntryRow } from './entry.presenter';
import { ENTRY_FIELDS } from './mapping/fields';
import { findReversible, takeApart } from './merging';
import type {
  DuplicateList,
  DuplicatePair,
  FindDuplicates,
  MergeEntries,
  MergeList,
  MergeView,
  TellApart,
} from './roll.contract';
import { lockRoll, touchRoll } from './roll-lock';
import { presentEntry } from './roll.presenter';

/** Pairs that are judged at most; the blocks of a large roll are small, so that this many are hardly ever reached. */
const MOST_PAIRS = 50_000;
const JUDGED_AT_ONCE = 500;

interface Pair {
  readonly one: string;
  readonly other: string;
  readonly score: number;
  readonly reasons: readonly LikenessReason[];
}

/** Two entries that are one person: found, merged, told apart, and taken apart again. */
@Injectable()
export class DuplicatesService {
  /** What was found in the latest state of each roll that somebody asked about. */
  readonly #found = new Map<string, { readonly version: number; readonly pairs: readonly Pair[] }>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly elections: ElectionsService,
  ) {}

  /** The most alike first. */
  find(actor: Actor, electionId: string, { offset, limit }: FindDuplicates): Promise<DuplicateList> {
    return this.unitOfWork.read({ actor, as: 'core', electionId }, async (tx) => {
      const pairs = await this.#standing(tx, electionId, await this.#pairsOf(tx, electionId));
      const page = pairs.slice(offset, offset + limit);
      const entries = new Map(
        (
          await readEntries(
            tx,
            electionId,
            page.flatMap(({ one, other }) => [one, other]),
          )
        ).map((entry) => [entry.id, entry]),
      );
      const items = page.flatMap((pair) => {
        const one = entries.get(pair.one);
        const other = entries.get(pair.other);
        return one === undefined || other === undefined ? [] : [presentPair(one, other, pair)];
      });
      return { items, total: pairs.length };
    });
  }

  /** One of two stays, with what only the other had; the other leads to it. The same id merges nothing twice. */
  merge(actor: Actor, electionId: string, { id, keep, merge }: MergeEntries): Promise<MergeView> {
    return this.unitOfWork.run({ actor, as: 'core', electionId }, async (tx) => {
      const existing = await findMerges(tx, electionId, { id });
      if (existing[0] !== undefined) {
        if (existing[0].keep.id !== keep || existing[0].merged.id !== merge)
          throw new Problem('same-id-other-content');
        return existing[0];
      }
      await checkRollOpen(tx, this.elections, electionId);
      await lockRoll(tx, electionId);
      const found = await readEntries(tx, electionId, [keep, merge]);
      const kept = found.find((entry) => entry.id === keep);
      const merged = found.find((entry) => entry.id === merge);
      if (kept === undefined || merged === undefined) throw new Problem('not-found');
      if (keep === merge || !kept.isCurrent || !merged.isCurrent) throw new Problem('merge-not-possible');
      if (kept.isSealed || merged.isSealed) throw new Problem('entry-sealed');
      await tx.query(
        `INSERT INTO core.roll_merge (election_id, id, keep_id, merged_id, keep_before, merged_before, keep_revision, merged_revision, merged_by, merged_at)
         SELECT $1, $2, k.id, o.id, to_jsonb(k), to_jsonb(o), k.revision + 1, o.revision + 1, $5, $6
           FROM core.roll_entry k, core.roll_entry o
          WHERE k.election_id = $1 AND k.id = $3 AND o.election_id = $1 AND o.id = $4`,
        [electionId, id, keep, merge, actor.accountId, tx.now],
      );
      await tx.query(
        `UPDATE core.roll_entry SET is_current = false, merged_into = $3, revision = revision + 1 WHERE election_id = $1 AND id = $2`,
        [electionId, merge, keep],
      );
      await saveEntry(tx, electionId, kept, filled(kept, merged));
      await touchRoll(tx, electionId);
      tx.record({ stream: 'core', type: 'roll.entries-merged', subject: keep, data: { merged: merge } });
      return getMerge(tx, electionId, id);
    });
  }

  /** Two who look alike and are two people: they are not asked about again. */
  apart(actor: Actor, electionId: string, { one, other }: TellApart): Promise<void> {
    return this.unitOfWork.run({ actor, as: 'core', electionId }, async (tx) => {
      const found = await readEntries(tx, electionId, [one, other]);
      if (found.length < 2) throw new Problem('not-found');
      const [first = '', second = ''] = [one, other].map((each) => each.toLowerCase()).sort();
      const said = await tx.query(
        `INSERT INTO core.roll_apart (election_id, one_id, other_id, said_by, said_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING RETURNING one_id`,
        [electionId, first, second, actor.accountId, tx.now],
      );
      if (said.length > 0)
        tx.record({
          stream: 'core',
          type: 'roll.entries-told-apart',
          subject: first,
          data: { other: second },
        });
    });
  }

  merges(actor: Actor, electionId: string): Promise<MergeList> {
    return this.unitOfWork.read({ actor, as: 'core', electionId }, async (tx) => {
      const items = await findMerges(tx, electionId, {});
      return { items, total: items.length };
    });
  }

  /** Both are again what they were before; refused when somebody changed one of them since. */
  undo(actor: Actor, electionId: string, id: string): Promise<MergeView> {
    return this.unitOfWork.run({ actor, as: 'core', electionId }, async (tx) => {
      await checkRollOpen(tx, this.elections, electionId);
      await lockRoll(tx, electionId);
      const view = await getMerge(tx, electionId, id);
      if (view.undoneAt !== null) return view;
      const standing = await findReversible(tx, electionId, id);
      if (standing === null) throw new Problem('merge-changed-since');
      await takeApart(tx, electionId, standing, tx.scope.actor.accountId);
      await touchRoll(tx, electionId);
      tx.record({
        stream: 'core',
        type: 'roll.merge-undone',
        subject: view.keep.id,
        data: { merged: view.merged.id },
      });
      return getMerge(tx, electionId, id);
    });
  }

  /** Judged once for each state of the roll. */
  async #pairsOf(tx: Transaction, electionId: string): Promise<readonly Pair[]> {
    const roll = await tx.one<{ version: number }>('SELECT version FROM core.roll WHERE election_id = $1', [
      electionId,
    ]);
    const version = roll?.version ?? 0;
    const known = this.#found.get(electionId);
    if (known?.version === version) return known.pairs;
    await preferHashes(tx);
    const rows = await tx.query<CandidateRow>(FIND_PAIRS, [electionId, MOST_PAIRS]);
    const pairs: Pair[] = [];
    for (const [index, { one, other, a, b }] of rows.entries()) {
      if (index % JUDGED_AT_ONCE === JUDGED_AT_ONCE - 1) await pause();
      const { score, reasons } = likeness(personOf(a), personOf(b));
      if (score >= LIKELY) pairs.push({ one, other, score, reasons });
    }
    pairs.sort((left, right) => right.score - left.score || (left.one < right.one ? -1 : 1));
    if (this.#found.size >= MOST_ROLLS) this.#found.clear();
    this.#found.set(electionId, { version, pairs });
    return pairs;
  }

  /** Without those who were told apart since. */
  async #standing(tx: Transaction, electionId: string, pairs: readonly Pair[]): Promise<readonly Pair[]> {
    const apart = await tx.query<{ one: string; other: string }>(
      'SELECT one_id AS one, other_id AS other FROM core.roll_apart WHERE election_id = $1',
      [electionId],
    );
    const told = new Set(apart.map(({ one, other }) => `${one}/${other}`));
    return pairs.filter(({ one, other }) => !told.has(`${one}/${other}`));
  }
}

const MOST_ROLLS = 20;

interface CandidateRow {
  readonly one: string;
  readonly other: string;
  readonly a: Readonly<Record<string, string>>;
  readonly b: Readonly<Record<string, string>>;
}

/** The better known stays: who stands in a seal, has a number, has more to say. */
function presentPair(one: EntryRow, other: EntryRow, { score, reasons }: Pair): DuplicatePair {
  const [keep, merge] = knownBetter(one, other) ? [one, other] : [other, one];
  return {
    keep: presentEntry(keep),
    other: presentEntry(merge),
    score,
    reasons: [...reasons],
    isSealed: one.isSealed || other.isSealed,
  };
}

function knownBetter(one: EntryRow, other: EntryRow): boolean {
  const weigh = (entry: EntryRow): number =>
    (entry.isSealed ? 100 : 0) +
    (entry.employeeNumber === '' ? 0 : 50) +
    ENTRY_FIELDS.filter((field) => entry[field] !== '').length;
  return weigh(one) >= weigh(other);
}

/** What only the other one had. The number stays with its entry: later lists find the merged one by it. */
function filled(kept: EntryRow, merged: EntryRow): EntryRow {
  const blanks = ENTRY_FIELDS.filter((field) => field !== 'employeeNumber' && kept[field] === '');
  return { ...kept, ...Object.fromEntries(blanks.map((field) => [field, merged[field]])) };
}

async function getMerge(tx: Transaction, electionId: string, id: string): Promise<MergeView> {
  const [view] = await findMerges(tx, electionId, { id });
  if (view === undefined) throw new Problem('not-found');
  return view;
}

/** The newest first. */
async function findMerges(
  tx: Transaction,
  electionId: string,
  { id = null }: { id?: string | null },
): Promise<MergeView[]> {
  const merges = await tx.query<{
    id: string;
    keep_id: string;
    merged_id: string;
    at: Date;
    by: string | null;
    undone_at: Date | null;
  }>(
    `SELECT g.id, g.keep_id, g.merged_id, g.merged_at AS at, a.name AS by, g.undone_at
       FROM core.roll_merge g LEFT JOIN core.account a ON a.id = g.merged_by
      WHERE g.election_id = $1 AND ($2::uuid IS NULL OR g.id = $2) ORDER BY g.merged_at DESC, g.id LIMIT 500`,
    [electionId, id],
  );
  const entries = new Map(
    (
      await readEntries(
        tx,
        electionId,
        merges.flatMap(({ keep_id, merged_id }) => [keep_id, merged_id]),
      )
    ).map((entry) => [entry.id, entry]),
  );
  return merges.flatMap((merge) => {
    const keep = entries.get(merge.keep_id);
    const merged = entries.get(merge.merged_id);
    if (keep === undefined || merged === undefined) return [];
    return [
      {
        id: merge.id,
        keep: presentEntry(keep),
        merged: presentEntry(merged),
        at: merge.at.toISOString(),
        by: merge.by ?? '',
        undoneAt: merge.undone_at?.toISOString() ?? null,
      },
    ];
  });
}
