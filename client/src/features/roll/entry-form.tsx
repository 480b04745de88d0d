import { useQueryClient } from '@tanstack/react-query';
import type { EditEntry, EntryDetails } from '@contract/roll/roll.contract';
import { api } from '../../api/request';
import type { Wire } from '../../api/wire';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/field';
import { Form, InvalidInput, useForm } from '../../ui/form';
import { useToast } from '../../ui/toasts';
import { useUiMessages } from '../../ui/messages';
import { useRollMessages } from './messages';
import { entryPath, entryQuery } from './queries';
import { ENTRY_FIELDS } from './words/fields';
import { useRollWords } from './words/messages';

/** Corrects one person by hand: only what was changed is sent, with the reason for the history. */
export function EntryForm({
  electionId,
  entry,
  onClose,
}: {
  electionId: string;
  entry: EntryDetails;
  onClose: () => void;
}) {
  const t = useRollMessages();
  const ui = useUiMessages();
  const words = useRollWords();
  const client = useQueryClient();
  const toast = useToast();
  const form = useForm(async (typed) => {
    const changed = ENTRY_FIELDS.filter((field) => typed.text(field) !== entry[field]);
    if (typed.text('familyName') === '') {
      throw new InvalidInput([{ field: 'familyName', message: t('roll.edit.no-name') }]);
    }
    if (changed.length === 0) {
      onClose();
      return;
    }
    const body: Wire<EditEntry> = {
      revision: entry.revision,
      values: Object.fromEntries(changed.map((field) => [field, typed.text(field)])),
      reason: typed.text('reason'),
    };
    const fresh = await api.patch<EntryDetails>(entryPath(electionId, entry.id), body);
    client.setQueryData(entryQuery(electionId, entry.id).queryKey, fresh);
    await client.invalidateQueries({ queryKey: ['roll', electionId] });
    toast({ text: t('roll.edit.done') });
    onClose();
  });
  return (
    <Form
      form={form}
      action={ui('ui.save')}
      label={t('roll.entry.edit')}
      extra={<Button onClick={onClose}>{ui('ui.cancel')}</Button>}
    >
      <div className="roll-edit">
        {ENTRY_FIELDS.map((field) => (
          <TextField
            key={field}
            name={field}
            label={words(`roll.field.${field}`)}
            defaultValue={entry[field]}
            isOptional={field !== 'familyName'}
            autoComplete="off"
          />
        ))}
      </div>
      <TextField
        name="reason"
        label={t('roll.edit.reason')}
        hint={t('roll.edit.reason.hint')}
        isOptional
        maxLength={500}
        autoComplete="off"
      />
    </Form>
  );
}
