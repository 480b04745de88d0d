import { Injectable } from '@nestjs/common';
import { figuresOf, type QualityFigure } from '../../domain/list-quality';
import { inPages } from '../../platform/database/cursor';
import type { Transaction } from '../../platform/database/unit-of-work';
import { READ_LISTED, READ_VERSION, type EntryRow } from './list-report.queries';

export interface CountedFigure {
  count: number;
  /** The first of those counted, in the order of a list; all of them unless they are many. */
  readonly ids: string[];
}

export interface ListFigures {
  readonly version: number;
  readonly people: number;
  readonly challenge: number;
  readonly figures: ReadonlyMap<QualityFigure, CountedFigure>;
}

/** Whoever opens the rows of a figure looks at the first pages. */
const IDS_KEPT = 2_000;
/** Elections of which the figures are kept, the latest asked for. */
const ELECTIONS_KEPT = 8;

/**
 * What a list lacks, counted once for each version of the roll: the rules are no SQL, so that everyone listed has to be
 * asked. Every change of an entry makes a new version.
 */
@Injectable()
export class ListFiguresService {
  readonly #kept = new Map<string, ListFigures>();

  async of(tx: Transaction, electionId: string): Promise<ListFigures> {
    const version = (await tx.one<{ version: number }>(READ_VERSION, [electionId]))?.version ?? 0;
    const kept = this.#kept.get(electionId);
    // What changes while it is counted is counted anew by the next: the version was read first.
    const figures = kept?.version === version ? kept : { version, ...(await countListed(tx, electionId)) };
    this.#kept.delete(electionId);
    this.#kept.set(electionId, figures);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > ELECTIONS_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return figures;
  }
}

async function countListed(tx: Transaction, electionId: string): Promise<Omit<ListFigures, 'version'>> {
  const figures = new Map<QualityFigure, CountedFigure>();
  let people = 0;
  let challenge = 0;
  for await (const page of inPages<EntryRow>(tx, READ_LISTED, [electionId])) {
    for (const entry of page) {
      people += 1;
      if (entry.section === 'challenge') challenge += 1;
      for (const figure of figuresOf(entry)) {
        const counted = figures.get(figure) ?? { count: 0, ids: [] };
        counted.count += 1;
        if (counted.ids.length < IDS_KEPT) counted.ids.push(entry.id);
        figures.set(figure, counted);
      }
    }
  }
  return { people, challenge, figures };
}
