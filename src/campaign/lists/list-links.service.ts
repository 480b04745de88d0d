import { Injectable } from '@nestjs/common';
import { listName } from '../../domain/names';
import { compare, type Match, type Matchable } from '../../domain/person-matching';
import type { Actor } from '../../platform/access';
import { avoidNestedLoops } from '../../platform/database/planning';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work';
import { Problem } from '../../platform/problem';
import { ImportsService } from '../../roll/imports.service';
import { PeopleService } from '../contacts/people.service';
import { MergesService, type Said } from '../merges/merges.service';
import {
  ADD_CHOICE,
  FIND_ROW,
  FIND_STANDING,
  FIND_TAKEN,
  READ_CHOICES,
  TAKE_BACK_CHOICE,
  type LinkChoice,
} from './link-choices.queries';
import type {
  DecideLink,
  FindListLinks,
  LinkCandidate,
  LinkVerdict,
  ListLinks,
  ListVerdict,
} from './lists.contract';
import { READ_STAGED, type StagedRow } from './lists.queries';

interface Judged {
  readonly row: StagedRow;
  readonly verdict: ListVerdict;
  readonly candidates: readonly LinkCandidate[];
}

type Pair = Pick<LinkChoice, 'sheet' | 'row'>;

/** Whom the rows of a list are, found anew each time it is asked: people, the roll and decisions change meanwhile. */
@Injectable()
export class ListLinksService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly imports: ImportsService,
    private readonly people: PeopleService,
    private readonly merges: MergesService,
  ) {}

  find(
    actor: Actor,
    electionId: string,
    listId: string,
    { show, offset, limit }: FindListLinks,
  ): Promise<ListLinks> {
    return this.unitOfWork.read({ actor, as: 'campaign', electionId }, async (tx) => {
      const judged = await this.#judge(tx, electionId, listId);
      const count = (wanted: ListVerdict): number =>
        judged.filter(({ verdict }) => verdict === wanted).length;
      const shown = judged.filter(({ verdict }) => verdict === show);
      // The least certain first: those are the ones to look at.
      if (show === 'clear')
        shown.sort((a, b) => (a.candidates[0]?.score ?? 0) - (b.candidates[0]?.score ?? 0));
      return {
        clear: count('clear'),
        likely: count('likely'),
        decided: count('decided'),
        added: count('added'),
        known: count('known'),
        items: shown.slice(offset, offset + limit).map(({ row, candidates }) => ({
          sheet: row.sheet,
          row: row.row,
          name: listName(row),
          department: row.department,
          shift: row.shift,
          candidates: [...candidates],
        })),
        total: shown.length,
      };
    });
  }

  /** Holds once the list is applied; until then it can be said otherwise. Throws `import-person-taken`. */
  decide(
    actor: Actor,
    electionId: string,
    listId: string,
    { sheet, row, personId, verdict }: DecideLink,
  ): Promise<void> {
    const by = actor.accountId;
    if (by === null) throw new Problem('not-found');
    return this.unitOfWork.run({ actor, as: 'campaign', electionId }, async (tx) => {
      await this.imports.lockReviewed(tx, 'union', electionId, listId);
      const place = [electionId, listId, sheet, row];
      const isThere = await tx.one(FIND_ROW, place);
      const isKnown = await tx.one(FIND_STANDING, [electionId, personId]);
      if (isThere === null || isKnown === null) throw new Problem('not-found');
      await tx.query(TAKE_BACK_CHOICE, [...place, personId, verdict]);
      if (verdict === 'same' && (await tx.one(FIND_TAKEN, [electionId, listId, personId])) !== null)
        throw new Problem('import-person-taken');
      if (verdict !== null) {
        await this.people.ensure(tx, electionId, [personId], by);
        await tx.query(ADD_CHOICE, [...place, personId, verdict, by, tx.now]);
      }
      tx.record({ stream: 'campaign', type: 'list.progressed', subject: listId });
    });
  }

  async #judge(tx: Transaction, electionId: string, listId: string): Promise<Judged[]> {
    await avoidNestedLoops(tx);
    const found = await tx.one('SELECT FROM campaign.list_import WHERE election_id = $1 AND id = $2', [
      electionId,
      listId,
    ]);
    if (found === null) throw new Problem('not-found');
    const rows = await tx.query<StagedRow>(READ_STAGED, [electionId, listId]);
    const choices = choicesOf(await tx.query<LinkChoice>(READ_CHOICES, [electionId, listId]));
    const open = rows.filter(({ isKnown }) => !isKnown);
    const { outcomes, chosen, candidates } = await this.merges.propose(
      tx,
      electionId,
      open,
      saidOf(open, choices),
    );
    return rows.map((row): Judged => {
      if (row.isKnown) return { row, verdict: 'known', candidates: [] };
      const said = chosen.get(row.id);
      if (said !== undefined)
        return { row, verdict: 'decided', candidates: candidatesOf([said], candidates, 'same') };
      const { clear = null, likely = [] } = outcomes.get(row.id) ?? {};
      if (clear !== null) return { row, verdict: 'clear', candidates: candidatesOf([clear], candidates) };
      if (likely.length > 0) return { row, verdict: 'likely', candidates: candidatesOf(likely, candidates) };
      const others = [...(choices.get(placeOf(row)) ?? [])].flatMap(([id, verdict]) => {
        const other = verdict === 'apart' ? candidates.get(id) : undefined;
        return other === undefined ? [] : [compare(row, other)];
      });
      return {
        row,
        verdict: others.length > 0 ? 'decided' : 'added',
        candidates: candidatesOf(others, candidates, 'apart'),
      };
    });
  }
}

const placeOf = ({ sheet, row }: Pair): string => `${sheet}/${row}`;

type Choices = ReadonlyMap<string, ReadonlyMap<string, LinkVerdict>>;

/** By the row's place, then by whom it was said of. */
function choicesOf(said: readonly LinkChoice[]): Choices {
  const choices = new Map<string, Map<string, LinkVerdict>>();
  for (const { personId, verdict, ...place } of said) {
    const ofRow = choices.get(placeOf(place)) ?? new Map<string, LinkVerdict>();
    choices.set(placeOf(place), ofRow.set(personId, verdict));
  }
  return choices;
}

function saidOf(rows: readonly StagedRow[], choices: Choices): Said {
  const same = new Map<string, string>();
  const byId = new Map<string, ReadonlyMap<string, LinkVerdict>>();
  for (const row of rows) {
    const ofRow = choices.get(placeOf(row));
    if (ofRow === undefined) continue;
    byId.set(row.id, ofRow);
    for (const [personId, verdict] of ofRow) if (verdict === 'same') same.set(row.id, personId);
  }
  return { same, areApart: (id, candidateId) => byId.get(id)?.get(candidateId) === 'apart' };
}

function candidatesOf(
  matches: readonly Match[],
  candidates: ReadonlyMap<string, Matchable>,
  verdict: LinkVerdict | null = null,
): LinkCandidate[] {
  return matches.flatMap(({ id, score, reasons, how }) => {
    const candidate = candidates.get(id);
    if (candidate === undefined) return [];
    const { employeeNumber, department, shift } = candidate;
    const name = listName(candidate);
    return [
      { personId: id, name, employeeNumber, department, shift, score, reasons: [...reasons], how, verdict },
    ];
  });
}
