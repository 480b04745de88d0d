import { useQueryClient } from '@tanstack/react-query';
import type { ChangeAccount } from '@contract/accounts/session.contract';
import { api } from '../../api/request';
import { sessionQuery, useSession, type SessionView } from '../../api/session';
import type { Wire } from '../../api/wire';
import type { Locale } from '../../i18n/locale';
import { Button } from '../../ui/button';
import { useUiMessages } from '../../ui/messages';
import { useToast } from '../../ui/toasts';
import { useMembersNavigationMessages } from '../members/navigation/messages';
import { Menu, Preferences } from '../../ui/user-menu';

/** Who is signed in, their language and colors, and the way out. */
export function SessionMenu() {
  const t = useUiMessages();
  const words = useMembersNavigationMessages();
  const { session } = useSession();
  const client = useQueryClient();
  const toast = useToast();
  const signOut = async () => {
    await api.delete('/api/session');
    client.clear();
    window.location.assign('/in');
  };
  const keepLocale = async (locale: Locale) => {
    if (session === null) return;
    const body: Wire<ChangeAccount> = { name: session.account.name, locale };
    client.setQueryData(sessionQuery.queryKey, await api.put<SessionView>('/api/account', body));
  };
  const sayFailed = () => toast({ text: t('ui.problem.network.title') });
  if (session === null) {
    return (
      <Menu label={t('ui.menu')}>
        <Preferences />
      </Menu>
    );
  }
  return (
    <Menu label={<bdi>{session.account.name}</bdi>}>
      <p className="soft small">
        <bdi>{session.account.email}</bdi>
      </p>
      <a href="/">{t('ui.all-elections')}</a>
      <a href="/account">{words('accounts.navigation.own')}</a>
      <Preferences onLocale={(locale) => void keepLocale(locale).catch(sayFailed)} />
      <Button onClick={() => void signOut().catch(sayFailed)}>{t('ui.sign-out')}</Button>
    </Menu>
  );
}

/** For pages that change the session: forget what was known. */
export function useForgetSession(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: sessionQuery.queryKey });
}
