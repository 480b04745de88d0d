import '../../ui/styles.css';
import '../../features/board/board.css';
import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import type { BoardView } from '@contract/live/live.contract';
import { Board } from '../../features/board/board';
import { isLocale } from '../../i18n/locale';
import { LocaleProvider } from '../../i18n/provider';

const root = document.getElementById('root');
const snapshot = document.getElementById('snapshot');
const { lang } = document.documentElement;

// Without a snapshot the page is the server's own words (an unknown address): there is nothing to bring to life.
if (root !== null && snapshot !== null) {
  const view = JSON.parse(snapshot.textContent) as BoardView;
  document.documentElement.classList.add('has-script');
  hydrateRoot(
    root,
    <StrictMode>
      <LocaleProvider initial={isLocale(lang) ? lang : 'en'}>
        <Board
          initial={view}
          isProjector={new URLSearchParams(window.location.search).get('display') === 'projector'}
        />
      </LocaleProvider>
    </StrictMode>,
  );
}
