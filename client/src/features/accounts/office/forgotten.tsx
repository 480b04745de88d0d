import { useState } from 'react';
import type { AskForReset, ResetAskedView } from '@contract/accounts/password-resets.contract';
import { api } from '../../../api/request';
import type { Wire } from '../../../api/wire';
import { ButtonLink } from '../../../ui/button';
import { TextField } from '../../../ui/field';
import { Form, useForm } from '../../../ui/form';
import { useUiMessages } from '../../../ui/messages';
import { Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { useOfficeMessages } from './messages';

/** The answer is the same whether or not there is such an account. */
export function Forgotten() {
  const t = useOfficeMessages();
  const ui = useUiMessages();
  const [asked, setAsked] = useState<ResetAskedView | null>(null);
  const form = useForm(async (values) => {
    const body: Wire<AskForReset> = { email: values.text('email') };
    setAsked(await api.post<ResetAskedView>('/api/password-resets', body));
  });
  return (
    <div className="narrow">
      <Page title={t('accounts.forgotten.title')}>
        {asked === null ? (
          <div className="card stack">
            <p className="soft">{t('accounts.forgotten.intro')}</p>
            <Form form={form} action={t('accounts.forgotten.send')}>
              <TextField
                name="email"
                type="email"
                label={ui('ui.email')}
                autoComplete="username"
                spellCheck={false}
                autoCapitalize="none"
              />
            </Form>
          </div>
        ) : (
          <div role="status">
            <Notice
              tone={asked.isMailed ? 'good' : 'info'}
              title={t(asked.isMailed ? 'accounts.forgotten.mailed.title' : 'accounts.forgotten.ask.title')}
            >
              <p>{t(asked.isMailed ? 'accounts.forgotten.mailed' : 'accounts.forgotten.ask')}</p>
            </Notice>
          </div>
        )}
        <div>
          <ButtonLink href="/in">{t('accounts.back')}</ButtonLink>
        </div>
      </Page>
    </div>
  );
}
