import { useQueryClient } from '@tanstack/react-query';
import type { NoteRefusal, TallyDocumentView } from '@contract/official/tally/tally-document.contract';
import { api } from '../../api/request';
import type { Wire } from '../../api/wire';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextAreaField } from '../../ui/field';
import { Form, useForm } from '../../ui/form';
import { useUiMessages } from '../../ui/messages';
import { useTallyMessages } from './messages';

/** That an observer would not sign: noted by the agent, once, and printed on the form. */
export function RefusalDialog({
  electionId,
  revision,
  party,
  name,
  onClose,
}: {
  electionId: string;
  revision: number;
  party: string;
  name: string;
  onClose: () => void;
}) {
  const t = useTallyMessages();
  const ui = useUiMessages();
  const client = useQueryClient();
  const form = useForm(async (values) => {
    const body: Wire<NoteRefusal> = { party, note: values.text('note') };
    const path = `/api/elections/${electionId}/tally/${revision}/refusals`;
    await api.post<TallyDocumentView>(path, body);
    await client.invalidateQueries({ queryKey: ['tally', electionId] });
    onClose();
  });
  return (
    <Dialog isOpen onClose={onClose} title={t('tally.decline.title', { party: name })}>
      <p>{t('tally.decline.detail')}</p>
      <Form
        form={form}
        action={t('tally.decline.send')}
        extra={<Button onClick={onClose}>{ui('ui.cancel')}</Button>}
      >
        <TextAreaField name="note" label={t('tally.decline.note')} isOptional rows={3} />
      </Form>
    </Dialog>
  );
}
