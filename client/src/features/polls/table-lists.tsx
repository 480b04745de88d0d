import { useQuery } from '@tanstack/react-query';
import type { ChallengedVoterView, PollingSessionView } from '@contract/official/polling/polling.contract';
import { CHALLENGE_GROUNDS, type ChallengeGround } from '@domain/challenges';
import { formatPaper } from '@domain/paper-code';
import { useCan, useElection } from '../../api/election';
import { Button } from '../../ui/button';
import { StatusWord } from '../../ui/notice';
import { Table } from '../../ui/table';
import { useChallengesMessages } from '../challenges/messages';
import { PrintedCode } from '../envelopes/printed-code';
import { usePollsMessages } from './messages';
import { challengedQuery, reversalsQuery } from './queries';
import { nameOf } from './named';
import '../envelopes/labels.css';

/** Dockets and reversals of this table: by docket, which is random, and by name. */
export function TableLists({ electionId, session }: { electionId: string; session: PollingSessionView }) {
  const t = usePollsMessages();
  const can = useCan(electionId);
  // Once the box is sealed the names are the agent's.
  const enabled = session.state === 'open' || can('polls.close');
  const challenged = useQuery({ ...challengedQuery(electionId, session), enabled }).data?.items ?? [];
  const reversals = useQuery({ ...reversalsQuery(electionId, session), enabled }).data?.items ?? [];
  return (
    <>
      {enabled && challenged.length > 0 && <Challenged electionId={electionId} challenged={challenged} />}
      {enabled && reversals.length > 0 && (
        <div className="stack no-print">
          <h2>{t('polls.reversals.title')}</h2>
          <Table
            caption={t('polls.reversals.title')}
            isCaptionHidden
            rows={reversals}
            rowKey={({ checkOff }) => checkOff}
            columns={[
              {
                id: 'voter',
                header: t('polls.reversals.voter'),
                isRowHeader: true,
                cell: (reversal) => <bdi className="polls-struck">{nameOf(reversal)}</bdi>,
              },
              {
                id: 'reason',
                header: t('polls.reversals.reason'),
                cell: ({ reason, note }) => (
                  <>
                    {t(`polls.reversal.${reason}`)} {note !== '' && <bdi className="soft">{note}</bdi>}
                  </>
                ),
              },
            ]}
          />
        </div>
      )}
    </>
  );
}

function Challenged({
  electionId,
  challenged,
}: {
  electionId: string;
  challenged: readonly ChallengedVoterView[];
}) {
  const t = usePollsMessages();
  const challenges = useChallengesMessages();
  const { data: election } = useElection(electionId);
  const partyOf = (slug: string) =>
    slug === 'agent'
      ? challenges('challenges.agent')
      : (election?.parties.find((party) => party.slug === slug)?.name ?? slug);
  const groundOf = (ground: string) =>
    isGround(ground) ? challenges(`challenges.ground.${ground}`) : ground;
  return (
    <div className="stack">
      <div className="spread no-print">
        <h2>{t('polls.challenges.title')}</h2>
        <Button onClick={() => window.print()}>{t('polls.challenges.print')}</Button>
      </div>
      <div className="no-print">
        <Table
          caption={t('polls.challenges.title')}
          isCaptionHidden
          rows={challenged}
          rowKey={({ checkOff }) => checkOff}
          columns={[
            {
              id: 'docket',
              header: challenges('challenges.column.docket'),
              isRowHeader: true,
              cell: ({ docket }) => <bdi className="code">{docket}</bdi>,
            },
            {
              id: 'voter',
              header: t('polls.reversals.voter'),
              cell: (each) => (
                <span className={each.state === 'reversed' ? 'polls-struck' : undefined}>
                  <bdi>{nameOf(each)}</bdi> {!each.isOnList && `(${t('polls.challenges.unlisted')})`}
                </span>
              ),
            },
            {
              id: 'party',
              header: challenges('challenges.column.party'),
              cell: ({ party }) => partyOf(party),
            },
            {
              id: 'ground',
              header: challenges('challenges.column.ground'),
              cell: ({ ground }) => groundOf(ground),
            },
            {
              id: 'state',
              header: t('polls.column.state'),
              cell: ({ state }) => (
                <StatusWord tone={state === 'cast' ? 'good' : state === 'at-table' ? 'info' : 'plain'}>
                  {t(
                    state === 'cast'
                      ? 'polls.here.cast'
                      : state === 'at-table'
                        ? 'polls.here.title'
                        : 'polls.reversals.title',
                  )}
                </StatusWord>
              ),
            },
          ]}
        />
      </div>
      <ul className="labels labels-sheets polls-labels">
        {challenged
          .filter(({ state }) => state !== 'reversed')
          .map(({ docket, party, ground }) => (
            <li key={docket} className="label">
              <p>
                {election?.employer} · <bdi className="code">{election?.caseNumber}</bdi>
              </p>
              <p className="polls-voter-name">
                <bdi className="code">{docket}</bdi>
              </p>
              {election !== undefined && (
                <PrintedCode text={formatPaper(election.code, { kind: 'docket', docket })} />
              )}
              <p>
                {challenges('challenges.docket.challenged', {
                  party: partyOf(party),
                  ground: groundOf(ground),
                })}
              </p>
              <p className="small">{t('polls.labels.sealed')}</p>
            </li>
          ))}
      </ul>
    </div>
  );
}

function isGround(text: string): text is ChallengeGround {
  return (CHALLENGE_GROUNDS as readonly string[]).includes(text);
}
