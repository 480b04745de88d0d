import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type {
  CalledView,
  ChallengeView,
  RaiseChallenge,
} from '@contract/official/challenges/challenges.contract';
import type { ElectionView } from '@contract/elections/elections.contract';
import { toProblem } from '../../api/problem';
import { api, mintId } from '../../api/request';
import type { Wire } from '../../api/wire';
import { useFormat } from '../../i18n/provider';
import { Button } from '../../ui/button';
import { Notice, ProblemNotice, StatusWord } from '../../ui/notice';
import { useToast } from '../../ui/toasts';
import { ENVELOPE_GROUNDS } from './grounds';
import { useChallengesMessages } from './messages';
import { setShortcuts, hasShortcuts } from '../../ui/shortcuts';
import '../envelopes/keys.css';

type Ground = (typeof ENVELOPE_GROUNDS)[number];

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
        <Raising election={election} envelopeKey={envelopeKey} shortcuts={shortcuts} onRaised={setRaised} />
      )}
    </section>
  );
}

function Raising({
  election,
  envelopeKey,
  shortcuts,
  onRaised,
}: {
  election: ElectionView;
  envelopeKey: string;
  shortcuts: boolean;
  onRaised: (challenge: ChallengeView) => void;
}) {
  const t = useChallengesMessages();
  const client = useQueryClient();
  const toast = useToast();
  const parties = [
    ...election.parties.map(({ slug, name }) => ({ slug, name })),
    { slug: 'agent', name: t('challenges.agent') },
  ];
  const [party, setParty] = useState<string | null>(null);
  const [ground, setGround] = useState<Ground | null>(null);
  const [note, setNote] = useState('');
  const [isIncomplete, setIncomplete] = useState(false);
  const id = useRef(mintId());
  const raise = useMutation({
    mutationFn: (choice: { party: string; ground: Ground }) => {
      const body: Wire<RaiseChallenge> = { id: id.current, key: envelopeKey, note, ...choice };
      return api.post<ChallengeView>(`/api/elections/${election.id}/challenges`, body);
    },
    onSuccess: (challenge) => {
      toast({ text: t('challenges.raised', { docket: challenge.docket }) });
      onRaised(challenge);
      void client.invalidateQueries({ queryKey: ['challenges', election.id] });
      void client.invalidateQueries({ queryKey: ['envelopes', election.id] });
    },
  });
  const send = () => {
    setIncomplete(party === null || ground === null);
    if (party !== null && ground !== null && !raise.isPending) raise.mutate({ party, ground });
  };
  const press = useRef<(event: KeyboardEvent) => void>(() => undefined);
  useEffect(() => {
    press.current = (event) => {
      if (isTyping(event)) return;
      const digit = /^\d$/.test(event.key) ? Number(event.key) : null;
      if (digit !== null && party === null) setParty(parties[digit - 1]?.slug ?? null);
      else if (digit !== null) setGround(ENVELOPE_GROUNDS[(digit + 9) % 10] ?? null);
      if (event.key === 'Backspace') {
        if (ground !== null) setGround(null);
        else setParty(null);
      }
      if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) send();
    };
  });
  useEffect(() => {
    if (!shortcuts) return undefined;
    const listen = (event: KeyboardEvent) => press.current(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [shortcuts]);
  return (
    <div className="stack">
      <Options
        legend={t('challenges.raise.party')}
        options={parties.map(({ slug, name }) => ({ value: slug, label: name }))}
        chosen={party}
        choose={setParty}
      />
      <Options
        legend={t('challenges.raise.ground')}
        options={ENVELOPE_GROUNDS.map((value) => ({ value, label: t(`challenges.ground.${value}`) }))}
        chosen={ground}
        choose={setGround}
      />
      <div className="field">
        <label className="field-label" htmlFor="challenge-note">
          {t('challenges.raise.note')}
        </label>
        <div className="field-hint" id="challenge-note-hint">
          {t('challenges.raise.note.hint')}
        </div>
        <input
          id="challenge-note"
          className="input"
          aria-describedby="challenge-note-hint"
          value={note}
          maxLength={2000}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
      {isIncomplete && <Notice tone="warn" title={t('challenges.raise.choose')} />}
      {raise.error && <ProblemNotice problem={toProblem(raise.error)} />}
      <div>
        <Button kind="primary" isBusy={raise.isPending} onClick={send}>
          {t('challenges.raise.send')}
        </Button>
      </div>
    </div>
  );
}

function Options<Value extends string>({
  legend,
  options,
  chosen,
  choose,
}: {
  legend: string;
  options: readonly { readonly value: Value; readonly label: string }[];
  chosen: Value | null;
  choose: (value: Value) => void;
}) {
  return (
    <fieldset className="stack">
      <legend className="group-legend">{legend}</legend>
      <div className="numbered">
        {options.map(({ value, label }, index) => (
          <Button key={value} aria-pressed={chosen === value} onClick={() => choose(value)}>
            <kbd>{(index + 1) % 10}</kbd> {label}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}

function stateWord(state: string): 'received' | 'accepted' | 'challenged' | 'void' {
  return state === 'received' || state === 'accepted' || state === 'challenged' ? state : 'void';
}

function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return true;
  const { target } = event;
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && target.type !== 'checkbox')
  );
}
