import { useQueryClient } from '@tanstack/react-query';
import type { ChangeAccount, ChangePassword } from '@contract/accounts/session.contract';
import { api } from '../../../api/request';
import { sessionQuery, useSession, type SessionView } from '../../../api/session';
import type { Wire } from '../../../api/wire';
import { useLocale } from '../../../i18n/provider';
import { TextField } from '../../../ui/field';
import { Form, useForm } from '../../../ui/form';
import { Page } from '../../../ui/page';
import { useToast } from '../../../ui/toasts';
import { useMembersMessages } from '../../members/messages';
import { NewPasswordField, OwnLanguageField } from './fields';
import { useOfficeMessages } from './messages';

export function OwnAccount() {
  const t = useOfficeMessages();
  const { session } = useSession();
  if (session === null) return null;
  return (
    <div className="narrow">
      <Page title={t('accounts.own.title')}>
        <About session={session} />
        <Password session={session} />
        <Roles session={session} />
      </Page>
    </div>
  );
}

function About({ session }: { session: SessionView }) {
  const t = useOfficeMessages();
  const client = useQueryClient();
  const toast = useToast();
  const { locale } = useLocale();
  const form = useForm(async (values) => {
    const body: Wire<ChangeAccount> = { name: values.text('name'), locale };
    client.setQueryData(sessionQuery.queryKey, await api.put<SessionView>('/api/account', body));
    toast({ text: t('accounts.own.saved') });
  });
  return (
    <section className="card stack">
      <h2>{t('accounts.own.about')}</h2>
      <p className="soft">
        <bdi>{session.account.email}</bdi>
      </p>
      <Form form={form} action={t('accounts.own.save')} label={t('accounts.own.about')}>
        <TextField
          name="name"
          label={t('accounts.name')}
          hint={t('accounts.name.hint')}
          autoComplete="name"
          defaultValue={session.account.name}
        />
        <OwnLanguageField />
      </Form>
    </section>
  );
}

function Password({ session }: { session: SessionView }) {
  const t = useOfficeMessages();
  const client = useQueryClient();
  const toast = useToast();
  const form = useForm(async (values, element) => {
    const body: Wire<ChangePassword> = {
      current: values.verbatim('current'),
      password: values.verbatim('password'),
    };
    client.setQueryData(sessionQuery.queryKey, await api.put<SessionView>('/api/account/password', body));
    element.reset();
    toast({ text: t('accounts.own.password.saved') });
  });
  return (
    <section className="card stack">
      <h2>{t('accounts.own.password')}</h2>
      <Form form={form} action={t('accounts.own.password.send')} label={t('accounts.own.password')}>
        <input
          type="email"
          name="username"
          autoComplete="username"
          value={session.account.email}
          readOnly
          hidden
        />
        <TextField
          name="current"
          type="password"
          label={t('accounts.own.password.current')}
          autoComplete="current-password"
        />
        <NewPasswordField />
      </Form>
    </section>
  );
}

function Roles({ session }: { session: SessionView }) {
  const t = useOfficeMessages();
  const members = useMembersMessages();
  const { account, memberships } = session;
  return (
    <section className="card stack">
      <h2>{t('accounts.own.roles')}</h2>
      {account.isAdministrator && <p>{t('accounts.own.administrator')}</p>}
      {memberships.length === 0 && !account.isAdministrator && (
        <p className="soft">{t('accounts.own.roles.none')}</p>
      )}
      {memberships.length > 0 && (
        <ul>
          {memberships.map(({ electionId, electionName, role, party }) => (
            <li key={electionId}>
              {members(`members.role.${role}`)} · <bdi>{electionName}</bdi>
              {party && (
                <span className="soft">
                  {' '}
                  · <bdi>{party.name}</bdi>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
