import type { BoardView } from '@contract/live/live.contract';
import { useFormat } from '../../i18n/provider';
import { ChartFrame } from '../../ui/chart-frame';
import { Figure, Figures } from '../../ui/figure';
import { useCoreMessages } from '../../ui/core/messages';
import { RaceBar, Swatch } from '../../ui/race-bar';
import { BlockStrip } from './block-strip';
import { ChangingNumber } from './changing-number';
import { contendersOf } from './choices';
import { useBoardMessages } from './messages';
import { sayNeeds, sayStanding } from './sentences';

/** The race, the one sentence about it, and every number with its noun. */
export function CountCard({ view }: { view: BoardView }) {
  const t = useBoardMessages();
  const format = useFormat();
  const { count, tally } = view;
  const needs = sayNeeds(view, t, format);
  if (count === null) return null;
  return (
    <section className="card stack board-count" aria-labelledby="count">
      <h2 id="count">{t('board.count')}</h2>
      <Contenders view={view} />
      <Race view={view} />
      <p className="board-sentence">{sayStanding(view, t, format)}</p>
      {needs.length > 0 && (
        <ul className="small soft">
          {needs.map((need) => (
            <li key={need}>{need}</li>
          ))}
        </ul>
      )}
      <Figures>
        <Figure
          label={t('board.figure.counted')}
          value={count.counted}
          note={t('board.figure.of-accepted', {
            whole: format.number(count.ballots),
            percent: format.percent(count.counted, count.ballots),
          })}
        />
        <Figure label={t('board.figure.valid')} value={tally?.valid ?? count.valid} />
        <Figure label={t('board.figure.void')} value={tally?.void ?? count.void} />
        <Figure
          label={t('board.figure.challenged')}
          value={tally?.challenged ?? count.challenged}
          note={t('board.figure.challenged.note')}
        />
      </Figures>
      <BlockStrip view={view} />
    </section>
  );
}

/** Same weight, same size, same place for every choice, in the order of the ballot. */
export function Contenders({ view }: { view: BoardView }) {
  const t = useBoardMessages();
  return (
    <dl className="contenders">
      {contendersOf(view).map(({ id, label, fill, votes }) => (
        <div key={id} className="contender">
          <dt>
            <Swatch fill={fill} />
            <bdi>{label}</bdi>
          </dt>
          <dd>
            <ChangingNumber className="contender-votes" value={votes} />{' '}
            <span className="contender-noun">{t('board.votes', { count: votes })}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

export function Race({ view }: { view: BoardView }) {
  const t = useBoardMessages();
  const ui = useCoreMessages();
  const format = useFormat();
  const contenders = contendersOf(view);
  const uncounted = view.tally === null ? (view.standing?.uncounted ?? 0) : 0;
  const challenged = view.tally?.challenged ?? view.standing?.challenged ?? 0;
  return (
    <ChartFrame
      title={t('board.count.chart')}
      isTitleHidden
      sentence={sayStanding(view, t, format)}
      isSentenceHidden
      table={{
        heads: [ui('ui.chart.choice'), ui('ui.chart.votes')],
        rows: [
          ...contenders.map(({ label, votes }) => [label, format.number(votes)]),
          [t('board.left'), format.number(uncounted)],
          [t('board.challenged'), format.number(challenged)],
        ],
      }}
    >
      <RaceBar race={{ choices: contenders, uncounted, challenged }} />
      <ul className="key race-key">
        {uncounted > 0 && (
          <li>
            <Swatch fill="left" />
            <span className="number">
              {t('board.left')}: {format.number(uncounted)}
            </span>
          </li>
        )}
        {challenged > 0 && (
          <li>
            <Swatch fill="challenged" />
            <span className="number">
              {t('board.challenged')}: {format.number(challenged)}
            </span>
          </li>
        )}
        <li className="soft">{t('board.half')}</li>
      </ul>
    </ChartFrame>
  );
}
