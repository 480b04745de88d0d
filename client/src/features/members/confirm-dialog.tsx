import { useMutation } from '@tanstack/react-query';
import { toProblem } from '../../api/problem';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { useUiMessages } from '../../ui/messages';
import { ProblemNotice } from '../../ui/notice';

/** Asked only where nothing can be undone: sessions that have ended stay ended. */
export function ConfirmDialog({
  title,
  detail,
  action,
  run,
  onClose,
}: {
  title: string;
  detail: string;
  action: string;
  run: () => Promise<unknown>;
  onClose: () => void;
}) {
  const t = useUiMessages();
  const command = useMutation({ mutationFn: run, onSuccess: onClose });
  return (
    <Dialog isOpen onClose={onClose} title={title}>
      <p>{detail}</p>
      {command.error && <ProblemNotice problem={toProblem(command.error)} />}
      <div className="dialog-actions">
        <Button kind="danger" isBusy={command.isPending} onClick={() => command.mutate()}>
          {action}
        </Button>
        <Button onClick={onClose}>{t('ui.cancel')}</Button>
      </div>
    </Dialog>
  );
}
