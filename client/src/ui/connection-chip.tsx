import { useLiveState } from '../api/socket';
import { Icon } from './icons';
import { useUiMessages } from './messages';

/** Whether the page hears of changes by itself. Says nothing on pages that do not listen. */
export function ConnectionChip() {
  const t = useUiMessages();
  const state = useLiveState();
  if (state === 'idle') return null;
  const icon = state === 'live' ? 'dot' : state === 'connecting' ? 'clock' : 'cut';
  return (
    <span className="chip">
      <Icon name={icon} size={14} />
      {t(`ui.connection.${state}`)}
    </span>
  );
}
