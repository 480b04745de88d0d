import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/request';
import { sessionQuery, type SessionView } from '../../api/session';
import { TextField } from '../../ui/field';
import { Form, InvalidInput, useForm } from '../../ui/form';
import { useUiMessages } from '../../ui/messages';
import { useAccountsMessages } from './messages';

/** The sign-in page and the dialog over an expired page share it. */
export function SignInForm({
  action,
  email,
  onSignedIn,
}: {
  action: string;
  /** Known already: the reader only types the password. */
  email?: string;
  onSignedIn: (session: SessionView) => void;
}) {
  const t = useAccountsMessages();
  const ui = useUiMessages();
  const client = useQueryClient();
  const form = useForm(async (values) => {
    const credentials = { email: values.text('email'), password: values.verbatim('password') };
    const missing = [
      ...(credentials.email === '' ? [{ field: 'email', message: t('accounts.email.missing') }] : []),
      ...(credentials.password === ''
        ? [{ field: 'password', message: t('accounts.password.missing') }]
        : []),
    ];
    if (missing.length > 0) throw new InvalidInput(missing);
    const session = await api.post<SessionView>('/api/session', credentials);
    client.setQueryData(sessionQuery.queryKey, session);
    onSignedIn(session);
  });
  return (
    <Form form={form} action={action}>
      <TextField
        name="email"
        type="email"
        label={ui('ui.email')}
        autoComplete="username"
        spellCheck={false}
        autoCapitalize="none"
        defaultValue={email}
        readOnly={email !== undefined}
      />
      <TextField
        name="password"
        type="password"
        label={ui('ui.password')}
        autoComplete="current-password"
        data-autofocus={email !== undefined || undefined}
      />
    </Form>
  );
}
