import type { BoardView } from '@contract/live/live.contract';
import { useFormat } from '../../i18n/provider';
import { ChartFrame } from '../../ui/chart-frame';
import { StepLine } from '../../ui/step-line';
import { ChangingNumber } from './changing-number';
import { useBoardMessages } from './messages';
import { sayTurnout } from './sentences';

/** Envelopes received of those eligible, and how they came in: a total over time, never by group, never by name. */
export function TurnoutCard({ view }: { view: BoardView }) {
  const t = useBoardMessages();
  const format = useFormat();
  const { turnout, eligible } = view;
  return (
    <section className="card stack board-turnout" aria-labelledby="turnout">
      <h2 id="turnout">{t('board.turnout')}</h2>
      {turnout.isHidden ? (
        <p className="measure">{t('board.turnout.hidden')}</p>
      ) : (
        <>
          <p className="board-lead">
            <ChangingNumber className="figure-value" value={turnout.received} />{' '}
            <span>{t('board.turnout.figure')}</span>
            {eligible !== null && eligible > 0 && (
              <span className="soft board-lead-of number">
                {t('board.turnout.of', {
                  whole: format.number(eligible),
                  percent: format.percent(turnout.received, eligible),
                })}
              </span>
            )}
          </p>
          {turnout.series.length === 0 ? (
            <p className="soft">{t('board.turnout.none')}</p>
          ) : (
            <ChartFrame
              title={t('board.turnout.chart')}
              sentence={sayTurnout(view, t, format)}
              table={{
                heads: [t('board.turnout.chart'), t('board.turnout.column.total')],
                rows: turnout.series.map(([at, total]) => [format.dateTime(at), format.number(total)]),
              }}
            >
              <TurnoutCurve view={view} />
            </ChartFrame>
          )}
          <p className="small soft">{t('board.turnout.trays')}</p>
        </>
      )}
    </section>
  );
}

/** The curve alone: from the mailing, or the first tray, to the newest. */
export function TurnoutCurve({ view }: { view: BoardView }) {
  const points = view.turnout.series.map(([at, total]) => ({ at: momentOf(at), total }));
  const opens = view.dates.votingOpens === null ? Infinity : momentOf(view.dates.votingOpens);
  const from = Math.min(opens, points[0]?.at ?? Infinity);
  const to = points.at(-1)?.at ?? from;
  return <StepLine points={points} from={from} to={Math.max(to, from + 1)} />;
}

/** A calendar day stands for its noon, which is that day in every zone of the Americas and Europe. */
function momentOf(at: string): number {
  return new Date(at.length === 10 ? `${at}T12:00:00Z` : at).getTime();
}
