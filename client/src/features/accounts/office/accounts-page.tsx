import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type {
  AccountList,
  AccountView,
  InviteAdministrator,
  LinkMadeView,
} from '@contract/accounts/accounts.contract';
import { toProblem } from '../../../api/problem';
import { api, mintId } from '../../../api/request';
import { useSession } from '../../../api/session';
import type { Wire } from '../../../api/wire';
import { useLocale } from '../../../i18n/provider';
import { Button } from '../../../ui/button';
import { TextField } from '../../../ui/field';
import { Form, useForm } from '../../../ui/form';
import { useUiMessages } from '../../../ui/messages';
import { ProblemNotice, StatusWord } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { QueryView } from '../../../ui/query-view';
import { useToast } from '../../../ui/toasts';
import { ConfirmDialog } from '../../members/confirm-dialog';
import { LinkMade } from '../../members/link-made';
import { useMembersMessages } from '../../members/messages';
import { PendingInvitations } from '../../members/pending-invitations';
import { Row, Rows } from '../../members/rows';
import { useOfficeMessages } from './messages';

const QUERY_KEY = ['accounts'];

export function AccountsPage() {
  const t = useOfficeMessages();
  const query = useQuery({
    queryKey: QUERY_KEY,
    queryFn: ({ signal }) => api.get<AccountList>('/api/accounts', { signal }),
  });
  return (
    <Page title={t('accounts.list.title')}>
      <p className="measure soft">{t('accounts.list.intro')}</p>
      <QueryView query={query}>
        {({ items, invitations }) => (
          <>
            <Accounts accounts={items} />
            <PendingInvitations
              title={t('accounts.list.pending')}
              invitations={invitations}
              path="/api/accounts/invitations"
              queryKey={QUERY_KEY}
            />
            <InviteAnAdministrator />
          </>
        )}
      </QueryView>
    </Page>
  );
}

function Accounts({ accounts }: { accounts: readonly AccountView[] }) {
  const t = useOfficeMessages();
  const members = useMembersMessages();
  const { session } = useSession();
  const client = useQueryClient();
  const toast = useToast();
  const [revoking, setRevoking] = useState<AccountView | null>(null);
  const reset = useMutation({
    mutationFn: ({ id }: AccountView) => api.post<LinkMadeView>(`/api/accounts/${id}/password-reset`),
  });
  const revoke = async (account: AccountView) => {
    await api.delete(`/api/accounts/${account.id}`);
    toast({ text: t('accounts.list.revoke.done', { name: account.name }) });
    await client.invalidateQueries({ queryKey: QUERY_KEY });
  };
  return (
    <div className="stack">
      {reset.error && <ProblemNotice problem={toProblem(reset.error)} />}
      {reset.data && <LinkMade made={reset.data} isReset />}
      <Rows label={t('accounts.list.caption')}>
        {accounts.map((account) => (
          <Row
            key={account.id}
            name={account.name}
            email={account.email}
            what={
              <>
                {account.isAdministrator && <div>{t('accounts.list.administrator')}</div>}
                {account.memberships.map(({ electionId, electionName, role, party }) => (
                  <div key={electionId}>
                    {members(`members.role.${role}`)}{' '}
                    <span className="soft small">
                      <bdi>{electionName}</bdi>
                      {party !== null && ` · ${party}`}
                    </span>
                  </div>
                ))}
              </>
            }
            when={
              <StatusWord tone={account.isRevoked ? 'stop' : 'good'}>
                {t(account.isRevoked ? 'accounts.list.revoked' : 'accounts.list.active')}
              </StatusWord>
            }
            actions={
              !account.isRevoked &&
              account.id !== session?.account.id && (
                <>
                  <Button
                    isBusy={reset.isPending && reset.variables.id === account.id}
                    aria-label={t('accounts.list.reset.of', { name: account.name })}
                    onClick={() => reset.mutate(account)}
                  >
                    {t('accounts.list.reset')}
                  </Button>
                  <Button
                    kind="danger"
                    aria-label={t('accounts.list.revoke.of', { name: account.name })}
                    onClick={() => setRevoking(account)}
                  >
                    {t('accounts.list.revoke')}
                  </Button>
                </>
              )
            }
          />
        ))}
      </Rows>
      {revoking && (
        <ConfirmDialog
          title={t('accounts.list.revoke.title', { name: revoking.name })}
          detail={t('accounts.list.revoke.detail')}
          action={t('accounts.list.revoke')}
          run={() => revoke(revoking)}
          onClose={() => setRevoking(null)}
        />
      )}
    </div>
  );
}

function InviteAnAdministrator() {
  const t = useOfficeMessages();
  const ui = useUiMessages();
  const client = useQueryClient();
  const { locale } = useLocale();
  const [made, setMade] = useState<LinkMadeView | null>(null);
  const id = useRef(mintId());
  const form = useForm(async (values, element) => {
    const body: Wire<InviteAdministrator> = {
      id: id.current,
      email: values.text('email'),
      name: values.text('name'),
      locale,
    };
    setMade(await api.post<LinkMadeView>('/api/accounts/invitations', body));
    id.current = mintId();
    element.reset();
    await client.invalidateQueries({ queryKey: QUERY_KEY });
  });
  return (
    <section className="card stack narrow">
      <h2>{t('accounts.list.invite')}</h2>
      <Form form={form} action={t('accounts.list.invite.send')} label={t('accounts.list.invite')}>
        <TextField name="name" label={t('accounts.name')} autoComplete="off" />
        <TextField
          name="email"
          type="email"
          label={ui('ui.email')}
          autoComplete="off"
          spellCheck={false}
          autoCapitalize="none"
        />
      </Form>
      {made && <LinkMade made={made} />}
    </section>
  );
}
