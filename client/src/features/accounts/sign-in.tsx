import { Link } from '@tanstack/react-router';
import { textIn, useUrlState } from '../../shells/route-state';
import { Page } from '../../ui/page';
import { useAccountsMessages } from './messages';
import { SignInForm } from './sign-in-form';

export function SignIn() {
  const t = useAccountsMessages();
  const [{ next }] = useUrlState(readNext);
  return (
    <div className="narrow">
      <Page title={t('accounts.sign-in.title')}>
        <div className="card stack">
          <p className="soft">{t('accounts.sign-in.intro')}</p>
          <SignInForm
            action={t('accounts.sign-in.send')}
            onSignedIn={() => window.location.assign(ownPath(next))}
          />
        </div>
        <div className="stack small soft">
          <p>
            <Link to="/reset">{t('accounts.sign-in.forgotten')}</Link>
          </p>
          <p>{t('accounts.sign-in.board')}</p>
        </div>
      </Page>
    </div>
  );
}

function readNext(search: Readonly<Record<string, unknown>>) {
  return { next: textIn(search, 'next') };
}

/** Only a path of this server: `next` comes from the address bar, and anyone can write a link. */
export function ownPath(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])/.test(next) ? next : '/';
}
