import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
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
import { useToast } from '../../ui/toasts';
import { ConfirmDialog } from './confirm-dialog';
import { InviteForm } from './invite-form';
import { LinkMade } from './link-made';
import { useMembersMessages } from './messages';
import './members.css';
import { PendingInvitations } from './pending-invitations';
import { RoleDetails } from './role-details';
import { Row, Rows } from './rows';

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
              partyName={(slug) => partyName(list, slug) ?? slug}
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
        <Rows label={t('members.list')}>
          {list.items.map((member) => (
            <Row
              key={member.id}
              name={member.name}
              email={member.email}
              what={
                <>
                  {t(`members.role.${member.role}`)}
                  {side === 'hall' && (
                    <span className="soft">
                      {' '}
                      · <bdi>{partyName(list, member.party) ?? t('members.neutral')}</bdi>
                      {member.seat !== null && ` · ${t('members.seat', { seat: member.seat })}`}
                    </span>
                  )}
                </>
              }
              when={
                <span className="soft">{t('members.since', { date: format.date(member.grantedAt) })}</span>
              }
              actions={
                <>
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
                </>
              }
            />
          ))}
        </Rows>
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

function partyName(list: MemberList, slug: string | null): string | null {
  return list.parties.find((party) => party.slug === slug)?.name ?? slug;
}

function Seats({ list }: { list: MemberList }) {
  const t = useMembersMessages();
  return (
    <div>
      <span className="soft">{t('members.seats')}</span>
      <ul>
        {list.parties.map(({ slug, name, seatsTaken }) => (
          <li key={slug}>
            {t('members.seats.of', { party: name, taken: seatsTaken, seats: list.observerSeats })}
          </li>
        ))}
      </ul>
    </div>
  );
}
