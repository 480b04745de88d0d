import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import type { RollEntryView } from '@contract/roll/roll.contract';
import { listName } from '@domain/names';
import { useFormat } from '../../i18n/provider';
import { useAnnounce } from '../../ui/announcer';
import { Icon } from '../../ui/icons';
import { QueryView } from '../../ui/query-view';
import { StatusWord } from '../../ui/status-word';
import { useVirtualRows } from '../../ui/virtual-table';
import { ExplainGoneBar } from './explain-gone';
import { useRollMessages } from './messages';
import { entriesQuery, PAGE_ROWS, type RollFilters } from './queries';
import { useRollWords } from './words/messages';

/** Any number of people: the page holds those on screen and asks for their hundreds as they come into sight. */
export function RollTable({
  electionId,
  filters,
  canExplain,
}: {
  electionId: string;
  filters: RollFilters;
  /** May say why people are gone: several at once. */
  canExplain: boolean;
}) {
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
              isGone={wanted.standing === 'gone'}
              isChoosing={canExplain && wanted.standing === 'gone'}
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
  isGone,
  isChoosing,
}: {
  electionId: string;
  filters: RollFilters;
  firstPage: readonly RollEntryView[];
  count: number;
  /** Why they are gone stands in place of the job and the city; on a phone, of where they worked. */
  isGone: boolean;
  isChoosing: boolean;
}) {
  const t = useRollMessages();
  const words = useRollWords();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const choose = (id: string, isChosen: boolean) =>
    setChosen((before) => {
      const after = new Set(before);
      if (isChosen) after.add(id);
      else after.delete(id);
      return after;
    });
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
    <>
      {isChoosing && (
        <ExplainGoneBar electionId={electionId} chosen={chosen} onDone={() => setChosen(new Set())} />
      )}
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
              {isChoosing && (
                <th scope="col" className="roll-choose">
                  <span className="visually-hidden">{t('roll.choose')}</span>
                </th>
              )}
              <th scope="col" className="roll-name">
                {words('roll.field.name')}
              </th>
              <th scope="col" className={isGone ? 'roll-wide' : undefined}>
                {words('roll.field.department')}
              </th>
              <th scope="col" className={isGone ? 'roll-wide roll-shift' : 'roll-shift'}>
                {words('roll.field.shift')}
              </th>
              <th scope="col" className="roll-wide roll-number">
                {words('roll.field.employeeNumber')}
              </th>
              {isGone ? (
                <th scope="col" className="roll-reason-column">
                  {t('roll.filter.gone-reason')}
                </th>
              ) : (
                <>
                  <th scope="col" className="roll-wide">
                    {words('roll.field.classification')}
                  </th>
                  <th scope="col" className="roll-wide">
                    {words('roll.field.city')}
                  </th>
                </>
              )}
              <th scope="col" className="roll-wide">
                {words('roll.field.section')}
              </th>
            </tr>
          </thead>
          <tbody>
            <Spacer fit={spaceBefore} />
            {indexes.map((index) => {
              const entry = entryAt(index);
              return (
                <Row
                  key={index}
                  electionId={electionId}
                  index={index}
                  entry={entry}
                  isGone={isGone}
                  isChosen={isChoosing ? entry !== undefined && chosen.has(entry.id) : null}
                  onChoose={choose}
                />
              );
            })}
            <Spacer fit={spaceAfter} />
          </tbody>
        </table>
      </div>
    </>
  );
}

function Row({
  electionId,
  index,
  entry,
  isGone,
  isChosen,
  onChoose,
}: {
  electionId: string;
  index: number;
  entry: RollEntryView | undefined;
  isGone: boolean;
  /** Null where nobody is chosen from the table. */
  isChosen: boolean | null;
  onChoose: (id: string, isChosen: boolean) => void;
}) {
  const t = useRollMessages();
  const words = useRollWords();
  const format = useFormat();
  if (entry === undefined) {
    return (
      <tr aria-rowindex={index + 2}>
        {isChosen !== null && <td />}
        <th scope="row" className="soft">
          {t('roll.loading-row')} <span className="visually-hidden">{format.number(index + 1)}</span>
        </th>
      </tr>
    );
  }
  return (
    <tr aria-rowindex={index + 2}>
      {isChosen !== null && (
        <td className="roll-choose">
          <input
            type="checkbox"
            className="roll-box"
            checked={isChosen}
            aria-label={t('roll.choose.person', { name: listName(entry) })}
            onChange={(event) => onChoose(entry.id, event.target.checked)}
          />
        </td>
      )}
      <th scope="row">
        {entry.section === 'challenge' && (
          <span className="roll-narrow">
            <Icon name="warning" />{' '}
            <span className="visually-hidden">{words('roll.section.challenge')}:</span>
          </span>
        )}
        <Link
          to="/elections/$election/roll/$entry"
          params={{ election: electionId, entry: entry.id }}
          className="roll-link"
        >
          <bdi>{listName(entry)}</bdi>
        </Link>
      </th>
      <td className={isGone ? 'roll-wide' : undefined}>{entry.department}</td>
      <td className={isGone ? 'roll-wide' : undefined}>{entry.shift}</td>
      <td className="roll-wide number">
        <bdi>{entry.employeeNumber}</bdi>
      </td>
      {isGone ? (
        <td>{words(`roll.gone.${entry.goneReason ?? 'unexplained'}`)}</td>
      ) : (
        <>
          <td className="roll-wide">{entry.classification}</td>
          <td className="roll-wide">{entry.city}</td>
        </>
      )}
      <td className="roll-wide">
        {entry.section === 'challenge' ? (
          <StatusWord tone="warn">{words('roll.section.challenge')}</StatusWord>
        ) : (
          <span className="soft">{words('roll.section.regular')}</span>
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
