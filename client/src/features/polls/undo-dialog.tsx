import type { CheckOffView } from '@contract/official/polling/polling.contract';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { RadioField, TextField } from '../../ui/field';
import { Form, InvalidInput, useForm } from '../../ui/form';
import { useUiMessages } from '../../ui/messages';
import { usePollsMessages } from './messages';
import type { PollingTable } from './use-table';
import { nameOf } from './named';

const REASONS = ['wrong-person', 'left-without-voting', 'other'] as const;

export function UndoDialog({
  table,
  checkOff,
  onClose,
}: {
  table: PollingTable;
  checkOff: Pick<CheckOffView, 'id' | 'familyName' | 'givenName'>;
  onClose: () => void;
}) {
  const t = usePollsMessages();
  const ui = useUiMessages();
  const form = useForm(async (values) => {
    const reason = REASONS.find((each) => each === values.text('reason'));
    if (reason === undefined) {
      throw new InvalidInput([{ field: 'reason', message: t('polls.wrong.required') }]);
    }
    await table.reverse({ checkOff: checkOff.id, reason, note: values.text('note') });
    onClose();
  });
  return (
    <Dialog isOpen onClose={onClose} title={t('polls.undo.title', { name: nameOf(checkOff) })}>
      <p>{t('polls.undo.detail')}</p>
      <Form
        form={form}
        action={t('polls.undo')}
        kind="danger"
        extra={<Button onClick={onClose}>{ui('ui.cancel')}</Button>}
      >
        <RadioField
          name="reason"
          label={t('polls.undo.reason')}
          options={REASONS.map((value) => ({ value, label: t(`polls.reversal.${value}`) }))}
        />
        <TextField name="note" label={t('polls.undo.note')} isOptional maxLength={500} />
      </Form>
    </Dialog>
  );
}
