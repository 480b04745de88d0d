import { useMutation } from '@tanstack/react-query';
import { toProblem } from '../../api/problem';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { useUiMessages } from '../../ui/messages';
import { ProblemNotice } from '../../ui/notice';
import { useChallengesMessages } from './messages';

const RULINGS = ['withdrawn', 'eligible', 'ineligible'] as const;
export type RulingWord = (typeof RULINGS)[number];

/** How a docket ends. It stands in the record at once, so it is asked for in its own dialog. */
export function SettleDialog({
  docket,
  settle,
  onClose,
}: {
  docket: string;
  settle: (ruling: RulingWord) => Promise<unknown>;
  onClose: () => void;
}) {
  const t = useChallengesMessages();
  const ui = useUiMessages();
  const command = useMutation({ mutationFn: settle, onSuccess: onClose });
  return (
    <Dialog isOpen onClose={onClose} title={t('challenges.settle.title', { docket })}>
      <p>{t('challenges.settle.detail')}</p>
      {command.error && <ProblemNotice problem={toProblem(command.error)} />}
      <div className="stack">
        {RULINGS.map((ruling) => (
          <Button key={ruling} isBusy={command.isPending} onClick={() => command.mutate(ruling)}>
            {t(`challenges.settle.${ruling}`)}
          </Button>
        ))}
        <Button kind="quiet" onClick={onClose}>
          {ui('ui.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
