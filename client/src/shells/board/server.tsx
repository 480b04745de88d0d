import { renderToString } from 'react-dom/server';
import type { BoardView } from '@contract/live/live.contract';
import { Board } from '../../features/board/board';
import type { Locale } from '../../i18n/locale';
import { LocaleProvider } from '../../i18n/provider';

/** The inside of `#root` of board.html, for the same view and locale that the page is then hydrated with. */
export function renderBoard(view: BoardView, locale: Locale, isProjector = false): string {
  return renderToString(
    <LocaleProvider initial={locale}>
      <Board initial={view} isProjector={isProjector} />
    </LocaleProvider>,
  );
}
