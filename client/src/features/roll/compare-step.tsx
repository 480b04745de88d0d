import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { ImportCounts, ImportRowView } from '@contract/roll/imports.contract';
import { useFormat } from '../../i18n/provider';
import { textIn, useUrlState } from '../../shells/route-state';
import { Button } from '../../ui/button';
import { Figure, Figures } from '../../ui/figure';
import { Notice } from '../../ui/notice';
import { QueryView } from '../../ui/query-view';
import { Table } from '../../ui/table';
import type { StepProps } from './import-page';
import { useRollMessages } from './messages';
import { reasonMessage } from './problems-step';
import { importRowsQuery, SHOWN_AT_ONCE, type ShownRows } from './queries';

const SHOWN: readonly ShownRows[] = ['new', 'changed', 'gone', 'same', 'left-out'];

const readShown = (
  search: Readonly<Record<string, unknown>>,
): { show: ShownRows | undefined; from: number | undefined } => {
  const from = Number(textIn(search, 'from'));
  return {
    show: SHOWN.find((each) => each === textIn(search, 'show')),
    from: Number.isInteger(from) && from > 0 ? from : undefined,
  };
};

/** A list that lacks more of the roll than this is perhaps only a part of it. */
const MANY_GONE = 0.2;

/** What would change, in numbers and row by row; then the one step that changes it. */
export function CompareStep({
  electionId,
  view,
  apply,
  isApplying,
}: StepProps & { apply: () => void; isApplying: boolean }) {
  const t = useRollMessages();
  const format = useFormat();
  const [{ show, from = 0 }, setShown] = useUrlState(readShown);
  const id = useId();
  const { counts } = view;
  if (counts === null) return null;
  const shown = show ?? firstToShow(counts);
  const isNothing = counts.added + counts.changed + counts.gone === 0;
  const onRoll = counts.changed + counts.same + counts.gone;
  return (
    <div className="stack-wide">
      <Figures>
        <Figure label={t('roll.compare.new')} value={counts.added} />
        <Figure label={t('roll.compare.changed')} value={counts.changed} />
        <Figure label={t('roll.compare.same')} value={counts.same} />
        <Figure label={t('roll.compare.gone')} value={counts.gone} note={t('roll.compare.gone.note')} />
      </Figures>
      {counts.gone > onRoll * MANY_GONE && (
        <Notice
          tone="warn"
          title={t('roll.compare.many-gone', {
            gone: format.number(counts.gone),
            people: format.number(onRoll),
          })}
        />
      )}
      {isNothing ? (
        <Notice tone="good" title={t('roll.compare.nothing')} />
      ) : (
        <div>
          <Button kind="primary" isLarge isBusy={isApplying} onClick={apply}>
            {t('roll.compare.apply', { people: counts.people })}
          </Button>
        </div>
      )}
      <div className="field roll-show">
        <label className="field-label" htmlFor={id}>
          {t('roll.compare.show')}
        </label>
        <select
          id={id}
          className="input"
          value={shown}
          onChange={(event) =>
            setShown({ show: SHOWN.find((each) => each === event.target.value), from: undefined })
          }
        >
          {SHOWN.map((each) => (
            <option key={each} value={each}>
              {`${t(`roll.compare.${each as Exclude<ShownRows, 'problems'>}`)} (${format.number(countOf(counts, each))})`}
            </option>
          ))}
        </select>
      </div>
      <Rows
        electionId={electionId}
        view={view}
        shown={shown}
        from={from}
        onFrom={(next) => setShown({ from: next })}
      />
    </div>
  );
}

function Rows({
  electionId,
  view,
  shown,
  from,
  onFrom,
}: Pick<StepProps, 'electionId' | 'view'> & {
  shown: ShownRows;
  from: number;
  onFrom: (from: number | undefined) => void;
}) {
  const t = useRollMessages();
  const format = useFormat();
  const query = useQuery(importRowsQuery(electionId, view, shown, undefined, from));
  return (
    <QueryView query={query}>
      {({ items, total }) =>
        items.length === 0 ? (
          <p className="soft">{t('roll.compare.none')}</p>
        ) : (
          <div className="stack">
            <Table
              caption={t('roll.compare.rows')}
              isCaptionHidden
              columns={[
                {
                  id: 'row',
                  header: t('roll.sheet.row'),
                  align: 'end',
                  cell: ({ row }) => (row === null ? '–' : format.number(row)),
                },
                {
                  id: 'name',
                  header: t('roll.field.name'),
                  isRowHeader: true,
                  cell: (item) => (
                    <bdi>{item.name === '' ? item.cells.join(' · ').slice(0, 80) : item.name}</bdi>
                  ),
                },
                {
                  id: 'number',
                  header: t('roll.field.employeeNumber'),
                  cell: ({ employeeNumber }) => employeeNumber,
                },
                {
                  id: 'department',
                  header: t('roll.field.department'),
                  cell: ({ department }) => department,
                },
                { id: 'shift', header: t('roll.field.shift'), cell: ({ shift }) => shift },
                { id: 'what', header: t('roll.compare.what'), cell: (item) => <What item={item} /> },
              ]}
              rows={items}
              rowKey={(item, index) => `${String(item.sheet)}/${String(item.row)}/${String(index)}`}
            />
            <div className="cluster">
              <span className="number">
                {t('roll.compare.page', {
                  from: format.number(from + 1),
                  to: format.number(from + items.length),
                  total: format.number(total),
                })}
              </span>
              {from > 0 && (
                <Button onClick={() => onFrom(Math.max(0, from - SHOWN_AT_ONCE) || undefined)}>
                  {t('roll.compare.previous')}
                </Button>
              )}
              {from + items.length < total && (
                <Button onClick={() => onFrom(from + SHOWN_AT_ONCE)}>{t('roll.compare.following')}</Button>
              )}
            </div>
          </div>
        )
      }
    </QueryView>
  );
}

function What({ item }: { item: ImportRowView }) {
  const t = useRollMessages();
  if (item.leftOut !== null) return t(reasonMessage(item.leftOut));
  if (item.section === 'challenge' && item.changes.length === 0) return t('roll.section.challenge');
  return (
    <ul className="roll-examples">
      {item.changes.map(({ field, before, after }) => (
        <li key={field}>
          {t(`roll.field.${field}`)}: <del>{before || t('roll.compare.empty-value')}</del>{' '}
          <span aria-hidden="true">→</span> <ins>{after || t('roll.compare.empty-value')}</ins>
        </li>
      ))}
    </ul>
  );
}

function firstToShow(counts: ImportCounts): ShownRows {
  if (counts.changed > 0) return 'changed';
  if (counts.added > 0) return 'new';
  return counts.gone > 0 ? 'gone' : 'same';
}

function countOf(counts: ImportCounts, shown: ShownRows): number {
  switch (shown) {
    case 'new':
      return counts.added;
    case 'changed':
      return counts.changed;
    case 'gone':
      return counts.gone;
    case 'same':
      return counts.same;
    default:
      return counts.rowsInFile - counts.people;
  }
}
