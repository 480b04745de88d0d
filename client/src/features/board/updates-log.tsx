import type { BoardView } from '@contract/live/live.contract';
import { useFormat } from '../../i18n/provider';
import { StatusWord } from '../../ui/status-word';
import { useBoardMessages, type BoardMessage } from './messages';
import { sayTotals } from './sentences';

const REASONS: Readonly<Record<string, BoardMessage>> = {
  miscounted: 'board.reason.miscounted',
  misread: 'board.reason.misread',
  'wrong-ballots': 'board.reason.wrong-ballots',
  'salt-lost': 'board.reason.salt-lost',
  'teller-left': 'board.reason.teller-left',
  'docket-mismatch': 'board.reason.docket-mismatch',
};

/** The newest sealed blocks and every correction among them: a correction is announced, never silent. */
export function UpdatesLog({ view }: { view: BoardView }) {
  const t = useBoardMessages();
  const format = useFormat();
  const { count, election } = view;
  if (count === null) return null;
  const sealed = count.updates.map((update) => ({
    index: update.index,
    at: update.at,
    correction: null,
    text: t('board.log.sealed', {
      block: update.block,
      totals: sayTotals(election.choices, update.votes, t, format),
    }),
  }));
  const corrected = count.corrections.map((correction) => ({
    index: correction.index,
    at: correction.at,
    correction: t(REASONS[correction.reason] ?? 'board.reason.other'),
    text: t('board.log.corrected', {
      block: correction.block,
      totals: sayTotals(election.choices, correction.votes, t, format),
    }),
  }));
  const entries = [...sealed, ...corrected].sort((a, b) => b.index - a.index);
  return (
    <section className="card stack board-log" aria-labelledby="log">
      <h2 id="log">{t('board.log')}</h2>
      {entries.length === 0 && <p className="soft">{t('board.log.empty')}</p>}
      {/* The status line reads the newest one out, in its own time. */}
      <div role="log" aria-live="off" aria-labelledby="log">
        <ol className="log">
          {entries.map(({ index, at, text, correction }) => (
            <li key={index} className="log-entry">
              <time className="number soft" dateTime={at}>
                {format.clock(at)}
              </time>
              <div>
                {correction !== null && <StatusWord tone="warn">{t('board.log.correction')}</StatusWord>}
                <p>{text}</p>
                {correction !== null && <p className="small soft">{correction}</p>}
              </div>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}
