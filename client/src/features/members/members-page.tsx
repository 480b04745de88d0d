import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { LinkMadeView } from '@contract/accounts/accounts.contract';
import type { MemberList, MemberView } from '@contract/accounts/members.contract';
import { useLive } from '../../api/live';
import { toProblem } from '../../api/problem';
import { api } from '../../api/request';
import { useFormat } from '../../i18n/provider';
import { useElectionId } from '../../shells/route-state';
import { Button } from '../../ui/button';
import { EmptyState, ProblemNotice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { Table } from '../../ui/table';
import { useToast } from '../../ui/toasts';
import { ConfirmDialog } from './confirm-dialog';
import { InviteForm } from './invite-form';
import { LinkMade } from './link-made';
import { useMembersMessages } from './messages';
import './members.css';
import { PendingInvitations, Person } from './pending-invitations';
import { RoleDetails } from './role-details';

type Side = 'hall' | 'campaign';

const ROLES = {
  hall: ['agent', 'teller', 'observer', 'lead'],
  campaign: ['lead', 'organizer'],
} as const;

/** The administrator's list of an election: everyone but organizers. */
export function ElectionMembers() {
  const t = useMembersMessages();
  return <MembersPage side="hall" title={t('members.title')} intro={t('members.intro')} />;
}

/** The lead's list of the campaign. */
export function CampaignMembers() {
  const t = useMembersMessages();
  return (
    <MembersPage side="campaign" title={t('members.campaign.title')} intro={t('members.campaign.intro')} />
  );
}

function MembersPage({ side, title, intro }: { side: Side; title: string; intro: string }) {
  const t = useMembersMessages();
  const election = useElectionId();
  const path = `/api/elections/${election}/${side === 'hall' ? 'members' : 'campaign-members'}`;
  const queryKey = ['members', election, side];
  const query = useQuery({ queryKey, queryFn: ({ signal }) => api.get<MemberList>(path, { signal }) });
  useLive(`election:${election}`, [queryKey], (what) => /^(?:member|invitation|account)\./.test(what));
  return (
    <Page title={title}>
      <p className="measure soft">{intro}</p>
      <QueryView query={query}>
        {(list) => (
          <>
            <Members side={side} list={list} path={path} queryKey={queryKey} />
            <PendingInvitations
              title={t('members.pending')}
              invitations={list.invitations}
              path={`${path}/invitations`}
              queryKey={queryKey}
            />
            <InviteForm side={side} path={`${path}/invitations`} queryKey={queryKey} parties={list.parties} />
          </>
        )}
      </QueryView>
      <section className="stack">
        <h2>{t('members.roles')}</h2>
        <div className="member-roles">
          {ROLES[side].map((role) => (
            <section key={role} className="card stack">
              <h3>{t(`members.role.${role}`)}</h3>
              <RoleDetails role={role} />
            </section>
          ))}
        </div>
      </section>
    </Page>
  );
}

function Members({
  side,
  list,
  path,
  queryKey,
}: {
  side: Side;
  list: MemberList;
  path: string;
  queryKey: readonly string[];
}) {
  const t = useMembersMessages();
  const format = useFormat();
  const client = useQueryClient();
  const toast = useToast();
  const [revoking, setRevoking] = useState<MemberView | null>(null);
  const reset = useMutation({
    mutationFn: ({ id }: MemberView) => api.post<LinkMadeView>(`${path}/${id}/password-reset`),
  });
  const partyName = (slug: string | null) => list.parties.find((party) => party.slug === slug)?.name ?? null;
  const revoke = async (member: MemberView) => {
    await api.delete(`${path}/${member.id}`);
    toast({ text: t('members.revoke.done', { name: member.name }) });
    await client.invalidateQueries({ queryKey });
  };
  return (
    <section className="stack">
      <h2>{t('members.list')}</h2>
      {side === 'hall' && <Seats list={list} />}
      {reset.error && <ProblemNotice problem={toProblem(reset.error)} />}
      {reset.data && <LinkMade made={reset.data} isReset />}
      {list.items.length === 0 ? (
        <EmptyState title={t('members.empty')} />
      ) : (
        <Table
          caption={t('members.list')}
          isCaptionHidden
          rows={list.items}
          rowKey={({ id }) => id}
          columns={[
            {
              id: 'name',
              header: t('members.column.name'),
              isRowHeader: true,
              cell: ({ name, email }) => <Person name={name} email={email} />,
            },
            {
              id: 'role',
              header: t('members.column.role'),
              cell: ({ role }) => t(`members.role.${role}`),
            },
            ...(side === 'hall'
              ? [
                  {
                    id: 'party',
                    header: t('members.column.party'),
                    cell: ({ party }: MemberView): ReactNode => (
                      <bdi>{partyName(party) ?? t('members.neutral')}</bdi>
                    ),
                  },
                  {
                    id: 'seat',
                    header: t('members.column.seat'),
                    align: 'end' as const,
                    cell: ({ seat }: MemberView): ReactNode => seat ?? '–',
                  },
                ]
              : []),
            {
              id: 'since',
              header: t('members.column.since'),
              cell: ({ grantedAt }) => <span className="small">{format.date(grantedAt)}</span>,
            },
            {
              id: 'actions',
              header: t('members.column.actions'),
              cell: (member) => (
                <div className="cluster">
                  {side === 'campaign' && (
                    <Button
                      isBusy={reset.isPending && reset.variables.id === member.id}
                      aria-label={t('members.reset.of', { name: member.name })}
                      onClick={() => reset.mutate(member)}
                    >
                      {t('members.reset')}
                    </Button>
                  )}
                  <Button
                    kind="danger"
                    aria-label={t('members.revoke.of', { name: member.name })}
                    onClick={() => setRevoking(member)}
                  >
                    {t('members.revoke')}
                  </Button>
                </div>
              ),
            },
          ]}
        />
      )}
      {revoking && (
        <ConfirmDialog
          title={t('members.revoke.title', { name: revoking.name })}
          detail={t('members.revoke.detail')}
          action={t('members.revoke')}
          run={() => revoke(revoking)}
          onClose={() => setRevoking(null)}
        />
      )}
    </section>
  );
}

function Seats({ list }: { list: MemberList }) {
  const t = useMembersMessages();
  return (
    <p>
      <span className="soft">{t('members.seats')}</span>{' '}
      {list.parties.map(({ slug, name, seatsTaken }, index) => (
        <span key={slug}>
          {index > 0 && ' · '}
          {t('members.seats.of', { party: name, taken: seatsTaken, seats: list.observerSeats })}
        </span>
      ))}
    </p>
  );
}
