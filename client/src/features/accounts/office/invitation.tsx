import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import type { AcceptInvitation, InvitationView } from '@contract/accounts/invitations.contract';
import { toProblem } from '../../../api/problem';
import { api } from '../../../api/request';
import { sessionQuery, useSession, type SessionView } from '../../../api/session';
import type { Wire } from '../../../api/wire';
import { storedLocale } from '../../../i18n/locale';
import { useFormat, useLocale } from '../../../i18n/provider';
import { usePathParameter } from '../../../shells/route-state';
import { Button } from '../../../ui/button';
import { TextField } from '../../../ui/field';
import { Form, useForm } from '../../../ui/form';
import { ProblemNotice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { Loading } from '../../../ui/query-view';
import '../../members/members.css';
import { useMembersMessages } from '../../members/messages';
import { RoleDetails } from '../../members/role-details';
import { SignInForm } from '../sign-in-form';
import { DeadLink } from './dead-link';
import { NewPasswordField, OwnLanguageField } from './fields';
import { useOfficeMessages } from './messages';

export function Invitation() {
  const t = useOfficeMessages();
  const path = `/api/invitations/${usePathParameter('token')}`;
  const query = useQuery({
    queryKey: ['invitation', path],
    queryFn: ({ signal }) => api.get<InvitationView>(path, { signal }),
  });
  const { isPending } = useSession();
  if (query.error) return <DeadLink title={t('accounts.invitation.dead')} problem={toProblem(query.error)} />;
  return (
    <div className="narrow">
      <Page title={t('accounts.invitation.title')}>
        {query.data && !isPending ? <Offer path={path} invitation={query.data} /> : <Loading />}
      </Page>
    </div>
  );
}

function Offer({ path, invitation }: { path: string; invitation: InvitationView }) {
  const t = useOfficeMessages();
  const members = useMembersMessages();
  const format = useFormat();
  const { chooseLocale } = useLocale();
  const { election, role, party } = invitation;
  const { locale } = invitation;
  useEffect(() => {
    // The inviter's guess, unless this browser has been told a language before.
    if (storedLocale() === null) chooseLocale(locale);
  }, [locale, chooseLocale]);
  return (
    <>
      <div className="card stack">
        <p>{t('accounts.invitation.from', { inviter: invitation.invitedBy })}</p>
        <dl className="member-facts">
          {election && (
            <Fact label={t('accounts.invitation.election')}>
              <bdi>{election.name}</bdi> · <bdi>{election.employer}</bdi>
            </Fact>
          )}
          <Fact label={t('accounts.invitation.role')}>
            {members(`members.role.${role ?? 'administrator'}`)}
          </Fact>
          {party && (
            <Fact label={t('accounts.invitation.party')}>
              <bdi>{party.name}</bdi>
            </Fact>
          )}
          <Fact label={t('accounts.invitation.email')}>
            <bdi>{invitation.email}</bdi>
          </Fact>
          <Fact label={t('accounts.invitation.until')}>{format.dateTime(invitation.expiresAt)}</Fact>
        </dl>
        <RoleDetails role={role ?? 'administrator'} isToReader />
      </div>
      <div className="card stack">
        <Acceptance path={path} invitation={invitation} />
      </div>
    </>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Acceptance({ path, invitation }: { path: string; invitation: InvitationView }) {
  const t = useOfficeMessages();
  const { session } = useSession();
  const client = useQueryClient();
  const { email } = invitation;
  const goIn = () => window.location.assign(placeOf(invitation));
  const body: Wire<AcceptInvitation> = {};
  const accept = useMutation({ mutationFn: () => api.post<SessionView>(path, body), onSuccess: goIn });
  const signOut = useMutation({
    mutationFn: () => api.delete('/api/session'),
    onSuccess: () => client.setQueryData(sessionQuery.queryKey, null),
  });
  const error = accept.error ?? signOut.error;
  const notice = error && <ProblemNotice problem={toProblem(error)} />;
  if (session !== null && session.account.email !== email) {
    return (
      <>
        {notice}
        <p>{t('accounts.invitation.other', { mine: session.account.email, theirs: email })}</p>
        <div>
          <Button isBusy={signOut.isPending} onClick={() => signOut.mutate()}>
            {t('accounts.invitation.sign-out', { email })}
          </Button>
        </div>
      </>
    );
  }
  if (session !== null) {
    return (
      <>
        {notice}
        <div>
          <Button kind="primary" isBusy={accept.isPending} onClick={() => accept.mutate()}>
            {t('accounts.invitation.accept')}
          </Button>
        </div>
      </>
    );
  }
  if (!invitation.hasAccount) return <Newcomer path={path} invitation={invitation} onAccepted={goIn} />;
  return (
    <>
      <p>{t('accounts.invitation.sign-in', { email })}</p>
      <SignInForm
        email={email}
        action={t('accounts.invitation.sign-in.send')}
        onSignedIn={() => accept.mutate()}
      />
      <p>
        <Link to="/reset">{t('accounts.forgotten.title')}</Link>
      </p>
    </>
  );
}

function Newcomer({
  path,
  invitation,
  onAccepted,
}: {
  path: string;
  invitation: InvitationView;
  onAccepted: () => void;
}) {
  const t = useOfficeMessages();
  const { locale } = useLocale();
  const form = useForm(async (values) => {
    const body: Wire<AcceptInvitation> = {
      name: values.text('name'),
      password: values.verbatim('password'),
      locale,
    };
    await api.post<SessionView>(path, body);
    onAccepted();
  });
  return (
    <Form form={form} action={t('accounts.invitation.accept')}>
      <OwnLanguageField />
      {/* For password managers, which keep the two together. */}
      <input type="email" name="username" autoComplete="username" value={invitation.email} readOnly hidden />
      <TextField
        name="name"
        label={t('accounts.name')}
        hint={t('accounts.name.hint')}
        autoComplete="name"
        defaultValue={invitation.name ?? ''}
      />
      <NewPasswordField />
    </Form>
  );
}

/** Where the role works. */
function placeOf({ election, role }: InvitationView): string {
  if (election === null) return '/';
  return `/${role === 'lead' || role === 'organizer' ? 'campaign' : 'count'}/${election.id}`;
}
