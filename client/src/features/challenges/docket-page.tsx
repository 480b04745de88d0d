import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ElectionView } from '@contract/elections/elections.contract';
import type { Agree, DocketView, WritePosition } from '@contract/official/challenges/dockets.contract';
import { CHALLENGE_GROUNDS, type ChallengeGround } from '@domain/challenges';
import { formatPaper } from '@domain/paper-code';
import { useCan, useElection } from '../../api/election';
import { useLive } from '../../api/live';
import { toProblem } from '../../api/problem';
import { api } from '../../api/request';
import { useMembership } from '../../api/session';
import type { Wire } from '../../api/wire';
import { useFormat } from '../../i18n/provider';
import { useElectionId, usePathParameter } from '../../shells/route-state';
import { Button } from '../../ui/button';
import { SelectField, TextAreaField } from '../../ui/field';
import { Form, useForm } from '../../ui/form';
import { Notice, ProblemNotice, StatusWord } from '../../ui/notice';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { PrintedCode } from '../envelopes/printed-code';
import { useChallengesMessages } from './messages';
import '../envelopes/labels.css';
import './challenges.css';

/** The file of one challenge: what each side says, what they agree on, and the label of the sealed envelope. */
export function DocketPage() {
  const t = useChallengesMessages();
  const electionId = useElectionId();
  const id = usePathParameter('challenge');
  const election = useElection(electionId);
  const path = `/api/elections/${electionId}/challenges/${id}`;
  const query = useQuery({
    queryKey: ['challenges', electionId, id],
    queryFn: ({ signal }) => api.get<DocketView>(`${path}/docket`, { signal }),
  });
  useLive(`count:${electionId}`, [['challenges', electionId]]);
  return (
    <Page
      title={t('challenges.docket.title')}
      actions={<Button onClick={() => window.print()}>{t('challenges.docket.print')}</Button>}
    >
      <QueryView query={query}>
        {(docket) => election.data && <Docket election={election.data} docket={docket} path={path} />}
      </QueryView>
    </Page>
  );
}

function Docket({ election, docket, path }: { election: ElectionView; docket: DocketView; path: string }) {
  const t = useChallengesMessages();
  const format = useFormat();
  const can = useCan(election.id);
  const nameOf = (slug: string) =>
    slug === 'agent'
      ? t('challenges.agent')
      : (election.parties.find((party) => party.slug === slug)?.name ?? slug);
  // Both sides, whether they have written or not; whoever else has.
  const sides = [
    ...new Set([...election.parties.map(({ slug }) => slug), ...docket.positions.map(({ party }) => party)]),
  ];
  return (
    <>
      <section className="card stack docket-label" aria-label={t('challenges.docket.label')}>
        <p>
          {docket.employer} · <bdi className="code">{docket.caseNumber}</bdi>
        </p>
        <p className="called-name">
          <bdi className="code">{docket.docket}</bdi>
        </p>
        <PrintedCode text={formatPaper(election.code, { kind: 'docket', docket: docket.docket })} />
        <p>
          {t('challenges.docket.challenged', {
            party: nameOf(docket.party),
            ground: isGround(docket.ground) ? t(`challenges.ground.${docket.ground}`) : docket.ground,
          })}
        </p>
        <div>
          <StatusWord tone={docket.state === 'open' || docket.state === 'raised' ? 'warn' : 'good'}>
            {t(`challenges.state.${docket.state}`)}
          </StatusWord>
        </div>
        <p className="small">{t('challenges.docket.sealed')}</p>
      </section>
      {docket.familyName !== null && (
        <p className="no-print">
          <span className="soft">{t('challenges.column.voter')}:</span>{' '}
          <bdi>
            {docket.familyName}, {docket.givenName}
          </bdi>
        </p>
      )}
      <section className="stack docket-file">
        <p className="print-only">
          {docket.employer} · <bdi className="code">{docket.caseNumber}</bdi> ·{' '}
          <bdi className="code">{docket.docket}</bdi>
        </p>
        <h2>{t('challenges.docket.positions')}</h2>
        {sides.map((party) => {
          const position = docket.positions.find((each) => each.party === party);
          return (
            <div key={party} className="card stack">
              <h3>{nameOf(party)}</h3>
              {position === undefined ? (
                <p className="soft">{t('challenges.docket.position.none')}</p>
              ) : (
                <>
                  <p className="position-text">{position.text}</p>
                  <p className="small soft">{format.dateTime(position.at)}</p>
                </>
              )}
            </div>
          );
        })}
        {can('challenge.argue') && election.phase !== 'closed' && (
          <div className="no-print">
            <PositionForm election={election} docket={docket} path={path} nameOf={nameOf} />
          </div>
        )}
      </section>
      <section className="stack">
        <h2>{t('challenges.docket.agreement')}</h2>
        {docket.agreements.length === 0 && (
          <p className="soft print-only">{t('challenges.docket.agreement.none')}</p>
        )}
        {docket.agreements.map(({ party, ruling }) => (
          <p key={party}>{t(`challenges.docket.agreement.${ruling}`, { party: nameOf(party) })}</p>
        ))}
        {docket.agreed !== null && (
          <Notice tone="good" title={t(`challenges.settle.agreed-${docket.agreed}`)} />
        )}
        {can('challenge.argue') && docket.state === 'open' && (
          <div className="no-print">
            <Agreement election={election} path={path} nameOf={nameOf} />
          </div>
        )}
      </section>
    </>
  );
}

/** The sides that this person may speak for: an observer their own, the agent all. */
function useSides(election: ElectionView, withAgent: boolean): readonly string[] {
  const membership = useMembership(election.id);
  if (membership?.role !== 'agent') return membership?.party == null ? [] : [membership.party.slug];
  return [...election.parties.map(({ slug }) => slug), ...(withAgent ? ['agent'] : [])];
}

function PositionForm({
  election,
  docket,
  path,
  nameOf,
}: {
  election: ElectionView;
  docket: DocketView;
  path: string;
  nameOf: (slug: string) => string;
}) {
  const t = useChallengesMessages();
  const client = useQueryClient();
  const sides = useSides(election, true);
  const own = docket.positions.find(({ party }) => sides.length === 1 && party === sides[0]);
  const form = useForm(async (values) => {
    const body: Wire<WritePosition> = { party: values.text('party'), text: values.text('text') };
    await api.put<DocketView>(`${path}/position`, body);
    await client.invalidateQueries({ queryKey: ['challenges', election.id] });
  });
  if (sides.length === 0) return null;
  return (
    <Form form={form} action={t('challenges.docket.position.send')} label={t('challenges.docket.position')}>
      <SelectField
        name="party"
        label={t('challenges.docket.side')}
        options={sides.map((value) => ({ value, label: nameOf(value) }))}
      />
      <TextAreaField
        name="text"
        label={t('challenges.docket.position')}
        hint={t('challenges.docket.position.hint')}
        rows={5}
        maxLength={4000}
        {...(own !== undefined && { defaultValue: own.text })}
      />
    </Form>
  );
}

function Agreement({
  election,
  path,
  nameOf,
}: {
  election: ElectionView;
  path: string;
  nameOf: (slug: string) => string;
}) {
  const t = useChallengesMessages();
  const client = useQueryClient();
  const sides = useSides(election, false);
  const agree = useMutation({
    mutationFn: (body: Wire<Agree>) => api.put<DocketView>(`${path}/agreement`, body),
    onSettled: () => client.invalidateQueries({ queryKey: ['challenges', election.id] }),
  });
  return (
    <div className="stack">
      <p className="soft measure">{t('challenges.docket.agreement.detail')}</p>
      {agree.error && <ProblemNotice problem={toProblem(agree.error)} />}
      {sides.map((party) => (
        <div key={party} className="cluster">
          {(['eligible', 'ineligible'] as const).map((ruling) => (
            <Button key={ruling} isBusy={agree.isPending} onClick={() => agree.mutate({ party, ruling })}>
              {t(`challenges.docket.agreement.${ruling}`, { party: nameOf(party) })}
            </Button>
          ))}
        </div>
      ))}
    </div>
  );
}

function isGround(text: string): text is ChallengeGround {
  return (CHALLENGE_GROUNDS as readonly string[]).includes(text);
}
