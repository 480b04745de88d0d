import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  compare,
  Matcher,
  type Match,
  type Matchable,
  type MatchOutcome,
} from '../../domain/person-matching';
import { tidyValue } from '../../domain/person-values';
import type { Actor } from '../../platform/access';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work';
import { Problem } from '../../platform/problem';
import { PeopleService } from '../contacts/people.service';
import { ValuesService } from '../values/values.service';
import type {
  FindPairs,
  MergePeople,
  PairList,
  PersonMergeList,
  PersonMergeView,
  TellPeopleApart,
} from './merges.contract';
import { presentMerge, presentPair } from './merges.presenter';
import {
  ADD_APART,
  ADD_MERGES,
  LIST_MERGES,
  READ_ADDED,
  READ_APART,
  READ_LISTED,
  READ_MERGE,
  READ_PAIRED,
  UNDO_MERGES,
  type MatchableRow,
  type MergeRow,
  type NewMerge,
  type PairedRow,
} from './merges.queries';

interface Pair extends Pick<Match, 'score' | 'reasons'> {
  readonly keep: string;
  readonly other: string;
}

interface Matchables {
  /** Of the union's own, linked to nobody. */
  readonly added: readonly Matchable[];
  readonly listed: readonly Matchable[];
  readonly areApart: (one: string, other: string) => boolean;
}

interface Proposal {
  readonly outcomes: ReadonlyMap<string, MatchOutcome>;
  /** Of those of whom a person said who they are. */
  readonly chosen: ReadonlyMap<string, Match>;
  readonly candidates: ReadonlyMap<string, Matchable>;
}

/** What was said of the people of a list, by their ids. */
export interface Said {
  readonly same: ReadonlyMap<string, string>;
  readonly areApart: (personId: string, candidateId: string) => boolean;
}

const NOTHING_SAID: Said = { same: new Map(), areApart: () => false };

/** Two who are one: the union's people among themselves, and the union's people and the employer's list. */
@Injectable()
export class MergesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly people: PeopleService,
    private readonly values: ValuesService,
  ) {}

  /** Who of the union's own may be somebody of the employer's list, or of the union's, and is not decided yet. */
  pairs(actor: Actor, electionId: string, { offset, limit }: FindPairs): Promise<PairList> {
    return this.unitOfWork.read({ actor, as: 'campaign', electionId }, async (tx) => {
      const pairs = await this.#pairs(tx, electionId);
      const shown = pairs.slice(offset, offset + limit);
      const ids = [...new Set(shown.flatMap(({ keep, other }) => [keep, other]))];
      const rows = await tx.query<PairedRow>(READ_PAIRED, [electionId, ids]);
      const byId = new Map(rows.map((row) => [row.id, row]));
      const items = shown.flatMap((pair) => {
        const [keep, other] = [byId.get(pair.keep), byId.get(pair.other)];
        return keep === undefined || other === undefined ? [] : [presentPair(keep, other, pair)];
      });
      return { items, total: pairs.length };
    });
  }

  list(actor: Actor, electionId: string, { offset, limit }: FindPairs): Promise<PersonMergeList> {
    return this.unitOfWork.read({ actor, as: 'campaign', electionId }, async (tx) => {
      const rows = await tx.query<MergeRow & { total: number }>(LIST_MERGES, [electionId, offset, limit]);
      return { items: rows.map(presentMerge), total: rows[0]?.total ?? 0 };
    });
  }

  /** The same id with the same two, sent again, merges once. */
  merge(actor: Actor, electionId: string, { id, keep, merge }: MergePeople): Promise<PersonMergeView> {
    const by = accountOf(actor);
    return this.unitOfWork.run({ actor, as: 'campaign', electionId }, async (tx) => {
      const known = await tx.one<MergeRow>(READ_MERGE, [electionId, id]);
      if (known !== null) {
        const same = new Set([known.keepId, known.mergedId]);
        if (!same.has(keep) || !same.has(merge)) throw new Problem('same-id-other-content');
        return presentMerge(known);
      }
      const pair = await tx.query<PairedRow>(READ_PAIRED, [electionId, [keep, merge]]);
      if (keep === merge) throw new Problem('invalid-input');
      if (pair.length < 2) {
        await this.people.ensure(tx, electionId, [keep, merge], by);
        throw new Problem('people-merged-already');
      }
      const added = pair.filter(({ standing }) => standing === 'added').map((each) => each.id);
      if (added.length === 0) throw new Problem('people-not-mergeable');
      // Who stands on the employer's list is who stays.
      const [keepId, mergedId] = added.includes(merge) ? [keep, merge] : [merge, keep];
      const score = (await this.#score(tx, electionId, keepId, mergedId))?.score ?? null;
      await this.#add(tx, electionId, [{ id, keepId, mergedId, how: 'by-hand', score }], {
        by,
        listId: null,
      });
      return presentMerge(await this.#read(tx, electionId, id));
    });
  }

  /** Takes a merge apart: each has the own work and values again. Asked again, it answers the same. */
  undo(actor: Actor, electionId: string, id: string): Promise<PersonMergeView> {
    const by = accountOf(actor);
    return this.unitOfWork.run({ actor, as: 'campaign', electionId }, async (tx) => {
      const { keepId, mergedId } = await this.#read(tx, electionId, id);
      const undone = await this.takeApart(tx, electionId, [id], by);
      // Otherwise the same two would be found to be one again with the next list.
      if (undone > 0) await tx.query(ADD_APART, [electionId, keepId, mergedId, by, tx.now]);
      return presentMerge(await this.#read(tx, electionId, id));
    });
  }

  tellApart(actor: Actor, electionId: string, { one, other }: TellPeopleApart): Promise<void> {
    const by = accountOf(actor);
    return this.unitOfWork.run({ actor, as: 'campaign', electionId }, async (tx) => {
      if (one === other) throw new Problem('invalid-input');
      await this.people.ensure(tx, electionId, [one, other], by);
      await tx.query(ADD_APART, [electionId, one, other, by, tx.now]);
      tx.record({ stream: 'campaign', type: 'person.told-apart', subject: one, data: { other } });
    });
  }

  /**
   * Links people of the union's own to whom they were said to be, or clearly are; whom that leaves open waits for a
   * person. Who calls it makes the directory follow.
   */
  async linkClear(
    tx: Transaction,
    electionId: string,
    personIds: ReadonlySet<string>,
    { by, listId, said }: { readonly by: string; readonly listId: string; readonly said: Said },
  ): Promise<void> {
    const matchable = await this.#matchable(tx, electionId);
    // One list names nobody twice: its people are matched with the others, not with each other.
    const fresh = matchable.added.filter(({ id }) => personIds.has(id) || said.same.has(id));
    const { outcomes, chosen } = proposeFrom(matchable, fresh, said);
    const merges: NewMerge[] = [];
    for (const [mergedId, { id, score }] of chosen)
      merges.push({ id: randomUUID(), keepId: id, mergedId, how: 'by-hand', score });
    for (const [mergedId, { clear }] of outcomes) {
      if (clear === null) continue;
      merges.push({ id: randomUUID(), keepId: clear.id, mergedId, how: clear.how, score: clear.score });
    }
    await this.#add(tx, electionId, merges, { by, listId });
  }

  /** Who the people of a list were said to be, clearly are, or may be: of the employer's list, and of the union's own. */
  async propose(
    tx: Transaction,
    electionId: string,
    people: readonly Matchable[],
    said: Said,
  ): Promise<Proposal> {
    return proposeFrom(await this.#matchable(tx, electionId), people, said);
  }

  /** In a use case of its caller's: pairs that are two people. */
  async keepApart(
    tx: Transaction,
    electionId: string,
    pairs: readonly (readonly [one: string, other: string])[],
    by: string,
  ): Promise<void> {
    for (const [one, other] of pairs) await tx.query(ADD_APART, [electionId, one, other, by, tx.now]);
  }

  /** How many of these merges stood until now. */
  async takeApart(
    tx: Transaction,
    electionId: string,
    mergeIds: readonly string[],
    by: string,
  ): Promise<number> {
    const undone = await tx.query<{ keepId: string; mergedId: string }>(UNDO_MERGES, [
      electionId,
      mergeIds,
      by,
      tx.now,
    ]);
    await this.values.refresh(
      tx,
      electionId,
      undone.flatMap(({ keepId, mergedId }) => [keepId, mergedId]),
    );
    for (const { keepId, mergedId } of undone) {
      tx.record({ stream: 'campaign', type: 'person.unmerged', subject: keepId, data: { other: mergedId } });
    }
    return undone.length;
  }

  async #add(
    tx: Transaction,
    electionId: string,
    merges: readonly NewMerge[],
    { by, listId }: { readonly by: string; readonly listId: string | null },
  ): Promise<void> {
    if (merges.length === 0) return;
    await this.people.ensure(
      tx,
      electionId,
      merges.map(({ keepId }) => keepId),
      by,
    );
    await tx.query(ADD_MERGES, [electionId, JSON.stringify(merges), listId, by, tx.now]);
    // What a list brings is one event of that list, and what it says is still to come.
    if (listId !== null) return;
    await this.values.refresh(
      tx,
      electionId,
      merges.map(({ mergedId }) => mergedId),
    );
    for (const { keepId, mergedId, how } of merges) {
      tx.record({
        stream: 'campaign',
        type: 'person.merged',
        subject: keepId,
        data: { other: mergedId, how },
      });
    }
  }

  async #pairs(tx: Transaction, electionId: string): Promise<Pair[]> {
    const { added, listed, areApart } = await this.#matchable(tx, electionId);
    const isListed = new Set(listed.map(({ id }) => id));
    const found = new Matcher([...listed, ...added]).match(added, areApart);
    const pairs = new Map<string, Pair>();
    for (const [id, { clear, likely }] of found) {
      for (const match of clear === null ? likely : [clear]) {
        // Of two whom the union added, one stays, whichever was found from which side.
        const [keep, other] = isListed.has(match.id) || match.id < id ? [match.id, id] : [id, match.id];
        pairs.set(`${keep}/${other}`, { keep, other, score: match.score, reasons: match.reasons });
      }
    }
    return [...pairs.values()].sort(
      (a, b) => b.score - a.score || (`${a.keep}${a.other}` < `${b.keep}${b.other}` ? -1 : 1),
    );
  }

  async #score(tx: Transaction, electionId: string, keepId: string, otherId: string): Promise<Match | null> {
    const { added, listed } = await this.#matchable(tx, electionId);
    const keep = [...listed, ...added].filter(({ id }) => id === keepId);
    const other = added.filter(({ id }) => id === otherId);
    const outcome = new Matcher(keep).match(other).get(otherId);
    return outcome?.clear ?? outcome?.likely[0] ?? null;
  }

  async #matchable(tx: Transaction, electionId: string): Promise<Matchables> {
    const added = await tx.query<MatchableRow>(READ_ADDED, [electionId]);
    const listed = await tx.query<MatchableRow>(READ_LISTED, [electionId]);
    const apart = await tx.query<{ one: string; other: string }>(READ_APART, [electionId]);
    const keys = new Set(apart.map(({ one, other }) => `${one}/${other}`));
    const areApart = (a: string, b: string): boolean => keys.has(a < b ? `${a}/${b}` : `${b}/${a}`);
    return { added, listed: listed.map(withTidyPhones), areApart };
  }

  async #read(tx: Transaction, electionId: string, id: string): Promise<MergeRow> {
    const row = await tx.one<MergeRow>(READ_MERGE, [electionId, id]);
    if (row === null) throw new Problem('not-found');
    return row;
  }
}

function accountOf(actor: Actor): string {
  if (actor.accountId === null) throw new Problem('not-found');
  return actor.accountId;
}

/** A number that somebody typed in by hand is not yet written as lists are. */
function withTidyPhones(entry: Matchable): Matchable {
  const { homePhone, cellPhone } = entry;
  return { ...entry, homePhone: tidyValue(homePhone, true), cellPhone: tidyValue(cellPhone, true) };
}

function proposeFrom(
  { added, listed, areApart }: Matchables,
  people: readonly Matchable[],
  said: Said = NOTHING_SAID,
): Proposal {
  const fresh = new Set(people.map(({ id }) => id));
  const candidates = new Map(
    [...listed, ...added.filter(({ id }) => !fresh.has(id))].map((each) => [each.id, each]),
  );
  const chosen = new Map<string, Match>();
  const taken = new Set<string>();
  for (const person of people) {
    const candidate = candidates.get(said.same.get(person.id) ?? '');
    if (candidate === undefined) continue;
    chosen.set(person.id, compare(person, candidate));
    taken.add(candidate.id);
  }
  const matcher = new Matcher([...candidates.values()].filter(({ id }) => !taken.has(id)));
  const open = people.filter(({ id }) => !chosen.has(id));
  const outcomes = matcher.match(open, (one, other) => areApart(one, other) || said.areApart(one, other));
  return { outcomes, chosen, candidates };
}
