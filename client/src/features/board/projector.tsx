import { useEffect, useRef } from 'react';
import { useFormat } from '../../i18n/provider';
import { useCoreMessages } from '../../ui/core/messages';
import { RaceBar } from '../../ui/race-bar';
import { useTheme } from '../../ui/theme';
import { contendersOf } from './choices';
import { Contenders } from './count-card';
import { ChangingNumber } from './changing-number';
import { useBoardMessages } from './messages';
import { sayStanding } from './sentences';
import { TurnoutCurve } from './turnout-card';
import type { BoardState } from './use-board';

const SHIFT_MILLISECONDS = 600_000;

/** For the wall: readable from the back row, dark unless told otherwise, never a person's name. */
export function Projector({ state, onLeave }: { state: BoardState; onLeave: () => void }) {
  const t = useBoardMessages();
  const ui = useCoreMessages();
  const format = useFormat();
  const [theme, setTheme] = useTheme();
  const { view, feed, heardAt } = state;
  const { count, turnout, eligible, tally, standing, checkpoint, election } = view;
  const frame = useRef<HTMLDivElement>(null);
  useWakeLock();
  useDarkRoom();
  useEffect(() => {
    // A still picture burns into a screen: it wanders by one percent every ten minutes.
    const timer = window.setInterval(() => {
      const step = () => `${String(Math.round(Math.random() * 2 - 1))}%`;
      frame.current?.style.setProperty('translate', `${step()} ${step()}`);
    }, SHIFT_MILLISECONDS);
    return () => window.clearInterval(timer);
  }, []);
  return (
    <div className="projector" ref={frame}>
      <header className="projector-head">
        <h1>{election.name}</h1>
        <p>{t(`board.phase.${view.phase}`)}</p>
      </header>
      <main className="projector-main">
        {count !== null ? (
          <>
            <Contenders view={view} />
            <RaceBar
              race={{
                choices: contendersOf(view),
                uncounted: tally === null ? (standing?.uncounted ?? 0) : 0,
                challenged: tally?.challenged ?? standing?.challenged ?? 0,
              }}
            />
          </>
        ) : (
          !turnout.isHidden && (
            <>
              <dl className="contenders">
                <div className="contender">
                  <dt>{t('board.turnout.figure')}</dt>
                  <dd>
                    <ChangingNumber className="contender-votes" value={turnout.received} />{' '}
                    {eligible !== null && eligible > 0 && (
                      <span className="contender-noun">
                        {t('board.turnout.of', {
                          whole: format.number(eligible),
                          percent: format.percent(turnout.received, eligible),
                        })}
                      </span>
                    )}
                  </dd>
                </div>
              </dl>
              {turnout.series.length > 0 && <TurnoutCurve view={view} />}
            </>
          )
        )}
        <p className="projector-sentence">{sayStanding(view, t, format)}</p>
        {feed === 'lost' && heardAt !== null && (
          <p className="projector-sentence" role="alert">
            {t('board.stale', { time: format.time(heardAt) })}
          </p>
        )}
      </main>
      <footer className="projector-foot number">
        {count !== null && tally === null && (
          <span>
            {t('board.left')}: {format.number(standing?.uncounted ?? 0)}
          </span>
        )}
        {count !== null && (
          <span>
            {t('board.challenged')}: {format.number(tally?.challenged ?? count.challenged)}
          </span>
        )}
        <span>{t('board.as-of', { time: format.time(view.asOf) })}</span>
        {checkpoint !== null && (
          <span className="code">{t('board.check.code', { code: checkpoint.roomCode })}</span>
        )}
        <Address slug={election.slug} />
        <span className="projector-tools needs-script">
          <button
            type="button"
            className="board-tool"
            onClick={() => setTheme(theme === 'light' ? 'dark' : 'light')}
          >
            {t(theme === 'light' ? 'board.theme.dark' : 'board.theme.light')}
          </button>
          <button type="button" className="board-tool" onClick={onLeave} title={ui('ui.close')}>
            {t('board.projector.leave')}
          </button>
        </span>
      </footer>
    </div>
  );
}

/** Only the page knows under which address the room reaches it. */
function Address({ slug }: { slug: string }) {
  const t = useBoardMessages();
  const element = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (element.current) {
      element.current.textContent = t('board.address', { address: `${window.location.host}/e/${slug}` });
    }
  }, [t, slug]);
  return <span ref={element} />;
}

function useDarkRoom(): void {
  const [theme, setTheme] = useTheme();
  const start = useRef({ theme, setTheme });
  useEffect(() => {
    const { theme: before, setTheme: change } = start.current;
    if (before === 'system') {
      change('dark');
      return () => change('system');
    }
    return undefined;
  }, []);
}

function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    let isGone = false;
    const hold = () => {
      if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
      navigator.wakeLock.request('screen').then(
        (held) => {
          if (isGone) void held.release();
          else lock = held;
        },
        () => {
          // Refused (battery saver, insecure page): the screen's own settings decide.
        },
      );
    };
    hold();
    document.addEventListener('visibilitychange', hold);
    return () => {
      isGone = true;
      document.removeEventListener('visibilitychange', hold);
      void lock?.release();
    };
  }, []);
}
