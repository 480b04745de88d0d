import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ElectionList, ElectionView } from '@contract/elections/elections.contract';
import type { DemoView } from '@contract/demo/demo.contract';
import { toProblem } from '../../api/problem';
import { api } from '../../api/request';
import { useSession, type Membership } from '../../api/session';
import { Button, ButtonLink, buttonClass } from '../../ui/button';
import { EmptyState, Notice, ProblemNotice, StatusWord } from '../../ui/notice';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { Table } from '../../ui/table';
import { useElectionsMessages } from './messages';
import './elections.css';

export function ElectionsList() {
  const t = useElectionsMessages();
  const { session } = useSession();
  const query = useQuery({
    queryKey: ['elections'],
    queryFn: ({ signal }) => api.get<ElectionList>('/api/elections', { signal }),
  });
  const isAdministrator = session?.account.isAdministrator ?? false;
  return (
    <Page
      title={t('elections.list.title')}
      actions={
        isAdministrator && (
          <Link to="/elections/new" className={buttonClass({ kind: 'primary' })}>
            {t('elections.new')}
          </Link>
        )
      }
    >
      <QueryView query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('elections.list.empty.title')}>
              <p>
                {t(isAdministrator ? 'elections.list.empty.administrator' : 'elections.list.empty.detail')}
              </p>
            </EmptyState>
          ) : (
            <ul className="cards">
              {items.map((election) => (
                <li key={election.id}>
                  <ElectionCard
                    election={election}
                    membership={
                      session?.memberships.find(({ electionId }) => electionId === election.id) ?? null
                    }
                    isAdministrator={isAdministrator}
                  />
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
      {isAdministrator && <Demo />}
    </Page>
  );
}

function ElectionCard({
  election,
  membership,
  isAdministrator,
}: {
  election: ElectionView;
  membership: Membership | null;
  isAdministrator: boolean;
}) {
  const t = useElectionsMessages();
  const isCampaign = membership?.role === 'lead' || membership?.role === 'organizer';
  return (
    <section className="card stack" aria-label={election.name}>
      <div>
        <h2>
          <bdi>{election.name}</bdi>
        </h2>
        <p className="soft">
          <bdi>{election.employer}</bdi> {election.caseNumber !== '' && <span>· {election.caseNumber}</span>}
        </p>
      </div>
      <div className="cluster">
        <StatusWord tone={election.phase === 'closed' ? 'good' : 'info'}>
          {t(`elections.stage.${election.stage}`)}
        </StatusWord>
        {isAdministrator && <span className="soft">{t('elections.role.administrator')}</span>}
        {membership && <span className="soft">{t(`elections.role.${membership.role}`)}</span>}
      </div>
      <div className="cluster">
        {isAdministrator && (
          <Link
            to="/elections/$election"
            params={{ election: election.id }}
            className={buttonClass({ kind: 'primary' })}
          >
            {t('elections.open.office')}
          </Link>
        )}
        {membership && (
          <ButtonLink kind="primary" href={`/${isCampaign ? 'campaign' : 'count'}/${election.id}`}>
            {t(isCampaign ? 'elections.open.campaign' : 'elections.open.count')}
          </ButtonLink>
        )}
        <ButtonLink href={`/e/${election.slug}`}>{t('elections.open.board')}</ButtonLink>
      </div>
    </section>
  );
}

/** Invented people and a whole count, to look around in. */
function Demo() {
  const t = useElectionsMessages();
  const client = useQueryClient();
  const demo = useMutation({
    mutationFn: () => api.post<DemoView>('/api/demo', {}),
    onSuccess: () => client.invalidateQueries(),
  });
  if (demo.data) {
    return (
      <Notice tone="good" title={t('elections.demo.title')}>
        <p>{t('elections.demo.note')}</p>
        <Table
          caption={t('elections.demo.title')}
          isCaptionHidden
          rows={demo.data.signIns}
          rowKey={({ email }) => email}
          columns={[
            {
              id: 'role',
              header: t('elections.demo.role'),
              isRowHeader: true,
              cell: ({ role }) => t(`elections.role.${role}`),
            },
            { id: 'email', header: 'E-mail', cell: ({ email }) => <bdi>{email}</bdi> },
            {
              id: 'password',
              header: t('elections.demo.password'),
              cell: ({ password }) => <code>{password}</code>,
            },
          ]}
        />
      </Notice>
    );
  }
  return (
    <div className="stack">
      {demo.error && <ProblemNotice problem={toProblem(demo.error)} />}
      {demo.isPending && <p role="status">{t('elections.demo.loading')}</p>}
      <div>
        <Button isBusy={demo.isPending} onClick={() => demo.mutate()}>
          {t('elections.demo.load')}
        </Button>
      </div>
    </div>
  );
}
