import { useMutation } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import type { ElectionView } from '@contract/elections/elections.contract';
import type { ChallengeGround } from '@domain/challenges';
import { toProblem } from '../../api/problem';
import { Button } from '../../ui/button';
import { useUiMessages } from '../../ui/messages';
import { Notice, ProblemNotice } from '../../ui/notice';
import { useChallengesMessages } from './messages';
import './challenges.css';

export interface ChallengeChoice {
  readonly party: string;
  readonly ground: ChallengeGround;
  readonly note: string;
}

/** Who challenges and why: the digit of the party, the digit of the ground, Enter. */
export function ChallengeForm({
  election,
  grounds,
  shortcuts,
  send,
  onCancel,
}: {
  election: ElectionView;
  /** In the order of their digits, 1 to 9 and 0. */
  grounds: readonly ChallengeGround[];
  shortcuts: boolean;
  send: (choice: ChallengeChoice) => Promise<unknown>;
  onCancel?: () => void;
}) {
  const t = useChallengesMessages();
  const ui = useUiMessages();
  const fieldId = useId();
  const parties = [
    ...election.parties.map(({ slug, name }) => ({ slug, name })),
    { slug: 'agent', name: t('challenges.agent') },
  ];
  const [party, setParty] = useState<string | null>(null);
  const [ground, setGround] = useState<ChallengeGround | null>(null);
  const [note, setNote] = useState('');
  const [isIncomplete, setIncomplete] = useState(false);
  const raise = useMutation({ mutationFn: send });
  const enter = () => {
    setIncomplete(party === null || ground === null);
    if (party !== null && ground !== null && !raise.isPending) raise.mutate({ party, ground, note });
  };
  const press = useRef<(event: KeyboardEvent) => void>(() => undefined);
  useEffect(() => {
    press.current = (event) => {
      if (isTyping(event)) return;
      const digit = /^\d$/.test(event.key) ? Number(event.key) : null;
      if (digit !== null && party === null) setParty(parties[digit - 1]?.slug ?? null);
      else if (digit !== null) setGround(grounds[(digit + 9) % 10] ?? null);
      if (event.key === 'Backspace') {
        if (ground !== null) setGround(null);
        else setParty(null);
      }
      if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) enter();
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
        options={grounds.map((value) => ({ value, label: t(`challenges.ground.${value}`) }))}
        chosen={ground}
        choose={setGround}
      />
      <div className="field">
        <label className="field-label" htmlFor={fieldId}>
          {t('challenges.raise.note')}
        </label>
        <div className="field-hint" id={`${fieldId}-hint`}>
          {t('challenges.raise.note.hint')}
        </div>
        <input
          id={fieldId}
          className="input"
          aria-describedby={`${fieldId}-hint`}
          value={note}
          maxLength={2000}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
      {isIncomplete && <Notice tone="warn" title={t('challenges.raise.choose')} />}
      {raise.error && <ProblemNotice problem={toProblem(raise.error)} />}
      <div className="cluster">
        <Button kind="primary" isBusy={raise.isPending} onClick={enter}>
          {t('challenges.raise.send')}
        </Button>
        {onCancel && <Button onClick={onCancel}>{ui('ui.cancel')}</Button>}
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

/** Whether the keys of this event are for writing. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return true;
  const { target } = event;
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && target.type !== 'checkbox')
  );
}
