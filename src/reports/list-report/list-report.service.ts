import { Injectable } from '@nestjs/common';
import { FURTHER_FIGURES, isCountedBy, LIST_FIELDS, type QualityFigure } from '../../domain/list-quality';
import { judgeService } from '../../domain/list-service';
import { ElectionsService } from '../../elections/elections.service';
import type { Actor } from '../../platform/access';
import { inPages } from '../../platform/database/cursor';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work';
import { ListFiguresService } from './list-figures.service';
import type {
  FindReportRows,
  ListReport,
  ReportRow,
  ReportRowList,
  ServedList,
} from './list-report.contract';
import { presentList, presentRow } from './list-report.presenter';
import {
  COUNT_GONE,
  COUNT_GONE_FOR,
  READ_GONE_FOR,
  READ_LISTED,
  READ_LISTS,
  READ_NAME,
  READ_SOME,
  type EntryRow,
  type ServedListRow,
} from './list-report.queries';

interface GoneCounts {
  readonly gone: number;
  readonly unexplained: number;
  readonly omitted: number;
}

/**
 * How complete the employer's list is, from the roll alone: nothing of a campaign is read here. The figures are those of
 * the roll as it stands, by the same rules that find the rows behind them.
 */
@Injectable()
export class ListReportService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly elections: ElectionsService,
    private readonly figures: ListFiguresService,
  ) {}

  report(actor: Actor, electionId: string): Promise<ListReport> {
    return this.unitOfWork.read({ actor, as: 'core', electionId }, async (tx) => {
      const election = await this.elections.get(tx, electionId);
      const counted = await this.figures.of(tx, electionId);
      const gone = await tx.one<GoneCounts>(COUNT_GONE, [electionId]);
      const lists = (await tx.query<ServedListRow>(READ_LISTS, [electionId])).map(presentList);
      const name = await tx.one<{ name: string }>(READ_NAME, [actor.accountId]);
      const countOf = (figure: QualityFigure): number => counted.figures.get(figure)?.count ?? 0;
      const servedOn = firstService(lists);
      return {
        election: election.name,
        employer: election.employer,
        caseNumber: election.caseNumber,
        timeZone: election.timeZone,
        people: counted.people,
        challenge: counted.challenge,
        fields: LIST_FIELDS.map((field) => ({
          field,
          missing: countOf(`${field}-missing`),
          unusable: countOf(`${field}-unusable`),
        })),
        figures: [
          ...FURTHER_FIGURES.map((figure) => ({ figure, count: countOf(figure), of: counted.people })),
          { figure: 'gone-unexplained', count: gone?.unexplained ?? 0, of: gone?.gone ?? 0 },
          { figure: 'gone-omitted', count: gone?.omitted ?? 0, of: gone?.gone ?? 0 },
        ],
        union: null,
        service: {
          directedOn: election.directedOn,
          servedOn,
          ...judgeService(election.directedOn, servedOn, election.timeZone),
        },
        lists,
        by: name?.name ?? '',
        at: tx.now.toISOString(),
      };
    });
  }

  rows(actor: Actor, electionId: string, find: FindReportRows): Promise<ReportRowList> {
    const { figure } = find;
    return this.unitOfWork.read({ actor, as: 'core', electionId }, (tx) =>
      figure === 'gone-unexplained' || figure === 'gone-omitted'
        ? readGone(tx, electionId, find, figure)
        : this.#readListed(tx, electionId, find, figure),
    );
  }

  async #readListed(
    tx: Transaction,
    electionId: string,
    find: FindReportRows,
    figure: QualityFigure,
  ): Promise<ReportRowList> {
    const { figures } = await this.figures.of(tx, electionId);
    const { count: total, ids } = figures.get(figure) ?? { count: 0, ids: [] };
    const end = Math.min(find.offset + find.limit, total);
    if (end > ids.length) return { items: await readFar(tx, electionId, find, figure), total };
    const rows = await tx.query<EntryRow>(READ_SOME, [electionId, ids.slice(find.offset, end)]);
    return { items: rows.map((row) => presentRow(row, figure)), total };
  }
}

/** Of many, far down: whoever is listed is asked until the page is full. */
async function readFar(
  tx: Transaction,
  electionId: string,
  { offset, limit }: FindReportRows,
  figure: QualityFigure,
): Promise<ReportRow[]> {
  const items: ReportRow[] = [];
  let passed = 0;
  for await (const page of inPages<EntryRow>(tx, READ_LISTED, [electionId])) {
    for (const entry of page) {
      if (!isCountedBy(entry, figure)) continue;
      if (passed >= offset) items.push(presentRow(entry, figure));
      passed += 1;
      if (items.length === limit) return items;
    }
  }
  return items;
}

async function readGone(
  tx: Transaction,
  electionId: string,
  { offset, limit }: FindReportRows,
  figure: 'gone-unexplained' | 'gone-omitted',
): Promise<ReportRowList> {
  const conditions = [electionId, figure === 'gone-omitted' ? 'omitted' : null];
  const rows = await tx.query<EntryRow>(READ_GONE_FOR, [...conditions, offset, limit]);
  const count = await tx.one<{ total: number }>(COUNT_GONE_FOR, conditions);
  return { items: rows.map((row) => presentRow(row, figure)), total: count?.total ?? 0 };
}

/** The deadline is for the list, not for its corrections: the first day on which one was served. */
function firstService(lists: readonly ServedList[]): string | null {
  const days = lists
    .filter(({ kind }) => kind === 'employer')
    .map(({ servedOn }) => servedOn)
    .filter((day) => day !== null);
  return days.sort()[0] ?? null;
}
