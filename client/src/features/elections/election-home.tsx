import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ElectionView } from '@contract/elections/elections.contract';
import { ELECTION_PROFILE_IDS } from '@domain/election-profiles';
import { useElection } from '../../api/election';
import { useLive } from '../../api/live';
import { useFormat } from '../../i18n/provider';
import { useElectionId } from '../../shells/route-state';
import { ButtonLink } from '../../ui/button';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { useRuleSentence } from './ballot-fields';
import { useElectionsMessages } from './messages';
import { PhaseLine } from './phase-line';

export function ElectionHome() {
  const t = useElectionsMessages();
  const electionId = useElectionId();
  const query = useElection(electionId);
  useLive(`election:${electionId}`, [['election', electionId]]);
  return (
    <Page title={t('elections.home.title')}>
      <QueryView query={query}>
        {(election) => (
          <>
            <PhaseLine phase={election.phase} />
            <NextSteps election={election} />
            <Dates election={election} />
            <PublishedFacts election={election} />
          </>
        )}
      </QueryView>
    </Page>
  );
}

function NextSteps({ election }: { election: ElectionView }) {
  const t = useElectionsMessages();
  const parameters = { election: election.id };
  return (
    <section className="card stack" aria-labelledby="next-steps">
      <h2 id="next-steps">{t('elections.home.next')}</h2>
      {election.phase === 'setup' || election.phase === 'voting' ? (
        <ol className="stack">
          <li>
            <Link to="/elections/$election/roll/import" params={parameters}>
              {t('elections.home.todo.roll')}
            </Link>
          </li>
          <li>
            <Link to="/elections/$election/roll" params={parameters}>
              {t('elections.home.todo.seal')}
            </Link>
          </li>
          <li>
            <Link to="/elections/$election/people" params={parameters}>
              {t('elections.home.todo.people')}
            </Link>
          </li>
        </ol>
      ) : null}
      <p>{t('elections.home.todo.agent')}</p>
      <div className="cluster">
        <ButtonLink href={`/e/${election.slug}`}>{t('elections.open.board')}</ButtonLink>
      </div>
    </section>
  );
}

function Dates({ election }: { election: ElectionView }) {
  const t = useElectionsMessages();
  const format = useFormat();
  const day = (date: string | null) => (date === null ? null : format.date(`${date}T12:00:00Z`));
  const moment = (at: string | null) => (at === null ? null : format.dateTime(at));
  return (
    <section className="card stack" aria-labelledby="dates">
      <h2 id="dates">{t('elections.home.dates')}</h2>
      <dl className="facts">
        <Fact label={t('elections.field.petitionFiledOn')}>{day(election.petitionFiledOn)}</Fact>
        <Fact label={t('elections.field.directedOn')}>{day(election.directedOn)}</Fact>
        <Fact label={t('elections.home.date.list-due')}>{day(election.listDueOn)}</Fact>
        <Fact label={t('elections.field.eligibilityOn')}>{day(election.eligibilityOn)}</Fact>
        <Fact label={t('elections.field.mailingOn')}>{day(election.mailingOn)}</Fact>
        <Fact label={t('elections.field.dueAt')}>{moment(election.dueAt)}</Fact>
        <Fact label={t('elections.field.countAt')}>{moment(election.countAt)}</Fact>
      </dl>
    </section>
  );
}

function PublishedFacts({ election }: { election: ElectionView }) {
  const t = useElectionsMessages();
  const profile = ELECTION_PROFILE_IDS.find((id) => id === election.profile);
  const rule = useRuleSentence(election.rule, election.choices);
  const format = useFormat();
  return (
    <section className="card stack" aria-labelledby="facts">
      <h2 id="facts">{t('elections.home.facts')}</h2>
      <dl className="facts">
        <Fact label={t('elections.field.question')}>{election.question}</Fact>
        <Fact label={t('elections.home.choices')}>
          {election.choices.map(({ label }) => label).join(' · ')}
        </Fact>
        <Fact label={t('elections.home.parties')}>
          {election.parties.map(({ name, slug }) => `${name} (${slug})`).join(' · ')}
        </Fact>
        <Fact label={t('elections.field.profile')}>
          {profile === undefined ? null : t(`elections.profile.${profile}`)}
        </Fact>
        <Fact label={t('elections.home.rule')}>{rule}</Fact>
        <Fact label={t('elections.field.blockSize')}>{format.number(election.blockSize)}</Fact>
        <Fact label={t('elections.field.minimumBlock')}>{format.number(election.minimumBlock)}</Fact>
        <Fact label={t('elections.home.code')}>{election.code}</Fact>
        <Fact label={t('elections.home.address')}>
          <a href={`/e/${election.slug}`}>/e/{election.slug}</a>
        </Fact>
      </dl>
    </section>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  const t = useElectionsMessages();
  return (
    <>
      <dt>{label}</dt>
      <dd>{children ?? <span className="soft">{t('elections.home.date.unset')}</span>}</dd>
    </>
  );
}
