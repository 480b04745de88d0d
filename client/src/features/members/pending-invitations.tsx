import type { PendingInvitationView } from '@contract/accounts/accounts.contract';
import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { toProblem } from '../../api/problem';
import { api } from '../../api/request';
import { useFormat } from '../../i18n/provider';
import { Button } from '../../ui/button';
import { ProblemNotice, StatusWord } from '../../ui/notice';
import { Table } from '../../ui/table';
import { useToast } from '../../ui/toasts';
import { useMembersMessages } from './messages';

export function PendingInvitations({
  title,
  invitations,
  path,
  queryKey,
}: {
  title: string;
  invitations: readonly PendingInvitationView[];
  /** Where an invitation is withdrawn: `<path>/<id>`. */
  path: string;
  queryKey: QueryKey;
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
      <Table
        caption={title}
        isCaptionHidden
        rows={invitations}
        rowKey={({ id }) => id}
        columns={[
          {
            id: 'name',
            header: t('members.column.name'),
            isRowHeader: true,
            cell: (row) => <Person name={nameOf(row)} email={row.email} />,
          },
          {
            id: 'role',
            header: t('members.column.role'),
            cell: ({ role, party }) => (
              <>
                {t(`members.role.${role ?? 'administrator'}`)}
                {party !== null && <span className="soft"> · {party}</span>}
              </>
            ),
          },
          {
            id: 'until',
            header: t('members.column.until'),
            cell: ({ expiresAt, isExpired }) => (
              <>
                <StatusWord tone={isExpired ? 'stop' : 'info'}>
                  {t(isExpired ? 'members.pending.expired' : 'members.pending.valid')}
                </StatusWord>{' '}
                <span className="soft small">{format.dateTime(expiresAt)}</span>
              </>
            ),
          },
          { id: 'by', header: t('members.column.by'), cell: ({ invitedBy }) => <bdi>{invitedBy}</bdi> },
          {
            id: 'actions',
            header: t('members.column.actions'),
            cell: (row) => (
              <Button
                isBusy={withdraw.isPending && withdraw.variables.id === row.id}
                aria-label={t('members.withdraw.of', { name: nameOf(row) })}
                onClick={() => withdraw.mutate(row)}
              >
                {t('members.withdraw')}
              </Button>
            ),
          },
        ]}
      />
    </section>
  );
}

export function Person({ name, email }: { name: string; email: string }) {
  return (
    <>
      <bdi>{name}</bdi>
      <br />
      <span className="soft small">
        <bdi>{email}</bdi>
      </span>
    </>
  );
}

function nameOf({ name, email }: PendingInvitationView): string {
  return name ?? email;
}
