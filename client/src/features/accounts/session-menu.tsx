import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/request';
import { sessionQuery, useSession } from '../../api/session';
import { Button } from '../../ui/button';
import { useUiMessages } from '../../ui/messages';
import { useToast } from '../../ui/toasts';
import { Menu, Preferences } from '../../ui/user-menu';

/** Who is signed in, their language and colors, and the way out. */
export function SessionMenu() {
  const t = useUiMessages();
  const { session } = useSession();
  const client = useQueryClient();
  const toast = useToast();
  const signOut = async () => {
    await api.delete('/api/session');
    client.clear();
    window.location.assign('/in');
  };
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
      <Preferences />
      <Button onClick={() => void signOut().catch(() => toast({ text: t('ui.problem.network.title') }))}>
        {t('ui.sign-out')}
      </Button>
    </Menu>
  );
}

/** For pages that change the session: forget what was known. */
export function useForgetSession(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: sessionQuery.queryKey });
}
