import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportCounts, ImportRowView } from '@contract/roll/imports.contract';
import { useFormat } from '../../../i18n/provider';
import { textIn, useUrlState } from '../../../shells/route-state';
import { Notice, StatusWord } from '../../../ui/notice';
import { QueryView } from '../../../ui/query-view';
import { Table, type Column } from '../../../ui/table';
import { Changes } from '../words/changes';
import { useReasonWords, useRollWords } from '../words/messages';
import { GoneOthers, GoneReasonChoice } from './gone';
import { LikelyPeople } from './likely-people';
import { useListMessages } from './messages';
import { useListPlace } from './place';
import { rowsQuery, type ShownRows } from './queries';
import type { StepProps } from './review';
import { RowPager } from './row-pager';
import { useRowPlace } from './sheet-name';
import type { PeopleInHand } from './use-people';

const SHOWN = ['likely', 'new', 'changed', 'moved', 'gone', 'same', 'left-out'] as const;
type Shown = (typeof SHOWN)[number] & ShownRows;

const readShown = (
  search: Readonly<Record<string, unknown>>,
): { show: Shown | undefined; from: number | undefined } => {
  const from = Number(textIn(search, 'from'));
  return {
    show: SHOWN.find((each) => each === textIn(search, 'show')),
    from: Number.isInteger(from) && from > 0 ? from : undefined,
  };
};

/** A list that lacks more of the roll than this is perhaps only a part of it. */
const MANY_GONE = 0.2;

/** What the list would change, in numbers and row by row, and who the people are that it seems to have renamed or lost. */
export function CompareStep({ view, people }: StepProps & { people: PeopleInHand }) {
  const t = useListMessages();
  const format = useFormat();
  const { Beyond } = useListPlace();
  const [{ show, from = 0 }, setShown] = useUrlState(readShown);
  const { counts } = view;
  // What is decided makes other rows the first to look at: the page stays with those it began with.
  const [landing] = useState(() => counts && firstToShow(counts));
  if (counts === null) return null;
  const shown = show ?? landing ?? firstToShow(counts);
  const known = counts.changed + counts.same + counts.gone;
  return (
    <div className="stack-wide">
      {Beyond && <Beyond view={view} />}
      {counts.added + counts.changed + counts.gone === 0 && (
        <Notice tone="good" title={t('list.compare.nothing')} />
      )}
      {counts.gone > known * MANY_GONE && (
        <Notice
          tone="warn"
          title={t('list.compare.many-gone', {
            gone: format.number(counts.gone),
            people: format.number(known),
          })}
        />
      )}
      <div className="list-tabs" role="group" aria-label={t('list.compare.show')}>
        {SHOWN.filter((each) => each !== 'likely' || counts.likely > 0 || shown === 'likely').map((each) => (
          <button
            key={each}
            type="button"
            className="list-tab"
            aria-pressed={each === shown}
            onClick={() => setShown({ show: each, from: undefined })}
          >
            <span className="list-tab-count number">{format.number(countOf(counts, each))}</span>
            <span>{t(`list.compare.${each}`)}</span>
          </button>
        ))}
      </div>
      <div className="stack">
        {shown === 'gone' && counts.gone > 0 && <GoneOthers counts={counts} people={people} />}
        {shown === 'likely' ? (
          <LikelyPeople view={view} people={people} />
        ) : (
          <Rows
            key={shown}
            view={view}
            people={people}
            shown={shown}
            from={from}
            onFrom={(next) => setShown({ from: next })}
          />
        )}
      </div>
    </div>
  );
}

function Rows({
  view,
  people,
  shown,
  from,
  onFrom,
}: {
  view: StepProps['view'];
  people: PeopleInHand;
  shown: Shown;
  from: number;
  onFrom: (from: number | undefined) => void;
}) {
  const t = useListMessages();
  const words = useRollWords();
  const place = useListPlace();
  const rowPlace = useRowPlace(view);
  const query = useQuery(rowsQuery(place, view, { show: shown, offset: from }));
  const isGone = shown === 'gone';
  const columns: Column<ImportRowView>[] = [
    {
      id: 'name',
      header: words('roll.field.name'),
      isRowHeader: true,
      className: 'list-name',
      cell: (item) => <bdi>{item.name === '' ? shortened(item.cells.join(' · ')) : item.name}</bdi>,
    },
    ...(isGone
      ? [
          {
            id: 'reason',
            header: t('list.gone.reason'),
            cell: (item: ImportRowView) => <GoneReasonChoice row={item} people={people} />,
          },
        ]
      : []),
    ...(shown === 'same'
      ? []
      : isGone
        ? []
        : [
            {
              id: 'what',
              header: t('list.compare.what'),
              className: 'list-what',
              cell: (item: ImportRowView) => <What view={view} item={item} />,
            },
          ]),
    {
      id: 'number',
      header: words('roll.field.employeeNumber'),
      cell: ({ employeeNumber }) => <bdi>{employeeNumber}</bdi>,
    },
    { id: 'department', header: words('roll.field.department'), cell: ({ department }) => department },
    { id: 'shift', header: words('roll.field.shift'), cell: ({ shift }) => shift },
    ...(isGone
      ? []
      : [
          {
            id: 'row',
            header: t('list.grid.row'),
            cell: ({ sheet, row }: ImportRowView) => <span className="number">{rowPlace(sheet, row)}</span>,
          },
        ]),
  ];
  return (
    <QueryView query={query}>
      {({ items, total }) =>
        items.length === 0 ? (
          <p className="soft">{t('list.none')}</p>
        ) : (
          <div className="stack">
            <Table
              caption={t(`list.compare.${shown}`)}
              isCaptionHidden
              columns={columns}
              rows={items}
              rowKey={(item, index) =>
                item.entryId ?? `${String(item.sheet)}/${String(item.row)}/${String(index)}`
              }
            />
            <RowPager from={from} shown={items.length} total={total} onFrom={onFrom} />
          </div>
        )
      }
    </QueryView>
  );
}

const LONGEST_SHOWN = 80;

function shortened(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

/** Before → after of each field that changes; or why the row brings nobody. */
function What({ view, item }: { view: StepProps['view']; item: ImportRowView }) {
  const t = useListMessages();
  const rowPlace = useRowPlace(view);
  const words = useRollWords();
  const reasonWords = useReasonWords();
  if (item.leftOut !== null) {
    const reason = reasonWords(item.leftOut);
    if (item.other === null) return reason;
    return t('list.compare.repeats', { reason, row: rowPlace(item.other.sheet, item.other.row) });
  }
  if (item.changes.length === 0) {
    return item.section === 'challenge' ? (
      <StatusWord tone="warn">{words('roll.section.challenge')}</StatusWord>
    ) : (
      <span className="soft">{words('roll.section.regular')}</span>
    );
  }
  return <Changes changes={item.changes} />;
}

function firstToShow(counts: ImportCounts): Shown {
  if (counts.likely > 0) return 'likely';
  if (counts.changed > 0) return 'changed';
  if (counts.added > 0) return 'new';
  return counts.gone > 0 ? 'gone' : 'same';
}

function countOf(counts: ImportCounts, shown: Shown): number {
  switch (shown) {
    case 'new':
      return counts.added;
    case 'left-out':
      return counts.rowsInFile - counts.people;
    default:
      return counts[shown];
  }
}
