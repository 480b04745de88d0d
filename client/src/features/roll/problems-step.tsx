import { useQuery } from '@tanstack/react-query';
import type { ImportProblems, LeftOutCount, ProblemExample, RowPlace } from '@contract/roll/imports.contract';
import { useFormat } from '../../i18n/provider';
import { Button } from '../../ui/button';
import { StatusWord } from '../../ui/notice';
import { QueryView } from '../../ui/query-view';
import { Table } from '../../ui/table';
import { choiceOf } from './choices';
import type { StepProps } from './import-page';
import { useRollMessages, type RollMessage } from './messages';
import { importRowsQuery } from './queries';

/** By cause, not row by row: what was mended, what is worth knowing, and every row that was left out, with its reason. */
export function ProblemsStep(props: StepProps) {
  const t = useRollMessages();
  const { view } = props;
  const open = view.problems.filter(({ isMended }) => !isMended);
  const mended = view.problems.filter(({ isMended }) => isMended);
  return (
    <div className="stack-wide">
      {view.problems.length === 0 && (
        <p>
          <StatusWord tone="good">{t('roll.problems.none')}</StatusWord>
        </p>
      )}
      <NearDuplicates {...props} />
      {open.length > 0 && <Groups caption={t('roll.problems.open')} groups={open} />}
      {mended.length > 0 && <Groups caption={t('roll.problems.mended')} groups={mended} />}
      <LeftOutTable counts={view.counts?.leftOut ?? []} />
    </div>
  );
}

function Groups({ caption, groups }: { caption: string; groups: readonly ImportProblems[] }) {
  const t = useRollMessages();
  return (
    <Table
      caption={caption}
      columns={[
        {
          id: 'code',
          header: t('roll.problems.code'),
          isRowHeader: true,
          cell: ({ code, field, isMended }) => (
            <span className="stack roll-tight">
              <StatusWord tone={isMended ? 'info' : 'warn'}>{t(`roll.problem.${code}`)}</StatusWord>
              {field !== null && <span className="small soft">{t(`roll.field.${field}`)}</span>}
            </span>
          ),
        },
        {
          id: 'count',
          header: t('roll.left-out.rows'),
          align: 'end',
          cell: ({ count }) => t('roll.problems.count', { count }),
        },
        {
          id: 'examples',
          header: t('roll.problems.examples'),
          cell: ({ examples }) => (
            <ul className="roll-examples">
              {examples.map((example) => (
                <li key={`${String(example.sheet)}/${String(example.row)}`}>
                  <Example example={example} />
                </li>
              ))}
            </ul>
          ),
        },
      ]}
      rows={groups}
      rowKey={({ code, field }) => `${code}/${field ?? ''}`}
    />
  );
}

function Example({ example: { row, before, after } }: { example: ProblemExample }) {
  const t = useRollMessages();
  if (before === '') return t('roll.problems.example.bare', { row });
  if (before === after) return t('roll.problems.example.short', { row, before });
  return t('roll.problems.example', {
    row,
    before,
    after: after === '' ? t('roll.compare.empty-value') : after,
  });
}

function NearDuplicates({ electionId, view, choose, isChoosing }: StepProps) {
  const t = useRollMessages();
  const query = useQuery(importRowsQuery(electionId, view, 'left-out', 'near-duplicate', 0));
  const keep = (kept: readonly RowPlace[]) => choose({ sheets: view.sheets.map(choiceOf), kept: [...kept] });
  const isSamePlace = (a: RowPlace, b: RowPlace) => a.sheet === b.sheet && a.row === b.row;
  return (
    <QueryView query={query}>
      {({ items }) =>
        items.length === 0 && view.kept.length === 0 ? null : (
          <section className="card stack">
            <h2>{t('roll.near.title')}</h2>
            <p className="measure">{t('roll.near.detail')}</p>
            <ul className="roll-near">
              {items.map((item) => {
                const place = { sheet: item.sheet ?? 0, row: item.row ?? 1 };
                return (
                  <li key={place.row} className="spread">
                    <span>
                      <strong>
                        <bdi>{item.name}</bdi>
                      </strong>{' '}
                      <span className="soft number">
                        {item.employeeNumber} · {t('roll.problems.example.bare', { row: place.row })},{' '}
                        {t('roll.near.like', { row: item.other?.row ?? 0 })}
                      </span>
                    </span>
                    <Button
                      isBusy={isChoosing}
                      aria-label={`${t('roll.near.keep')}: ${item.name}`}
                      onClick={() => keep([...view.kept, place])}
                    >
                      {t('roll.near.keep')}
                    </Button>
                  </li>
                );
              })}
              {view.kept.map((place) => (
                <li key={`kept ${String(place.row)}`} className="spread">
                  <span>
                    {t('roll.problems.example.bare', { row: place.row })} · {t('roll.near.kept')}
                  </span>
                  <Button
                    isBusy={isChoosing}
                    onClick={() => keep(view.kept.filter((each) => !isSamePlace(each, place)))}
                  >
                    {t('roll.near.undo')}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )
      }
    </QueryView>
  );
}

function LeftOutTable({ counts }: { counts: readonly LeftOutCount[] }) {
  const t = useRollMessages();
  const format = useFormat();
  if (counts.length === 0) return null;
  return (
    <Table
      caption={t('roll.left-out.title')}
      columns={[
        {
          id: 'reason',
          header: t('roll.left-out.reason'),
          isRowHeader: true,
          cell: ({ reason }) => t(reasonMessage(reason)),
        },
        {
          id: 'rows',
          header: t('roll.left-out.rows'),
          align: 'end',
          cell: ({ count }) => format.number(count),
        },
      ]}
      rows={counts}
      rowKey={({ reason }) => reason}
    />
  );
}

export function reasonMessage(reason: LeftOutCount['reason']): RollMessage {
  // `roll.left-out.title` is the heading of their table.
  return reason === 'title' ? 'roll.left-out.title-row' : `roll.left-out.${reason}`;
}
