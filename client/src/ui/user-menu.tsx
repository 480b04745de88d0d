import { useEffect, useId, useRef, type ReactNode } from 'react';
import { LOCALE_NAMES, LOCALES, type Locale } from '../i18n/locale';
import { useLocale } from '../i18n/provider';
import { RadioField } from './field';
import { useUiMessages } from './messages';
import { THEMES, useTheme } from './theme';

/** A `details` that closes on Escape and on a press outside. */
export function Menu({ label, children }: { label: ReactNode; children: ReactNode }) {
  const element = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const details = element.current;
      if (!details?.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return;
        details.open = false;
        details.querySelector('summary')?.focus();
      } else if (event.target instanceof Node && !details.contains(event.target)) {
        details.open = false;
      }
    };
    document.addEventListener('keydown', close);
    document.addEventListener('pointerdown', close);
    return () => {
      document.removeEventListener('keydown', close);
      document.removeEventListener('pointerdown', close);
    };
  }, []);
  return (
    <details ref={element} className="menu">
      <summary>{label}</summary>
      <div className="menu-panel">{children}</div>
    </details>
  );
}

/** Language and colors: in every workspace's menu, with or without an account. */
export function Preferences({ onLocale }: { onLocale?: (locale: Locale) => void }) {
  const t = useUiMessages();
  const { locale, chooseLocale } = useLocale();
  const [theme, setTheme] = useTheme();
  // A page may show these twice: radio buttons of one name would be one group.
  const id = useId();
  return (
    <>
      <RadioField
        name={`${id}-locale`}
        label={t('ui.language')}
        isRow
        value={locale}
        options={LOCALES.map((each) => ({
          value: each,
          label: <span lang={each}>{LOCALE_NAMES[each]}</span>,
        }))}
        onChange={(value) => {
          const next = LOCALES.find((each) => each === value) ?? 'en';
          chooseLocale(next);
          onLocale?.(next);
        }}
      />
      <RadioField
        name={`${id}-theme`}
        label={t('ui.theme')}
        value={theme}
        options={THEMES.map((each) => ({ value: each, label: t(`ui.theme.${each}`) }))}
        onChange={(value) => setTheme(THEMES.find((each) => each === value) ?? 'system')}
      />
    </>
  );
}
