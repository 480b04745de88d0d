import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportRowView } from '@contract/roll/imports.contract';
import { QueryView } from '../../../ui/query-view';
import { PairQueue, type Pair } from '../pairs/pair-queue';
import { usePages } from '../pairs/use-pages';
import { verdictOf, type Place } from './choices';
import { useListMessages } from './messages';
import { useListPlace } from './place';
import { rowsQuery, type RowFilter } from './queries';
import type { StepProps } from './review';
import { useRowPlace } from './sheet-name';
import { rowKey, useKeptRows } from './use-kept-rows';

const PAIRS_AT_ONCE = 200;

/** Rows of this list that may be one person: those left out as such, and those that come in with a warning. */
export function DuplicatesGroup({ view, inHand: { choices, decide } }: StepProps) {
  const t = useListMessages();
  const place = useListPlace();
  const pagesOf = (filter: RowFilter) => (offset: number) =>
    rowsQuery(place, view, { ...filter, offset, limit: PAIRS_AT_ONCE });
  const left = usePages(pagesOf({ show: 'left-out', code: 'near-duplicate' }), PAIRS_AT_ONCE);
  const possible = usePages(pagesOf({ show: 'problems', code: 'possible-duplicate' }), PAIRS_AT_ONCE);
  const leftRows = useKeptRows('left', left.query.data?.items, choices);
  const possibleRows = useKeptRows('possible', possible.query.data?.items, choices);
  // One row may be in both lists for a moment, when it has just changed sides.
  const rows = [...new Map([...leftRows, ...possibleRows].map((row) => [rowKey(row), row])).values()].filter(
    ({ other }) => other !== null,
  );
  const [shown, setShown] = useState(0);
  const pairs = usePairs(rows, shown, view, (at) => verdictOf(choices, at));
  const decidePair = (pair: Pair, verdict: 'same' | 'apart') => {
    const row = rows.find((each) => rowKey(each) === pair.id);
    const at = row === undefined ? null : placeOf(row);
    if (at !== null) decide({ kind: 'pair', place: at, verdict });
  };
  return (
    <div className="stack">
      <h2>{t('list.mend.duplicates')}</h2>
      <p className="measure soft">{t('list.duplicates.explain')}</p>
      <QueryView query={left.query}>
        {() =>
          pairs.length === 0 ? (
            <p className="soft">{t('list.none')}</p>
          ) : (
            <PairQueue
              pairs={pairs}
              beyond={left.beyond + possible.beyond}
              onNearEnd={() => {
                left.more();
                possible.more();
              }}
              onShow={setShown}
              mergeLabel={t('list.duplicates.same')}
              apartLabel={t('list.duplicates.apart')}
              onMerge={(pair) => decidePair(pair, 'same')}
              onApart={(pair) => decidePair(pair, 'apart')}
            />
          )
        }
      </QueryView>
    </div>
  );
}

function placeOf({ sheet, row }: ImportRowView): Place | null {
  return sheet === null || row === null ? null : { sheet, row };
}

/** Each row beside the one that it repeats, which has to be asked for by its place: the one shown and the next. */
function usePairs(
  rows: readonly ImportRowView[],
  shown: number,
  view: StepProps['view'],
  verdictAt: (place: Place) => 'same' | 'apart' | null,
): Pair[] {
  const place = useListPlace();
  const rowPlace = useRowPlace(view);
  const others = useQueries({
    queries: rows.map(({ other }, index) => ({
      ...rowsQuery(place, view, {
        show: 'all',
        limit: 1,
        ...(other && { sheet: other.sheet, row: other.row }),
      }),
      enabled: index === shown || index === shown + 1,
    })),
  });
  return rows.map((row, index) => {
    const other = others[index]?.data?.items[0];
    const at = placeOf(row);
    return {
      id: rowKey(row),
      left: other === undefined ? null : { title: rowPlace(other.sheet, other.row), values: other.values },
      right: { title: rowPlace(row.sheet, row.row), values: row.values },
      score: row.likeness?.score ?? null,
      reasons: row.likeness?.reasons ?? [],
      verdict: at === null ? null : verdictAt(at),
      obstacle: null,
    };
  });
}
