import { useFormat } from '../../i18n/provider';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icons';
import { Notice, StatusWord } from '../../ui/status-word';
import { useBoardMessages } from './messages';
import type { BoardState } from './use-board';

/** How old the figures are, whether more will come by themselves, and a way to hold them still. */
export function Freshness({
  state,
  setPaused,
}: {
  state: BoardState;
  setPaused: (isPaused: boolean) => void;
}) {
  const t = useBoardMessages();
  const format = useFormat();
  const { view, feed, heardAt, now, isPaused, waiting } = state;
  const isRunning = now !== null && heardAt !== null;
  return (
    <div className="board-freshness">
      {isRunning && (
        <StatusWord
          tone={feed === 'live' ? 'good' : feed === 'lost' ? 'stop' : 'plain'}
          icon={feed === 'live' ? 'dot' : feed === 'lost' ? 'cut' : 'clock'}
        >
          {t(`board.state.${feed}`)}
        </StatusWord>
      )}
      <span className="number">{t('board.as-of', { time: format.time(view.asOf) })}</span>
      {isRunning && (
        <span className="number soft">
          {t('board.heard', { ago: format.relative(heardAt, Math.max(now, heardAt + 1_000)) })}
        </span>
      )}
      <span className="needs-script">
        <Button kind="quiet" aria-pressed={isPaused} onClick={() => setPaused(!isPaused)}>
          <Icon name={isPaused ? 'play' : 'pause'} />
          {t(isPaused ? 'board.resume' : 'board.pause')}
        </Button>
      </span>
      <noscript>
        <span className="soft">{t('board.no-script')}</span>
      </noscript>
      {isPaused && (
        <p className="board-banner">
          {t(waiting === null ? 'board.paused' : 'board.paused.waiting', { time: format.time(view.asOf) })}
        </p>
      )}
      {feed === 'lost' && heardAt !== null && (
        <div className="board-banner" role="alert">
          <Notice tone="stop" title={t('board.stale', { time: format.time(heardAt) })} />
        </div>
      )}
    </div>
  );
}
