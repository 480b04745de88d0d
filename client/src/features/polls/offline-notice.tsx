import { Button } from '../../ui/button';
import { usePollsMessages } from './messages';

/** Said plainly: without the connection nobody is checked off, and the paper list is at hand. */
export function OfflineNotice({ onRetry }: { onRetry: () => void }) {
  const t = usePollsMessages();
  return (
    <div className="notice tone-stop" role="alert">
      <p className="notice-title">{t('polls.offline.title')}</p>
      <p>{t('polls.offline.detail')}</p>
      <div>
        <Button onClick={onRetry}>{t('polls.offline.retry')}</Button>
      </div>
    </div>
  );
}
