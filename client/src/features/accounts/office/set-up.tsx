import { useQuery } from '@tanstack/react-query';
import type { SetUp, SetUpView } from '@contract/accounts/accounts.contract';
import { toProblem } from '../../../api/problem';
import { api } from '../../../api/request';
import type { SessionView } from '../../../api/session';
import type { Wire } from '../../../api/wire';
import { useLocale } from '../../../i18n/provider';
import { usePathParameter } from '../../../shells/route-state';
import { TextField } from '../../../ui/field';
import { Form, useForm } from '../../../ui/form';
import { useUiMessages } from '../../../ui/messages';
import { Page } from '../../../ui/page';
import { Loading } from '../../../ui/query-view';
import { DeadLink } from './dead-link';
import { NewPasswordField, OwnLanguageField } from './fields';
import { useOfficeMessages } from './messages';

export function SetUpPage() {
  const t = useOfficeMessages();
  const ui = useUiMessages();
  const { locale } = useLocale();
  const path = `/api/setup/${usePathParameter('token')}`;
  const link = useQuery({
    queryKey: ['setup', path],
    queryFn: ({ signal }) => api.get<SetUpView>(path, { signal }),
  });
  const form = useForm(async (values) => {
    const body: Wire<SetUp> = {
      name: values.text('name'),
      email: values.text('email'),
      password: values.verbatim('password'),
      locale,
    };
    await api.post<SessionView>(path, body);
    window.location.assign('/');
  });
  if (link.error) return <DeadLink title={t('accounts.link.dead')} problem={toProblem(link.error)} />;
  return (
    <div className="narrow">
      <Page title={t('accounts.setup.title')}>
        {link.isPending ? (
          <Loading />
        ) : (
          <div className="card stack">
            <p>{t('accounts.setup.intro')}</p>
            <Form form={form} action={t('accounts.setup.send')}>
              <OwnLanguageField />
              <TextField name="name" label={t('accounts.name')} autoComplete="name" />
              <TextField
                name="email"
                type="email"
                label={ui('ui.email')}
                autoComplete="username"
                spellCheck={false}
                autoCapitalize="none"
              />
              <NewPasswordField />
            </Form>
            <p className="soft small">{t('accounts.setup.next')}</p>
          </div>
        )}
      </Page>
    </div>
  );
}
