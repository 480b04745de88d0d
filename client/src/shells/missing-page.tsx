import { ButtonLink } from '../ui/button';
import { useUiMessages } from '../ui/messages';
import { Page } from '../ui/page';

export function MissingPage() {
  const t = useUiMessages();
  return (
    <Page title={t('ui.missing.title')}>
      <p>{t('ui.missing.detail')}</p>
      <div>
        <ButtonLink href="/">{t('ui.home')}</ButtonLink>
      </div>
    </Page>
  );
}
