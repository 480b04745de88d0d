import type { LinkMadeView } from '@contract/accounts/accounts.contract';
import { useFormat } from '../../i18n/provider';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { useToast } from '../../ui/toasts';
import { useMembersMessages } from './messages';

/** Mailed, or to be handed over: without mail on the server the link is shown once, to whoever made it. */
export function LinkMade({ made, isReset = false }: { made: LinkMadeView; isReset?: boolean }) {
  const t = useMembersMessages();
  const format = useFormat();
  const toast = useToast();
  const { email, link } = made;
  if (link === null) {
    return (
      <div role="status">
        <Notice
          tone="good"
          title={t(isReset ? 'members.link.mailed.reset' : 'members.link.mailed', { email })}
        />
      </div>
    );
  }
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    toast({ text: t('members.link.copied') });
  };
  return (
    <div role="status">
      <Notice tone="warn" title={t('members.link.title', { email })}>
        <p>{t('members.link.note', { until: format.dateTime(made.expiresAt) })}</p>
        <p className="member-link">
          <code>{link}</code>
        </p>
        <div>
          {/* Where the clipboard is closed to pages, the link above is selected by one press. */}
          <Button onClick={() => void copy().catch(() => undefined)}>{t('members.link.copy')}</Button>
        </div>
      </Notice>
    </div>
  );
}
