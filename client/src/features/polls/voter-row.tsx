import type { KeyboardEvent } from 'react';
import type { VoterView } from '@contract/official/polling/polling.contract';
import { Button } from '../../ui/button';
import { StatusWord, type Tone } from '../../ui/notice';
import { usePollsMessages } from './messages';
import type { PollingTable } from './use-table';
import { nameOf, personOf, type Asked } from './named';

const TONES: Readonly<Record<VoterView['state'], Tone>> = {
  'not-voted': 'good',
  'at-table': 'info',
  voted: 'stop',
  challenged: 'stop',
  'by-mail': 'warn',
};

/** One voter found: what stands of them, and what can be done now. */
export function VoterRow({
  voter,
  table,
  shortcuts,
  onCheckOff,
  onAsk,
}: {
  voter: VoterView;
  table: PollingTable;
  shortcuts: boolean;
  onCheckOff: () => void;
  onAsk: (asked: Asked) => void;
}) {
  const t = usePollsMessages();
  const name = nameOf(voter);
  const { checkOff, state } = voter;
  const isHere = state === 'at-table' && checkOff !== null;
  const canBeChecked = state === 'not-voted' && !voter.votesSubjectToChallenge;
  const canBeChallenged = state === 'not-voted' || state === 'by-mail' || isHere;
  const challenge = () => onAsk({ what: 'challenge', voter });
  const press = (event: KeyboardEvent) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!shortcuts || !isPlain || !canBeChallenged || event.key.toLowerCase() !== 'c') return;
    event.preventDefault();
    challenge();
  };
  const about = [voter.employeeNumber, voter.classification, voter.department, voter.shift];
  return (
    <li className="polls-voter" onKeyDown={press}>
      <div>
        <p className="polls-voter-name">
          <bdi>{name}</bdi>
        </p>
        <p className="soft small">
          <bdi>{about.filter((each) => each !== '').join(' · ')}</bdi>
        </p>
        <StatusWord tone={TONES[state]}>{stateWords(t, voter)}</StatusWord>
        {voter.votesSubjectToChallenge && state === 'not-voted' && (
          <>
            {' '}
            <StatusWord tone="warn">{t('polls.voter.subject')}</StatusWord>
          </>
        )}
      </div>
      <div className="polls-voter-actions">
        {canBeChecked && (
          <Button
            kind="primary"
            isLarge
            data-stop
            isBusy={table.isBusy}
            aria-label={t('polls.check-off.of', { name })}
            onClick={onCheckOff}
          >
            {t('polls.check-off')}
          </Button>
        )}
        {isHere && (
          <>
            <Button
              kind="primary"
              isLarge
              data-stop
              aria-label={t('polls.here.cast.of', { name })}
              onClick={() => table.cast(checkOff)}
            >
              {t('polls.here.cast')}
            </Button>
            <Button
              aria-label={t('polls.undo.of', { name })}
              onClick={() => onAsk({ what: 'undo', checkOff: personOf(checkOff, voter) })}
            >
              {t('polls.undo')}
            </Button>
          </>
        )}
        {canBeChallenged && (
          <Button
            {...(!canBeChecked && !isHere && { 'data-stop': true })}
            aria-label={t('polls.challenge.of', { name })}
            onClick={challenge}
          >
            {t('polls.challenge')}
          </Button>
        )}
      </div>
    </li>
  );
}

function stateWords(t: ReturnType<typeof usePollsMessages>, voter: VoterView): string {
  const site = voter.site ?? '';
  if (voter.state === 'at-table' && voter.checkOff === null) return t('polls.voter.at-table.other', { site });
  return t(`polls.voter.${voter.state}`, { site });
}
