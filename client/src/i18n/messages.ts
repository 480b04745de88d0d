import { setupI18n, type I18n } from '@lingui/core';
import { useLingui } from '@lingui/react';
import { useMemo } from 'react';
import { LOCALES, REGIONAL, type Locale } from './locale';

export type MessageValues = Readonly<Record<string, string | number>>;
export type Translate<Id extends string> = (id: Id, values?: MessageValues) => string;

type Catalog = Record<string, string>;

const catalogs: Record<Locale, Catalog> = { en: {}, es: {} };
const instances = new Set<WeakRef<I18n>>();

/** One reader's translator. `renderBoard` makes one per request; a page in the browser makes one. */
export function createI18n(locale: Locale): I18n {
  const i18n = setupI18n();
  for (const each of LOCALES) i18n.load(each, { ...catalogs[each] });
  i18n.activate(locale, [REGIONAL[locale], locale]);
  instances.add(new WeakRef(i18n));
  return i18n;
}

export interface Messages<Id extends string> {
  /** Hook: the translator of the page's language, by message id. */
  (): Translate<Id>;
  /** The same outside a component. */
  in: (i18n: I18n) => Translate<Id>;
}

/**
 * Registers a feature's two catalogs and returns the hook that reads them. The Spanish catalog is typed by the
 * English one, so a missing sentence does not compile. Ids start with the feature's noun: `accounts.sign-in`.
 */
export function defineMessages<Id extends string>(
  en: Readonly<Record<Id, string>>,
  es: Readonly<Record<Id, string>>,
): Messages<Id> {
  Object.assign(catalogs.en, en);
  Object.assign(catalogs.es, es);
  for (const reference of instances) {
    const i18n = reference.deref();
    if (i18n === undefined) instances.delete(reference);
    else i18n.load({ en, es });
  }
  const translator =
    (i18n: I18n): Translate<Id> =>
    (id, values) =>
      i18n._(id, values);
  function useMessages(): Translate<Id> {
    const context = useLingui();
    // The context object is new after every change of language; its `i18n` stays the same.
    return useMemo(() => translator(context.i18n), [context]);
  }
  return Object.assign(useMessages, { in: translator });
}
