import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type {
  ChallengeList,
  ChallengeView,
  SettleChallenge,
} from '@contract/official/challenges/challenges.contract';
import type { ElectionView } from '@contract/elections/elections.contract';
import { CHALLENGE_GROUNDS, type ChallengeGround } from '@domain/challenges';
import { useCan } from '../../api/election';
import { toProblem } from '../../api/problem';
import { api } from '../../api/request';
import type { Wire } from '../../api/wire';
import { Button } from '../../ui/button';
import { ProblemNotice, StatusWord, type Tone } from '../../ui/notice';
import type { Column } from '../../ui/table';
import { VirtualTable } from '../../ui/virtual-table';
import { useChallengesMessages } from './messages';
import { SettleDialog, type RulingWord } from './settle-dialog';

/** As `.challenge-table` sets it: two lines of words. */
const ROW_PIXELS = 56;

export function ChallengeTable({ election, list }: { election: ElectionView; list: ChallengeList }) {
  const t = useChallengesMessages();
  const can = useCan(election.id);
  const client = useQueryClient();
  const [settling, setSettling] = useState<ChallengeView | null>(null);
  const path = `/api/elections/${election.id}/challenges`;
  const refresh = async () => {
    await client.invalidateQueries({ queryKey: ['challenges', election.id] });
    await client.invalidateQueries({ queryKey: ['envelopes', election.id] });
  };
  const reverse = useMutation({
    mutationFn: (id: string) => api.post(`${path}/${id}/reversal`),
    onSettled: refresh,
  });
  if (list.items.length === 0) return <p className="soft">{t('challenges.list.none')}</p>;
  const nameOf = (slug: string) =>
    slug === 'agent'
      ? t('challenges.agent')
      : (election.parties.find((party) => party.slug === slug)?.name ?? slug);
  const isSettleable = election.phase === 'checking' || election.phase === 'objections';
  const columns: Column<ChallengeView>[] = [
    {
      id: 'docket',
      header: t('challenges.column.docket'),
      isRowHeader: true,
      className: 'column-docket',
      cell: ({ id, docket }) => (
        <Link
          className="code"
          to="/count/$election/check/$challenge"
          params={{ election: election.id, challenge: id }}
          aria-label={t('challenges.docket.of', { docket })}
        >
          <bdi>{docket}</bdi>
        </Link>
      ),
    },
    ...(can('challenge.raise')
      ? [
          {
            id: 'voter',
            header: t('challenges.column.voter'),
            className: 'column-words',
            cell: ({ familyName, givenName }: ChallengeView) => (
              <bdi className="two-lines">
                {familyName}, {givenName}
              </bdi>
            ),
          },
        ]
      : []),
    {
      id: 'party',
      header: t('challenges.column.party'),
      className: 'column-words',
      cell: ({ party }) => <span className="two-lines">{nameOf(party)}</span>,
    },
    {
      id: 'ground',
      header: t('challenges.column.ground'),
      className: 'column-words',
      cell: ({ ground }) => (
        <span className="two-lines">{isGround(ground) ? t(`challenges.ground.${ground}`) : ground}</span>
      ),
    },
    {
      id: 'state',
      header: t('challenges.column.state'),
      className: 'column-state',
      cell: ({ state, settledBy }) => (
        <StatusWord tone={toneOf(state)}>{t(`challenges.state.${wordOf(state, settledBy)}`)}</StatusWord>
      ),
    },
    {
      id: 'action',
      header: t('challenges.column.action'),
      className: 'column-action',
      cell: (challenge) => {
        if (challenge.state === 'raised' && can('challenge.raise')) {
          return (
            <Button
              kind="quiet"
              aria-label={t('challenges.reverse.of', { docket: challenge.docket })}
              onClick={() => reverse.mutate(challenge.id)}
            >
              {t('challenges.reverse')}
            </Button>
          );
        }
        return (
          challenge.state === 'open' &&
          isSettleable &&
          can('challenge.resolve') && (
            <Button
              kind="quiet"
              aria-label={t('challenges.settle.of', { docket: challenge.docket })}
              onClick={() => setSettling(challenge)}
            >
              {t('challenges.settle')}
            </Button>
          )
        );
      },
    },
  ];
  return (
    <>
      {reverse.error && <ProblemNotice problem={toProblem(reverse.error)} />}
      <div className="challenge-table">
        <VirtualTable
          caption={t('challenges.list')}
          isCaptionHidden
          columns={columns}
          rows={list.items}
          rowKey={({ id }) => id}
          rowPixels={ROW_PIXELS}
        />
      </div>
      {settling !== null && (
        <SettleDialog
          docket={settling.docket}
          isEnvelope
          settle={(ruling: RulingWord, basis: 'ruling' | 'agreement') => {
            const body: Wire<SettleChallenge> = { ruling, basis };
            return api.post(`${path}/${settling.id}/ruling`, body).finally(() => void refresh());
          }}
          onClose={() => setSettling(null)}
        />
      )}
    </>
  );
}

function isGround(text: string): text is ChallengeGround {
  return (CHALLENGE_GROUNDS as readonly string[]).includes(text);
}

type StateWord = ChallengeView['state'] | 'agreed-eligible' | 'agreed-ineligible';

function wordOf(state: ChallengeView['state'], settledBy: ChallengeView['settledBy']): StateWord {
  if (settledBy !== 'agreement') return state;
  return state === 'eligible' || state === 'ineligible' ? `agreed-${state}` : state;
}

function toneOf(state: ChallengeView['state']): Tone {
  if (state === 'raised' || state === 'open') return 'warn';
  return state === 'reversed' ? 'plain' : 'good';
}
