import { useRef } from 'react';
import { mintId } from '../../api/request';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/field';
import { Form, useForm } from '../../ui/form';
import { useUiMessages } from '../../ui/messages';
import { Reading } from './figures';
import { usePollsMessages } from './messages';
import type { PollingTable } from './use-table';

/** Somebody who believes they may vote and is not on the list: the agent challenges. */
export function UnlistedForm({
  table,
  typed,
  onDone,
}: {
  table: PollingTable;
  /** What was searched for. */
  typed: string;
  onDone: () => void;
}) {
  const t = usePollsMessages();
  const ui = useUiMessages();
  const id = useRef(mintId());
  const isNumber = /^[\d -]+$/.test(typed.trim());
  const form = useForm(async (values) => {
    const reading = new Reading(values, t);
    const unlisted = {
      familyName: reading.required('familyName'),
      givenName: values.text('givenName'),
      employeeNumber: values.text('employeeNumber'),
    };
    reading.finish();
    await table.challengeUnlisted(id.current, unlisted, values.text('note'));
    onDone();
  });
  return (
    <section className="card stack" aria-labelledby="unlisted">
      <h2 id="unlisted">{t('polls.unlisted')}</h2>
      <p className="soft">{t('polls.unlisted.detail')}</p>
      <Form
        form={form}
        action={t('polls.unlisted.send')}
        label={t('polls.unlisted')}
        extra={<Button onClick={onDone}>{ui('ui.cancel')}</Button>}
      >
        <TextField
          name="familyName"
          label={t('polls.unlisted.family')}
          defaultValue={isNumber ? '' : typed.trim()}
          autoComplete="off"
          maxLength={100}
          autoFocus
        />
        <TextField
          name="givenName"
          label={t('polls.unlisted.given')}
          autoComplete="off"
          maxLength={100}
          isOptional
        />
        <TextField
          name="employeeNumber"
          label={t('polls.unlisted.number')}
          defaultValue={isNumber ? typed.trim() : ''}
          autoComplete="off"
          maxLength={40}
          isOptional
        />
        <TextField
          name="note"
          label={t('polls.close.note')}
          hint={t('polls.close.note.hint')}
          autoComplete="off"
          maxLength={2000}
          isOptional
        />
      </Form>
    </section>
  );
}
