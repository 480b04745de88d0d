import { Injectable } from '@nestjs/common';
import { listName } from '../../domain/names';
import type { Match, Matchable } from '../../domain/person-matching';
import type { Actor } from '../../platform/access';
import { avoidNestedLoops } from '../../platform/database/planning';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { Problem } from '../../platform/problem';
import { MergesService } from '../merges/merges.service';
import type { FindListLinks, LinkCandidate, ListLinks, ListVerdict } from './lists.contract';
import { READ_STAGED, type StagedRow } from './lists.queries';

interface Judged {
  readonly row: StagedRow;
  readonly verdict: ListVerdict;
  readonly matches: readonly Match[];
}

/** Whom the rows of a list are, found anew each time it is asked: people, the roll and decisions change meanwhile. */
@Injectable()
export class ListLinksService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly merges: MergesService,
  ) {}

  find(
    actor: Actor,
    electionId: string,
    listId: string,
    { show, offset, limit }: FindListLinks,
  ): Promise<ListLinks> {
    return this.unitOfWork.read({ actor, as: 'campaign', electionId }, async (tx) => {
      await avoidNestedLoops(tx);
      const found = await tx.one('SELECT FROM campaign.list_import WHERE election_id = $1 AND id = $2', [
        electionId,
        listId,
      ]);
      if (found === null) throw new Problem('not-found');
      const rows = await tx.query<StagedRow>(READ_STAGED, [electionId, listId]);
      const open = rows.filter(({ isKnown }) => !isKnown);
      const { outcomes, candidates } = await this.merges.propose(tx, electionId, open);
      const judged = rows.map((row): Judged => {
        if (row.isKnown) return { row, verdict: 'known', matches: [] };
        const { clear = null, likely = [] } = outcomes.get(row.id) ?? {};
        if (clear !== null) return { row, verdict: 'clear', matches: [clear] };
        return { row, verdict: likely.length > 0 ? 'likely' : 'added', matches: likely };
      });
      const count = (wanted: ListVerdict): number =>
        judged.filter(({ verdict }) => verdict === wanted).length;
      const shown = judged.filter(({ verdict }) => verdict === show);
      // The least certain first: those are the ones to look at.
      if (show === 'clear') shown.sort((a, b) => (a.matches[0]?.score ?? 0) - (b.matches[0]?.score ?? 0));
      return {
        clear: count('clear'),
        likely: count('likely'),
        added: count('added'),
        known: count('known'),
        items: shown.slice(offset, offset + limit).map(({ row, matches }) => ({
          sheet: row.sheet,
          row: row.row,
          name: listName(row),
          department: row.department,
          shift: row.shift,
          candidates: matches.flatMap((match) => candidateOf(match, candidates.get(match.id))),
        })),
        total: shown.length,
      };
    });
  }
}

function candidateOf({ id, score, reasons, how }: Match, candidate: Matchable | undefined): LinkCandidate[] {
  if (candidate === undefined) return [];
  const { employeeNumber, department, shift } = candidate;
  const name = listName(candidate);
  return [{ personId: id, name, employeeNumber, department, shift, score, reasons: [...reasons], how }];
}
