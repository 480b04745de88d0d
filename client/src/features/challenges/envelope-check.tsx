import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type {
  CalledView,
  CallEnvelope,
  ChallengeList,
  OpenSession,
  CheckSessionView,
} from '@contract/official/challenges/challenges.contract';
import type { ElectionView } from '@contract/elections/elections.contract';
import { isPaperCode } from '@domain/paper-code';
import { useCan, useElection } from '../../api/election';
import { useLive } from '../../api/live';
import { toProblem } from '../../api/problem';
import { api, mintId } from '../../api/request';
import type { Wire } from '../../api/wire';
import { useElectionId } from '../../shells/route-state';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { Form, useForm } from '../../ui/form';
import { useUiMessages } from '../../ui/messages';
import { EmptyState, Notice, ProblemNotice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { useScanner } from '../envelopes/use-scanner';
import { CalledEnvelope } from './called-envelope';
import { ChallengeTable } from './challenge-table';
import { DocketScanner } from './docket-scanner';
import { useChallengesMessages } from './messages';
import { challengesQuery } from './queries';
import { WatchedEnvelope } from './watched-envelope';
import './challenges.css';

/** Names called one by one, both parties watching: each envelope goes on, or gets its docket. */
export function EnvelopeCheck() {
  const t = useChallengesMessages();
  const electionId = useElectionId();
  const election = useElection(electionId);
  const query = useQuery(challengesQuery(electionId));
  const can = useCan(electionId);
  const phase = election.data?.phase;
  const isOpened = phase === 'counting' || phase === 'objections' || phase === 'closed';
  useLive(`record:${electionId}`, [['challenges', electionId]]);
  useLive(can('desk.read') ? `desk:${electionId}` : `count:${electionId}`, [['challenges', electionId]]);
  return (
    <Page title={t('challenges.title')}>
      <p className="soft measure">{t(isOpened ? 'challenges.intro.opened' : 'challenges.intro')}</p>
      <QueryView query={query}>
        {(list) =>
          election.data && (
            <>
              <DocketScanner election={election.data} list={list} />
              {can('challenge.raise') ? (
                <Check election={election.data} list={list} />
              ) : (
                list.session !== null && (
                  <>
                    <Notice
                      tone="info"
                      title={t('challenges.watch.session', { called: list.session.called })}
                    />
                    <WatchedEnvelope electionId={electionId} called={list.session.called} />
                  </>
                )
              )}
              <div className="stack">
                <h2>{t('challenges.list')}</h2>
                <ChallengeTable election={election.data} list={list} />
              </div>
            </>
          )
        }
      </QueryView>
    </Page>
  );
}

function Check({ election, list }: { election: ElectionView; list: ChallengeList }) {
  const t = useChallengesMessages();
  if (election.phase === 'setup' || election.phase === 'voting') {
    return <EmptyState title={t('challenges.session.phase')} />;
  }
  if (election.phase !== 'checking') return null;
  return (
    <>
      <Session election={election} session={list.session} />
      {list.session !== null && <Caller key={list.session.id} election={election} />}
    </>
  );
}

function Session({ election, session }: { election: ElectionView; session: CheckSessionView | null }) {
  const t = useChallengesMessages();
  const can = useCan(election.id);
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const id = useRef(mintId());
  const path = `/api/elections/${election.id}/challenges/sessions`;
  const refresh = () => client.invalidateQueries({ queryKey: ['challenges', election.id] });
  const open = useMutation({
    mutationFn: () => {
      const body: Wire<OpenSession> = { id: id.current };
      return api.post<CheckSessionView>(path, body);
    },
    onSuccess: () => {
      id.current = mintId();
      return refresh();
    },
  });
  const end = useMutation({
    mutationFn: (sessionId: string) => api.post<CheckSessionView>(`${path}/${sessionId}/end`),
    onSuccess: () => {
      setAsking(false);
      return refresh();
    },
  });
  if (session === null) {
    return (
      <EmptyState
        title={t('challenges.session.none')}
        action={
          can('challenge.resolve') && (
            <Button kind="primary" isBusy={open.isPending} onClick={() => open.mutate()}>
              {t('challenges.session.open')}
            </Button>
          )
        }
      >
        {open.error ? <ProblemNotice problem={toProblem(open.error)} /> : null}
        {!can('challenge.resolve') && <p>{t('challenges.session.wait')}</p>}
      </EmptyState>
    );
  }
  return (
    <Notice tone="info" title={t('challenges.session.opened', { count: session.challenges })}>
      {can('challenge.resolve') && (
        <div>
          <Button onClick={() => setAsking(true)}>{t('challenges.session.end')}</Button>
        </div>
      )}
      <EndDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        end={() => end.mutate(session.id)}
        isBusy={end.isPending}
        error={end.error}
      />
    </Notice>
  );
}

function EndDialog({
  isOpen,
  isBusy,
  error,
  end,
  onClose,
}: {
  isOpen: boolean;
  isBusy: boolean;
  error: unknown;
  end: () => void;
  onClose: () => void;
}) {
  const t = useChallengesMessages();
  const ui = useUiMessages();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('challenges.session.end')}>
      <p>{t('challenges.session.end.detail')}</p>
      {error !== null && <ProblemNotice problem={toProblem(error)} />}
      <div className="dialog-actions">
        <Button kind="primary" isBusy={isBusy} onClick={end}>
          {t('challenges.session.end')}
        </Button>
        <Button onClick={onClose}>{ui('ui.cancel')}</Button>
      </div>
    </Dialog>
  );
}

function Caller({ election }: { election: ElectionView }) {
  const t = useChallengesMessages();
  const [called, setCalled] = useState<{ key: string; envelope: CalledView; number: number } | null>(null);
  const counter = useRef(0);
  const call = useMutation({
    mutationFn: (key: string) => {
      const body: Wire<CallEnvelope> = { key };
      return api.post<CalledView>(`/api/elections/${election.id}/challenges/call`, body);
    },
    onMutate: () => setCalled(null),
    onSuccess: (envelope, key) => {
      counter.current += 1;
      setCalled({ key, envelope, number: counter.current });
    },
  });
  useScanner((code) => {
    if (!isPaperCode(code)) call.mutate(code);
  });
  const form = useForm((values, element) => {
    const key = values.text('key');
    element.reset();
    if (key !== '') call.mutate(key);
    // The focus leaves the field, so that the next key chooses instead of typing.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    return Promise.resolve();
  });
  return (
    <div className="check">
      <section className="card stack" aria-labelledby="call">
        <h2 id="call">{t('challenges.call.title')}</h2>
        <Form form={form} action={t('challenges.call.send')} label={t('challenges.call.title')}>
          <TextField
            name="key"
            label={t('challenges.call.key')}
            hint={t('challenges.call.key.hint')}
            autoComplete="off"
            spellCheck={false}
          />
        </Form>
        {call.error && <ProblemNotice problem={toProblem(call.error)} />}
      </section>
      {called !== null && (
        <CalledEnvelope
          key={called.number}
          election={election}
          envelopeKey={called.key}
          envelope={called.envelope}
        />
      )}
    </div>
  );
}
