import type { ImportRowView, LikelyPerson } from '@contract/roll/imports.contract';
import { useFormat } from '../../../i18n/provider';
import { Button } from '../../../ui/button';
import { StatusWord } from '../../../ui/notice';
import { QueryView } from '../../../ui/query-view';
import { usePages } from '../pairs/use-pages';
import { useRollWords } from '../words/messages';
import { useListMessages } from './messages';
import { useListPlace } from './place';
import { rowsQuery } from './queries';
import type { StepProps } from './review';
import { useRowPlace } from './sheet-name';
import { rowKey, useKeptRows } from './use-kept-rows';
import type { PeopleInHand } from './use-people';

const SHOWN_AT_ONCE = 50;

/** New rows that look like someone of the roll: a married name, a new number. Nobody loses their history unasked. */
export function LikelyPeople({ view, people }: { view: StepProps['view']; people: PeopleInHand }) {
  const t = useListMessages();
  const place = useListPlace();
  const { query, hasMore, beyond, more } = usePages(
    (offset) => rowsQuery(place, view, { show: 'likely', offset, limit: SHOWN_AT_ONCE }),
    SHOWN_AT_ONCE,
  );
  const rows = useKeptRows(
    'likely',
    query.data?.items,
    { cells: [], kept: [], merged: [] },
    (row) => people.choiceFor(row.sheet, row.row) !== undefined,
  );
  return (
    <div className="stack">
      <p className="measure soft">{t('list.likely.explain')}</p>
      <QueryView query={query}>
        {() =>
          rows.length === 0 ? (
            <p className="soft">{t('list.none')}</p>
          ) : (
            <>
              <ul className="list-likely">
                {rows.map((row) => (
                  <li key={rowKey(row)} className="card stack">
                    <LikelyRow view={view} row={row} people={people} />
                  </li>
                ))}
              </ul>
              {hasMore && (
                <div>
                  <Button onClick={more}>{t('list.likely.more', { count: beyond })}</Button>
                </div>
              )}
            </>
          )
        }
      </QueryView>
    </div>
  );
}

function LikelyRow({
  view,
  row,
  people,
}: {
  view: StepProps['view'];
  row: ImportRowView;
  people: PeopleInHand;
}) {
  const t = useListMessages();
  const rowPlace = useRowPlace(view);
  const { sheet, row: number } = row;
  if (sheet === null || number === null) return null;
  const place = { sheet, row: number };
  const chosen = people.choiceFor(sheet, number);
  return (
    <>
      <p>
        <strong>
          <bdi>{row.name}</bdi>
        </strong>{' '}
        <span className="soft number">
          {[rowPlace(sheet, number), row.employeeNumber, row.department, row.shift]
            .filter((each) => each !== '')
            .join(' · ')}
        </span>
      </p>
      {chosen !== undefined && (
        <StatusWord tone="info" icon="check">
          {t(chosen.entryId === null ? 'list.likely.is-nobody' : 'list.likely.is-somebody')}
        </StatusWord>
      )}
      {row.likely.map((person) => (
        <div key={person.entryId} className="list-likely-person">
          <LikelyWords person={person} />
          <Button
            aria-pressed={chosen?.entryId === person.entryId}
            aria-label={t('list.likely.same-as', { name: person.name })}
            kind="primary"
            onClick={() => people.choosePerson({ ...place, entryId: person.entryId })}
          >
            {t('list.likely.same')}
          </Button>
        </div>
      ))}
      <div>
        <Button
          aria-pressed={chosen?.entryId === null}
          aria-label={t('list.likely.other-than', { name: row.name })}
          onClick={() => people.choosePerson({ ...place, entryId: null })}
        >
          {t('list.likely.other')}
        </Button>
      </div>
    </>
  );
}

function LikelyWords({
  person: { name, employeeNumber, department, shift, score, reasons },
}: {
  person: LikelyPerson;
}) {
  const t = useListMessages();
  const words = useRollWords();
  const format = useFormat();
  return (
    <p>
      {t('list.likely.looks', { name })}{' '}
      <span className="soft number">
        {[employeeNumber, department, shift].filter((each) => each !== '').join(' · ')}
      </span>
      <br />
      <span className="number">{words('roll.pair.score', { score: format.number(score) })}</span>
      {reasons.length > 0 && `: ${format.list(reasons.map((reason) => words(`roll.likeness.${reason}`)))}`}
    </p>
  );
}
