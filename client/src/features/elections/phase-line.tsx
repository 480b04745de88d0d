import { PHASES, type Phase } from '@domain/lifecycle';
import { StatusWord } from '../../ui/notice';
import { useElectionsMessages } from './messages';
import './elections.css';

/** The six phases in a row, with where the election stands. */
export function PhaseLine({ phase }: { phase: Phase }) {
  const t = useElectionsMessages();
  const now = PHASES.indexOf(phase);
  return (
    <ol className="phase-line" aria-label={t('elections.home.phases')}>
      {PHASES.map((each, position) => (
        <li
          key={each}
          aria-current={position === now ? 'step' : undefined}
          className={position === now ? 'phase phase-now' : 'phase'}
        >
          <span className="phase-name">{t(`elections.phase.${each}`)}</span>
          <StatusWord tone={position < now ? 'good' : position === now ? 'info' : 'plain'}>
            {t(
              position < now
                ? 'elections.home.phase.done'
                : position === now
                  ? 'elections.home.phase.now'
                  : 'elections.home.phase.later',
            )}
          </StatusWord>
        </li>
      ))}
    </ol>
  );
}
