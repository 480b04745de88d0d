export const LOCALES = ['en', 'es'] as const;
export type Locale = (typeof LOCALES)[number];

/** Formatting follows the Americas in both languages: one screen shows one kind of figure. */
export const REGIONAL: Readonly<Record<Locale, string>> = { en: 'en-US', es: 'es-US' };

/** A language is named in itself, whatever the page speaks. */
export const LOCALE_NAMES: Readonly<Record<Locale, string>> = { en: 'English', es: 'Español' };

const STORED = 'rollcall.locale';

export function isLocale(value: unknown): value is Locale {
  return typeof value === 'string' && (LOCALES as readonly string[]).includes(value);
}

/** The account's language, else the one chosen in this browser, else the first the browser asks for. */
export function chooseLocale(wishes: {
  account?: string | null | undefined;
  stored?: string | null | undefined;
  preferred: readonly string[];
}): Locale {
  if (isLocale(wishes.account)) return wishes.account;
  if (isLocale(wishes.stored)) return wishes.stored;
  return wishes.preferred.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLocale) ?? 'en';
}

export function storedLocale(): string | null {
  try {
    return window.localStorage.getItem(STORED);
  } catch {
    return null;
  }
}

export function storeLocale(locale: Locale): void {
  try {
    window.localStorage.setItem(STORED, locale);
  } catch {
    // Storage is blocked: the choice lasts as long as the page.
  }
}
