import { useExpiredSession, useSession } from '../../api/session';
import { Dialog } from '../../ui/dialog';
import { useUiMessages } from '../../ui/messages';
import { SignInForm } from './sign-in-form';

/** Over the page, not instead of it: nothing that was typed is lost to an expired session. */
export function SessionExpiredDialog() {
  const t = useUiMessages();
  const { session } = useSession();
  const { hasExpired, renew } = useExpiredSession();
  return (
    <Dialog isOpen={hasExpired} isRequired onClose={() => undefined} title={t('ui.expired.title')}>
      <p>{t('ui.expired.detail')}</p>
      <SignInForm
        action={t('ui.expired.send')}
        {...(session && { email: session.account.email })}
        onSignedIn={() => void renew()}
      />
    </Dialog>
  );
}
