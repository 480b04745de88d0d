import { useEffect, useRef, useState } from 'react';
import type { BoardView } from '@contract/live/live.contract';
import { isLocale, storedLocale } from '../../i18n/locale';
import { useFormat, useLocale, ZoneProvider } from '../../i18n/provider';
import { AnnouncerProvider, StatusLine, useAnnounce } from '../../ui/announcer';
import { useCoreMessages } from '../../ui/core/messages';
import { version } from '../../version';
import { CheckCard, DatesCard, HowCard } from './about-cards';
import { BoardHeader } from './board-header';
import { translateChoices } from './choices';
import { CountCard } from './count-card';
import { Freshness } from './freshness';
import { useBoardMessages } from './messages';
import { Projector } from './projector';
import { announcementOf, sayStanding } from './sentences';
import { TallyCard } from './tally-card';
import { TurnoutCard } from './turnout-card';
import { UpdatesLog } from './updates-log';
import { useBoard, type BoardState } from './use-board';

const ANNOUNCE_MILLISECONDS = 20_000;

/** The public board: the same markup on the server, in the page, and without JavaScript. */
export function Board({ initial, isProjector = false }: { initial: BoardView; isProjector?: boolean }) {
  return (
    <ZoneProvider timeZone={initial.election.timeZone}>
      <AnnouncerProvider>
        <LiveBoard initial={initial} startsAsProjector={isProjector} />
      </AnnouncerProvider>
    </ZoneProvider>
  );
}

function LiveBoard({ initial, startsAsProjector }: { initial: BoardView; startsAsProjector: boolean }) {
  const t = useBoardMessages();
  const { state, setPaused } = useBoard(initial);
  const [isProjector, setProjector] = useState(startsAsProjector);
  const view = translateChoices(state.view, t);
  const localized: BoardState = { ...state, view };
  useAnnouncements(view);
  useStoredLocale();
  useEffect(() => {
    document.title = t('board.title', { name: initial.election.name });
  }, [t, initial.election.name]);
  const show = (next: boolean) => {
    const url = new URL(window.location.href);
    if (next) url.searchParams.set('display', 'projector');
    else url.searchParams.delete('display');
    window.history.replaceState(null, '', url);
    setProjector(next);
  };
  return isProjector ? (
    <Projector state={localized} onLeave={() => show(false)} />
  ) : (
    <BoardPage state={localized} setPaused={setPaused} onProjector={() => show(true)} />
  );
}

function BoardPage({
  state,
  setPaused,
  onProjector,
}: {
  state: BoardState;
  setPaused: (isPaused: boolean) => void;
  onProjector: () => void;
}) {
  const t = useBoardMessages();
  const ui = useCoreMessages();
  const format = useFormat();
  const { locale } = useLocale();
  const { view } = state;
  const { election } = view;
  const isCounted = view.count !== null;
  return (
    <div className="frame">
      <a className="skip-link" href="#main">
        {ui('ui.skip')}
      </a>
      <BoardHeader name={election.name} onProjector={onProjector} />
      <main className="frame-main stack board" id="main" tabIndex={-1}>
        <div className="board-heading">
          <p className="board-phase">{t(`board.phase.${view.phase}`)}</p>
          <h1>{election.name}</h1>
          <p className="soft">
            <bdi>{election.employer}</bdi>
            {election.caseNumber !== null && <> · {t('board.case', { number: election.caseNumber })}</>}
          </p>
          <p className="measure board-question">{election.question}</p>
          <p className="measure small soft">{view.election.sentence[locale]}</p>
        </div>
        <Freshness state={state} setPaused={setPaused} />
        {!isCounted && <p className="board-sentence board-headline">{sayStanding(view, t, format)}</p>}
        <div className={isCounted ? 'board-columns' : 'board-columns board-columns-early'}>
          <TurnoutCard view={view} />
          <div className="stack board-wide">
            <CountCard view={view} />
            <TallyCard view={view} />
            <UpdatesLog view={view} />
            {!isCounted && <HowCard />}
          </div>
          <div className="stack board-side">
            <DatesCard view={view} />
            <CheckCard view={view} />
          </div>
        </div>
      </main>
      <footer className="frame-footer">
        <StatusLine />
        <span>{ui('ui.footer.version', { version })}</span>
        <span>{ui('ui.footer.zone', { zone: election.timeZone })}</span>
      </footer>
    </div>
  );
}

/** The server knows what the browser asks for and what the address says, not what was chosen here before. */
function useStoredLocale(): void {
  const { chooseLocale } = useLocale();
  useEffect(() => {
    const stored = storedLocale();
    const isAsked = new URLSearchParams(window.location.search).has('lang');
    if (!isAsked && isLocale(stored)) chooseLocale(stored);
  }, [chooseLocale]);
}

/** A whole sentence when figures change, at most every twenty seconds; the digits themselves are not live. */
function useAnnouncements(view: BoardView): void {
  const t = useBoardMessages();
  const format = useFormat();
  const announce = useAnnounce();
  const said = useRef({ sentence: '', at: 0, isFirst: true });
  const sentence = announcementOf(view, t, format);
  useEffect(() => {
    const last = said.current;
    if (last.isFirst || last.sentence === sentence) {
      said.current = { ...last, sentence, isFirst: false };
      return undefined;
    }
    const wait = Math.max(0, last.at + ANNOUNCE_MILLISECONDS - Date.now());
    const timer = window.setTimeout(() => {
      said.current = { sentence, at: Date.now(), isFirst: false };
      announce(sentence);
    }, wait);
    return () => window.clearTimeout(timer);
  }, [sentence, announce]);
}
