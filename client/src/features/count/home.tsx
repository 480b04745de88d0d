import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ElectionView, MoveElection } from '@contract/elections/elections.contract';
import type { Action } from '@domain/permissions';
import { hasMail, hasPolls } from '@domain/polls';
import { useCan, useElection } from '../../api/election';
import { useLive } from '../../api/live';
import { toProblem } from '../../api/problem';
import { api } from '../../api/request';
import { useMembership } from '../../api/session';
import type { Wire } from '../../api/wire';
import { useElectionId } from '../../shells/route-state';
import { Button, buttonClass } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { useUiMessages } from '../../ui/messages';
import { Notice, ProblemNotice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { useChallengesMessages } from '../challenges/messages';
import { PhaseLine } from '../elections/phase-line';
import { Kits } from '../envelopes/kits';
import { useEnvelopesMessages } from '../envelopes/messages';
import { useObjectionsMessages } from '../objections/messages';
import { usePollsMessages } from '../polls/messages';
import { useTallyMessages } from '../tally/messages';
import { certificationQuery } from '../tally/queries';
import { useCountMessages } from './messages';

/** Where the count stands, what is next for whoever looks, and the agent's step to the next phase. */
export function CountHome() {
  const t = useCountMessages();
  const electionId = useElectionId();
  const query = useElection(electionId);
  const can = useCan(electionId);
  useLive(`election:${electionId}`, [['election', electionId]]);
  return (
    <Page title={t('count.home.title')}>
      <QueryView query={query}>
        {(election) => (
          <>
            <PhaseLine phase={election.phase} />
            <Next election={election} />
            {can('mailing.record') &&
              hasMail(election.manner) &&
              (election.phase === 'setup' || election.phase === 'voting') && (
                <Kits electionId={electionId} isVoting={election.phase === 'voting'} />
              )}
            {can('election.move') && election.nextPhase !== null && (
              <Move key={election.phase} election={election} />
            )}
          </>
        )}
      </QueryView>
    </Page>
  );
}

function Next({ election }: { election: ElectionView }) {
  const t = useCountMessages();
  const envelopes = useEnvelopesMessages();
  const challenges = useChallengesMessages();
  const polls = usePollsMessages();
  const tally = useTallyMessages();
  const objections = useObjectionsMessages();
  const can = useCan(election.id);
  const role = useMembership(election.id)?.role;
  const who = role === 'agent' || role === 'teller' ? role : 'observer';
  const places: readonly {
    to: string;
    label: string;
    action: Action;
    phases: readonly ElectionView['phase'][];
    isFor?: (manner: ElectionView['manner']) => boolean;
  }[] = [
    {
      to: '/count/$election/polls',
      label: polls('polls.navigation'),
      action: 'polls.read',
      phases: ['setup', 'voting'],
      isFor: hasPolls,
    },
    {
      to: '/count/$election/desk',
      label: envelopes('envelopes.navigation.desk'),
      action: 'desk.read',
      phases: ['voting', 'checking'],
      isFor: hasMail,
    },
    {
      to: '/count/$election/check',
      label: challenges('challenges.navigation'),
      action: 'challenge.read',
      phases: ['checking', 'objections'],
    },
    {
      to: '/count/$election/reconciliation',
      label: envelopes('envelopes.navigation.reconciliation'),
      action: 'count.read',
      phases: ['checking', 'counting'],
    },
    {
      to: '/count/$election/table',
      label: t('count.navigation.table'),
      action: 'count.read',
      phases: ['counting', 'objections'],
    },
    {
      to: '/count/$election/tally',
      label: tally('tally.navigation'),
      action: 'tally.read',
      phases: ['counting', 'objections', 'closed'],
    },
    {
      to: '/count/$election/objections',
      label: objections('objections.navigation'),
      action: 'objection.read',
      phases: ['objections', 'closed'],
    },
  ];
  const shown = places.filter(
    ({ action, phases, isFor }) =>
      can(action) && phases.includes(election.phase) && (isFor === undefined || isFor(election.manner)),
  );
  return (
    <section className="card stack" aria-labelledby="next">
      <h2 id="next">{t('count.home.next')}</h2>
      <p>{t(nextOf(election, who))}</p>
      {shown.length > 0 && (
        <div className="cluster">
          {shown.map(({ to, label }, index) => (
            <Link
              key={to}
              to={to}
              params={{ election: election.id }}
              className={buttonClass({ kind: index === 0 ? 'primary' : 'plain', isLarge: true })}
            >
              {label}
            </Link>
          ))}
        </div>
      )}
    </section>
  );
}

/** What is next; where everybody votes in person, nothing comes by mail before the check. */
function nextOf({ phase, manner }: ElectionView, who: 'agent' | 'teller' | 'observer') {
  if (!hasMail(manner) && (phase === 'setup' || phase === 'voting')) {
    return `count.home.next.in-person.${phase}.${who}` as const;
  }
  return `count.home.next.${phase}.${who}` as const;
}

function Move({ election }: { election: ElectionView }) {
  const t = useCountMessages();
  const ui = useUiMessages();
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const move = useMutation({
    mutationFn: (to: MoveElection['to']) => {
      const body: Wire<MoveElection> = { to };
      return api.post<ElectionView>(`/api/elections/${election.id}/phase`, body);
    },
    onSuccess: (view) => {
      setAsking(false);
      client.setQueryData(['election', election.id], view);
      return client.invalidateQueries();
    },
  });
  const to = election.nextPhase;
  if (to === null || to === 'setup') return null;
  return (
    <section className="card stack" aria-labelledby="move">
      <h2 id="move">{t('count.home.move')}</h2>
      <p>{t(`count.home.move.${to}.detail`)}</p>
      <div>
        <Button onClick={() => setAsking(true)}>{t(`count.home.move.${to}`)}</Button>
      </div>
      <Dialog isOpen={isAsking} onClose={() => setAsking(false)} title={t(`count.home.move.${to}`)}>
        <p>{t(`count.home.move.${to}.detail`)}</p>
        <p>{t('count.home.move.warning')}</p>
        {to === 'closed' && <Unsettled electionId={election.id} />}
        {move.error && <ProblemNotice problem={toProblem(move.error)} />}
        <div className="dialog-actions">
          <Button kind="primary" isBusy={move.isPending} onClick={() => move.mutate(to)}>
            {t(`count.home.move.${to}`)}
          </Button>
          <Button onClick={() => setAsking(false)}>{ui('ui.cancel')}</Button>
        </div>
      </Dialog>
    </section>
  );
}

/** What a certification would lack, before nothing can follow any more: it warns, and stops nothing. */
function Unsettled({ electionId }: { electionId: string }) {
  const t = useTallyMessages();
  const { data } = useQuery(certificationQuery(electionId));
  // Its days are what the agent decides to end.
  const lacking = data?.obstacles.filter((obstacle) => obstacle !== 'objection-period') ?? [];
  if (lacking.length === 0) return null;
  return (
    <Notice tone="warn" title={t('tally.certificate.none')}>
      <ul className="stack">
        {lacking.map((obstacle) => (
          <li key={obstacle}>{t(`tally.uncertified.${obstacle}`)}</li>
        ))}
      </ul>
    </Notice>
  );
}
