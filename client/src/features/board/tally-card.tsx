import type { BoardView } from '@contract/live/live.contract';
import { useFormat, useLocale } from '../../i18n/provider';
import { StatusWord } from '../../ui/status-word';
import { useBoardMessages } from './messages';

interface Line {
  readonly line: string;
  readonly item: string;
  readonly number: number;
}

/** The lines of the tally of ballots, form NLRB-760, as last declared. */
export function TallyCard({ view }: { view: BoardView }) {
  const t = useBoardMessages();
  const format = useFormat();
  const { locale } = useLocale();
  const { tally, election, objections } = view;
  if (tally === null) return null;
  const votesFor = election.choices.flatMap((choice, position) =>
    choice.kind === 'for' ? [{ choice, votes: tally.votes[position] ?? 0 }] : [],
  );
  const other = election.choices.find(({ kind }) => kind !== 'for');
  const lines: Line[] = [
    { line: '1', item: t('board.tally.eligible'), number: tally.eligible },
    { line: '2', item: t('board.tally.void'), number: tally.void },
    ...votesFor.map(({ choice, votes }, index) => ({
      line: String(3 + index),
      item: t('board.tally.for', { choice: choice.label }),
      number: votes,
    })),
    {
      line: '6',
      item:
        other === undefined || other.kind === 'against'
          ? t('board.tally.against')
          : t('board.tally.none', { choice: other.label }),
      number: tally.valid - votesFor.reduce((sum, { votes }) => sum + votes, 0),
    },
    { line: '7', item: t('board.tally.valid'), number: tally.valid },
    { line: '8', item: t('board.tally.challenged'), number: tally.challenged },
    { line: '9', item: t('board.tally.sum'), number: tally.validPlusChallenged },
  ];
  const title =
    tally.revision === 0 ? t('board.tally') : t('board.tally.revised', { revision: tally.revision });
  return (
    <section className="card stack board-tally" aria-labelledby="tally">
      <h2 id="tally">{title}</h2>
      <p className="soft">{t('board.tally.declared', { time: format.dateTime(tally.declaredAt) })}</p>
      <table className="table form-lines">
        <thead>
          <tr>
            <th scope="col">{t('board.tally.line')}</th>
            <th scope="col">{t('board.tally.item')}</th>
            <th scope="col" className="align-end">
              {t('board.tally.number')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ line, item, number }) => (
            <tr key={line}>
              <td className="number">{line}</td>
              <th scope="row">{item}</th>
              <td className="align-end">{format.number(number)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <StatusWord tone={tally.isDeterminative ? 'warn' : 'plain'}>
          {t(tally.isDeterminative ? 'board.tally.sufficient' : 'board.tally.insufficient')}
        </StatusWord>
      </p>
      <p>{tally.explanation[locale]}</p>
      {objections !== null && (
        <p>
          {t(objections.filed === 0 ? 'board.objections.none' : 'board.objections', {
            filed: objections.filed,
            open: format.number(objections.open),
          })}
        </p>
      )}
      <p className="small soft">{t('board.tally.certified-later')}</p>
    </section>
  );
}
