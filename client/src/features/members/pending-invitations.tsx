import type { PendingInvitationView } from '@contract/accounts/accounts.contract';
import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { toProblem } from '../../api/problem';
import { api } from '../../api/request';
import { useFormat } from '../../i18n/provider';
import { Button } from '../../ui/button';
import { ProblemNotice, StatusWord } from '../../ui/notice';
import { useToast } from '../../ui/toasts';
import { useMembersMessages } from './messages';
import { Row, Rows } from './rows';

export function PendingInvitations({
  title,
  invitations,
  path,
  queryKey,
  partyName = (slug) => slug,
}: {
  title: string;
  invitations: readonly PendingInvitationView[];
  /** Where an invitation is withdrawn: `<path>/<id>`. */
  path: string;
  queryKey: QueryKey;
  /** The full name of a party, by its slug. */
  partyName?: (slug: string) => string;
}) {
  const t = useMembersMessages();
  const format = useFormat();
  const client = useQueryClient();
  const toast = useToast();
  const withdraw = useMutation({
    mutationFn: ({ id }: PendingInvitationView) => api.delete(`${path}/${id}`),
    onSuccess: (_, invitation) => {
      toast({ text: t('members.withdraw.done', { name: nameOf(invitation) }) });
      return client.invalidateQueries({ queryKey });
    },
  });
  if (invitations.length === 0) return null;
  return (
    <section className="stack">
      <h2>{title}</h2>
      {withdraw.error && <ProblemNotice problem={toProblem(withdraw.error)} />}
      <Rows label={title}>
        {invitations.map((invitation) => {
          const { id, email, role, party, expiresAt, isExpired, invitedBy } = invitation;
          return (
            <Row
              key={id}
              name={nameOf(invitation)}
              email={email}
              what={
                <>
                  {t(`members.role.${role ?? 'administrator'}`)}
                  {party !== null && (
                    <span className="soft">
                      {' '}
                      · <bdi>{partyName(party)}</bdi>
                    </span>
                  )}
                  <div className="soft small">{t('members.by', { name: invitedBy })}</div>
                </>
              }
              when={
                <>
                  <StatusWord tone={isExpired ? 'stop' : 'info'}>
                    {t(isExpired ? 'members.pending.expired' : 'members.pending.valid')}
                  </StatusWord>
                  <div className="soft">{t('members.until', { date: format.date(expiresAt) })}</div>
                </>
              }
              actions={
                <Button
                  isBusy={withdraw.isPending && withdraw.variables.id === id}
                  aria-label={t('members.withdraw.of', { name: nameOf(invitation) })}
                  onClick={() => withdraw.mutate(invitation)}
                >
                  {t('members.withdraw')}
                </Button>
              }
            />
          );
        })}
      </Rows>
    </section>
  );
}

function nameOf({ name, email }: PendingInvitationView): string {
  return name ?? email;
}
