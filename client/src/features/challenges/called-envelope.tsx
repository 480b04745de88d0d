import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type {
  CalledView,
  ChallengeView,
  RaiseChallenge,
} from '@contract/official/challenges/challenges.contract';
import type { ElectionView } from '@contract/elections/elections.contract';
import { api, mintId } from '../../api/request';
import type { Wire } from '../../api/wire';
import { useFormat } from '../../i18n/provider';
import { Button } from '../../ui/button';
import { Notice, StatusWord } from '../../ui/notice';
import { useToast } from '../../ui/toasts';
import { ChallengeForm, isTyping, type ChallengeChoice } from './challenge-form';
import { ENVELOPE_GROUNDS } from './grounds';
import { useChallengesMessages } from './messages';
import { setShortcuts, hasShortcuts } from '../../ui/shortcuts';
import '../envelopes/keys.css';

/** One envelope in the hand: who it is from, and C, party, ground, Enter to challenge it. */
export function CalledEnvelope({
  election,
  envelopeKey,
  envelope,
}: {
  election: ElectionView;
  envelopeKey: string;
  envelope: CalledView;
}) {
  const t = useChallengesMessages();
  const format = useFormat();
  const isOpenToChallenge = envelope.state === 'received' || envelope.state === 'accepted';
  const [isRaising, setRaising] = useState(false);
  const [raised, setRaised] = useState<ChallengeView | null>(null);
  const [shortcuts, setState] = useState(hasShortcuts);
  const client = useQueryClient();
  const toast = useToast();
  const id = useRef(mintId());
  const raise = async (choice: ChallengeChoice) => {
    const body: Wire<RaiseChallenge> = { id: id.current, key: envelopeKey, ...choice };
    const challenge = await api.post<ChallengeView>(`/api/elections/${election.id}/challenges`, body);
    toast({ text: t('challenges.raised', { docket: challenge.docket }) });
    setRaised(challenge);
    void client.invalidateQueries({ queryKey: ['challenges', election.id] });
    void client.invalidateQueries({ queryKey: ['envelopes', election.id] });
  };
  useEffect(() => {
    if (!shortcuts || isRaising || !isOpenToChallenge) return undefined;
    const press = (event: KeyboardEvent) => {
      if (isTyping(event)) return;
      if (event.key.toLowerCase() === 'c') setRaising(true);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [shortcuts, isRaising, isOpenToChallenge]);
  return (
    <section
      className="card stack called"
      aria-label={t('challenges.called.receipt', { number: format.number(envelope.receipt) })}
    >
      <div className="spread">
        <p className="soft">{t('challenges.called.receipt', { number: format.number(envelope.receipt) })}</p>
        <label className="choice small">
          <input
            type="checkbox"
            checked={shortcuts}
            onChange={(event) => {
              setShortcuts(event.target.checked);
              setState(event.target.checked);
            }}
          />
          <span>{t('challenges.shortcuts')}</span>
        </label>
      </div>
      <p className="called-name" role="status">
        <bdi>
          {envelope.familyName}, {envelope.givenName}
        </bdi>
      </p>
      <p>
        {[envelope.department, envelope.shift, envelope.classification]
          .filter((each) => each !== '')
          .join(' · ')}
      </p>
      <div className="cluster">
        <StatusWord tone={isOpenToChallenge && raised === null ? 'good' : 'warn'}>
          {t(`challenges.called.state.${raised !== null ? 'challenged' : stateWord(envelope.state)}`)}
        </StatusWord>
        {envelope.isAfterDue && <StatusWord tone="info">{t('challenges.called.after-due')}</StatusWord>}
      </div>
      {envelope.votesSubjectToChallenge && <Notice tone="warn" title={t('challenges.called.subject')} />}
      {raised !== null && <Notice tone="good" title={t('challenges.raised', { docket: raised.docket })} />}
      {isOpenToChallenge && raised === null && !isRaising && (
        <div className="cluster">
          <Button onClick={() => setRaising(true)}>{t('challenges.raise')}</Button>
          {shortcuts && <span className="small soft">{t('challenges.raise.keys')}</span>}
        </div>
      )}
      {isRaising && raised === null && (
        <ChallengeForm election={election} grounds={ENVELOPE_GROUNDS} shortcuts={shortcuts} send={raise} />
      )}
    </section>
  );
}

function stateWord(state: string): 'received' | 'accepted' | 'challenged' | 'void' {
  return state === 'received' || state === 'accepted' || state === 'challenged' ? state : 'void';
}
