import { LOCALE_NAMES, LOCALES } from '../../i18n/locale';
import { useLocale } from '../../i18n/provider';
import { useCoreMessages } from '../../ui/core/messages';
import { useTheme } from '../../ui/theme';
import { useBoardMessages } from './messages';

/** The language is a link, so that it works without JavaScript too. */
export function BoardHeader({ name, onProjector }: { name: string; onProjector: () => void }) {
  const t = useBoardMessages();
  const ui = useCoreMessages();
  const { locale, chooseLocale } = useLocale();
  const [theme, setTheme] = useTheme();
  const other = LOCALES.find((each) => each !== locale) ?? 'en';
  const isDark = () =>
    theme === 'dark' || (theme === 'system' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  return (
    <header className="frame-header">
      <p className="frame-workspace">{ui('ui.workspace.board')}</p>
      <p className="frame-election">
        <bdi>{name}</bdi>
      </p>
      <div className="frame-tools">
        <a
          className="board-tool"
          href={`?lang=${other}`}
          lang={other}
          hrefLang={other}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey) return;
            event.preventDefault();
            chooseLocale(other);
            const url = new URL(window.location.href);
            url.searchParams.set('lang', other);
            window.history.replaceState(null, '', url);
          }}
        >
          {LOCALE_NAMES[other]}
        </a>
        <button
          type="button"
          className="board-tool needs-script"
          onClick={() => setTheme(isDark() ? 'light' : 'dark')}
        >
          {ui('ui.theme')}
        </button>
        <button type="button" className="board-tool needs-script board-tool-wide" onClick={onProjector}>
          {t('board.projector')}
        </button>
      </div>
    </header>
  );
}
