import { useQuery } from '@tanstack/react-query';
import type { ChoosePassword, ResetView } from '@contract/accounts/password-resets.contract';
import { toProblem } from '../../../api/problem';
import { api } from '../../../api/request';
import type { SessionView } from '../../../api/session';
import type { Wire } from '../../../api/wire';
import { usePathParameter } from '../../../shells/route-state';
import { Form, useForm } from '../../../ui/form';
import { Page } from '../../../ui/page';
import { Loading } from '../../../ui/query-view';
import { DeadLink } from './dead-link';
import { NewPasswordField } from './fields';
import { useOfficeMessages } from './messages';

export function ResetPassword() {
  const t = useOfficeMessages();
  const path = `/api/password-resets/${usePathParameter('token')}`;
  const query = useQuery({
    queryKey: ['password-reset', path],
    queryFn: ({ signal }) => api.get<ResetView>(path, { signal }),
  });
  const form = useForm(async (values) => {
    const body: Wire<ChoosePassword> = { password: values.verbatim('password') };
    await api.post<SessionView>(path, body);
    window.location.assign('/');
  });
  if (query.error) return <DeadLink title={t('accounts.link.dead')} problem={toProblem(query.error)} />;
  return (
    <div className="narrow">
      <Page title={t('accounts.reset.title')}>
        {query.data === undefined ? (
          <Loading />
        ) : (
          <div className="card stack">
            <p>{t('accounts.reset.for', { name: query.data.name, email: query.data.email })}</p>
            <Form form={form} action={t('accounts.reset.send')}>
              <input
                type="email"
                name="username"
                autoComplete="username"
                value={query.data.email}
                readOnly
                hidden
              />
              <NewPasswordField />
            </Form>
            <p className="soft small">{t('accounts.reset.note')}</p>
          </div>
        )}
      </Page>
    </div>
  );
}
