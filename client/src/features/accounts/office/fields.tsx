import { LOCALE_NAMES, LOCALES } from '../../../i18n/locale';
import { useLocale } from '../../../i18n/provider';
import { RadioField, TextField } from '../../../ui/field';
import { useOfficeMessages } from './messages';

export function NewPasswordField({ name = 'password' }: { name?: string }) {
  const t = useOfficeMessages();
  return (
    <TextField
      name={name}
      type="password"
      label={t('accounts.password.new')}
      hint={t('accounts.password.hint')}
      autoComplete="new-password"
    />
  );
}

/** The page speaks the language as soon as it is chosen. */
export function OwnLanguageField() {
  const t = useOfficeMessages();
  const { locale, chooseLocale } = useLocale();
  return (
    <RadioField
      name="locale"
      label={t('accounts.language')}
      isRow
      value={locale}
      options={LOCALES.map((each) => ({ value: each, label: <span lang={each}>{LOCALE_NAMES[each]}</span> }))}
      onChange={(value) => chooseLocale(LOCALES.find((each) => each === value) ?? 'en')}
    />
  );
}
