import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useRef } from 'react';
import type { RollEntryView } from '@contract/roll/roll.contract';
import { listName } from '@domain/names';
import { useFormat } from '../../i18n/provider';
import { useAnnounce } from '../../ui/announcer';
import { Icon } from '../../ui/icons';
import { QueryView } from '../../ui/query-view';
import { StatusWord } from '../../ui/status-word';
import { useVirtualRows } from '../../ui/virtual-table';
import { useRollMessages } from './messages';
import { entriesQuery, PAGE_ROWS, type RollFilters } from './queries';

/** Any number of people: the page holds those on screen and asks for their hundreds as they come into sight. */
export function RollTable({ electionId, filters }: { electionId: string; filters: RollFilters }) {
  const t = useRollMessages();
  const announce = useAnnounce();
  const wanted = useDeferredValue(filters);
  // What was found before stays on screen until the next is there.
  const first = useQuery({ ...entriesQuery(electionId, wanted, 0), placeholderData: keepPreviousData });
  const total = first.data?.total;
  useEffect(() => {
    if (total !== undefined) announce(t('roll.found', { count: total }));
  }, [announce, t, total]);
  return (
    <QueryView query={first}>
      {({ total: count, items }) => (
        <div className="stack">
          <p className="number">{t('roll.found', { count })}</p>
          {count === 0 ? (
            <p className="soft">{t('roll.none')}</p>
          ) : (
            // Another search begins at its top.
            <Rows
              key={JSON.stringify(wanted)}
              electionId={electionId}
              filters={wanted}
              firstPage={items}
              count={count}
            />
          )}
        </div>
      )}
    </QueryView>
  );
}

function Rows({
  electionId,
  filters,
  firstPage,
  count,
}: {
  electionId: string;
  filters: RollFilters;
  firstPage: readonly RollEntryView[];
  count: number;
}) {
  const t = useRollMessages();
  const scroller = useRef<HTMLDivElement>(null);
  const { indexes, spaceBefore, spaceAfter } = useVirtualRows(count, scroller);
  const pages = [...new Set(indexes.map((index) => Math.floor(index / PAGE_ROWS)))].filter(
    (page) => page > 0,
  );
  const loaded = useQueries({ queries: pages.map((page) => entriesQuery(electionId, filters, page)) });
  const entryAt = (index: number): RollEntryView | undefined => {
    const page = Math.floor(index / PAGE_ROWS);
    const rows = page === 0 ? firstPage : loaded[pages.indexOf(page)]?.data?.items;
    return rows?.[index - page * PAGE_ROWS];
  };
  return (
    <div
      ref={scroller}
      className="table-region table-region-virtual"
      role="region"
      aria-label={t('roll.table')}
      tabIndex={0}
    >
      <table className="table table-virtual roll-table" aria-rowcount={count + 1}>
        <caption className="visually-hidden">{t('roll.table')}</caption>
        <thead>
          <tr>
            <th scope="col" className="roll-name">
              {t('roll.field.name')}
            </th>
            <th scope="col">{t('roll.field.department')}</th>
            <th scope="col" className="roll-shift">
              {t('roll.field.shift')}
            </th>
            <th scope="col" className="roll-wide roll-number">
              {t('roll.field.employeeNumber')}
            </th>
            <th scope="col" className="roll-wide">
              {t('roll.field.classification')}
            </th>
            <th scope="col" className="roll-wide">
              {t('roll.field.city')}
            </th>
            <th scope="col" className="roll-wide">
              {t('roll.field.section')}
            </th>
          </tr>
        </thead>
        <tbody>
          <Spacer fit={spaceBefore} />
          {indexes.map((index) => (
            <Row key={index} index={index} entry={entryAt(index)} />
          ))}
          <Spacer fit={spaceAfter} />
        </tbody>
      </table>
    </div>
  );
}

function Row({ index, entry }: { index: number; entry: RollEntryView | undefined }) {
  const t = useRollMessages();
  const format = useFormat();
  if (entry === undefined) {
    return (
      <tr aria-rowindex={index + 2}>
        <th scope="row" className="soft">
          {t('roll.loading-row')} <span className="visually-hidden">{format.number(index + 1)}</span>
        </th>
      </tr>
    );
  }
  return (
    <tr aria-rowindex={index + 2}>
      <th scope="row">
        {entry.section === 'challenge' && (
          <span className="roll-narrow">
            <Icon name="warning" /> <span className="visually-hidden">{t('roll.section.challenge')}:</span>
          </span>
        )}
        <bdi>{listName(entry)}</bdi>
      </th>
      <td>{entry.department}</td>
      <td>{entry.shift}</td>
      <td className="roll-wide number">
        <bdi>{entry.employeeNumber}</bdi>
      </td>
      <td className="roll-wide">{entry.classification}</td>
      <td className="roll-wide">{entry.city}</td>
      <td className="roll-wide">
        {entry.section === 'challenge' ? (
          <StatusWord tone="warn">{t('roll.section.challenge')}</StatusWord>
        ) : (
          <span className="soft">{t('roll.section.regular')}</span>
        )}
      </td>
    </tr>
  );
}

function Spacer({ fit }: { fit: (element: HTMLElement | null) => void }) {
  return (
    <tr className="table-spacer" aria-hidden="true" ref={fit}>
      <td />
    </tr>
  );
}
