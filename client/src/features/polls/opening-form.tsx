import { useQueryClient } from '@tanstack/react-query';
import type { OpenPolls, PollingSessionView } from '@contract/official/polling/polling.contract';
import { api } from '../../api/request';
import type { Wire } from '../../api/wire';
import { CheckboxField, NumberField, TextField } from '../../ui/field';
import { Form, useForm } from '../../ui/form';
import { useToast } from '../../ui/toasts';
import { Reading } from './figures';
import { usePollsMessages } from './messages';
import { sessionPath } from './queries';

/** Before the first voter: the empty box, its seal, the ballots at the table. */
export function OpeningForm({ electionId, session }: { electionId: string; session: PollingSessionView }) {
  const t = usePollsMessages();
  const client = useQueryClient();
  const toast = useToast();
  const form = useForm(async (values) => {
    const reading = new Reading(values, t);
    const body: Wire<OpenPolls> = {
      isShownEmpty: values.isChecked('isShownEmpty'),
      seal: reading.seal('seal'),
      ballotsSupplied: reading.whole('ballotsSupplied'),
    };
    reading.finish();
    await api.post(`${sessionPath(electionId, session.id)}/opening`, body);
    toast({ text: t('polls.open.done') });
    await client.invalidateQueries({ queryKey: ['polls', electionId] });
  });
  return (
    <section className="card stack polls-form" aria-labelledby="opening">
      <h2 id="opening">{t('polls.open.title')}</h2>
      <p className="soft">{t('polls.open.intro')}</p>
      <Form form={form} action={t('polls.open.send')} label={t('polls.open.title')}>
        <CheckboxField name="isShownEmpty" label={t('polls.open.empty')} />
        <TextField
          name="seal"
          label={t('polls.open.seal')}
          hint={t('polls.open.seal.hint')}
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
        />
        <NumberField name="ballotsSupplied" label={t('polls.open.supplied')} />
      </Form>
    </section>
  );
}
