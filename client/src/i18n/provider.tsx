import type { I18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { createFormat, type Format } from './format';
import { REGIONAL, storeLocale, type Locale } from './locale';
import { createI18n } from './messages';

interface LocaleChoice {
  readonly locale: Locale;
  readonly chooseLocale: (locale: Locale) => void;
}

const LocaleContext = createContext<LocaleChoice | null>(null);
const ZoneContext = createContext<string | undefined>(undefined);

export function LocaleProvider({ initial, children }: { initial: Locale; children: ReactNode }) {
  const [i18n] = useState<I18n>(() => createI18n(initial));
  const [locale, setLocale] = useState<Locale>(initial);
  const choose = useCallback(
    (next: Locale) => {
      i18n.activate(next, [REGIONAL[next], next]);
      setLocale(next);
      storeLocale(next);
    },
    [i18n],
  );
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const choice = useMemo(() => ({ locale, chooseLocale: choose }), [locale, choose]);
  return (
    <I18nProvider i18n={i18n}>
      <LocaleContext value={choice}>{children}</LocaleContext>
    </I18nProvider>
  );
}

/** Everything under it speaks of times in the election's zone. */
export function ZoneProvider({ timeZone, children }: { timeZone: string | undefined; children: ReactNode }) {
  return <ZoneContext value={timeZone}>{children}</ZoneContext>;
}

export function useLocale(): LocaleChoice {
  const choice = use(LocaleContext);
  if (choice === null) throw new Error('useLocale needs a LocaleProvider above it');
  return choice;
}

export function useFormat(): Format {
  const { locale } = useLocale();
  const timeZone = use(ZoneContext);
  return useMemo(() => createFormat(locale, timeZone), [locale, timeZone]);
}
