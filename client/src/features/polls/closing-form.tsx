import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClosePolls, PollingSessionView } from '@contract/official/polling/polling.contract';
import { expectedInBox } from '@domain/polls';
import { api } from '../../api/request';
import type { Wire } from '../../api/wire';
import { useFormat } from '../../i18n/provider';
import { Button } from '../../ui/button';
import { NumberField, TextAreaField, TextField } from '../../ui/field';
import { Form, useForm } from '../../ui/form';
import { useUiMessages } from '../../ui/messages';
import { StatusWord } from '../../ui/notice';
import { useToast } from '../../ui/toasts';
import { Reading, typedNumber } from './figures';
import { usePollsMessages } from './messages';
import { sessionPath } from './queries';

const FIGURES = ['ballotsUnused', 'ballotsSpoiled', 'challengedEnvelopes'] as const;
type Typed = Readonly<Partial<Record<(typeof FIGURES)[number], string>>>;
const LABEL_OF = {
  ballotsUnused: 'unused',
  ballotsSpoiled: 'spoiled',
  challengedEnvelopes: 'envelopes',
} as const;

/** After the last voter: the new seal, and what the box should hold while the numbers are typed. */
export function ClosingForm({ electionId, session }: { electionId: string; session: PollingSessionView }) {
  const t = usePollsMessages();
  const ui = useUiMessages();
  const client = useQueryClient();
  const toast = useToast();
  const [isShown, setShown] = useState(false);
  const [typed, setTyped] = useState<Typed>({});
  const form = useForm(async (values) => {
    const reading = new Reading(values, t);
    const body: Wire<ClosePolls> = {
      seal: reading.seal('seal'),
      ballotsUnused: reading.whole('ballotsUnused'),
      ballotsSpoiled: reading.whole('ballotsSpoiled'),
      challengedEnvelopes: reading.whole('challengedEnvelopes'),
      note: values.text('note'),
    };
    reading.finish();
    await api.post(`${sessionPath(electionId, session.id)}/closing`, body);
    toast({ text: t('polls.close.done') });
    await client.invalidateQueries({ queryKey: ['polls', electionId] });
  });
  if (!isShown) {
    return (
      <div className="no-print">
        <Button isLarge onClick={() => setShown(true)}>
          {t('polls.close.start')}
        </Button>
      </div>
    );
  }
  return (
    <section className="card stack polls-form no-print" aria-labelledby="closing">
      <h2 id="closing">{t('polls.close.title')}</h2>
      <p className="soft">{t('polls.close.intro')}</p>
      <Form
        form={form}
        action={t('polls.close.send')}
        label={t('polls.close.title')}
        extra={<Button onClick={() => setShown(false)}>{ui('ui.cancel')}</Button>}
      >
        <TextField
          name="seal"
          label={t('polls.close.seal')}
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
        />
        {FIGURES.map((name) => (
          <NumberField
            key={name}
            name={name}
            label={t(`polls.close.${LABEL_OF[name]}`)}
            onChange={(event) => setTyped((before) => ({ ...before, [name]: event.target.value }))}
          />
        ))}
        <Expectation session={session} typed={typed} />
        <TextAreaField
          name="note"
          label={t('polls.close.note')}
          hint={t('polls.close.note.hint')}
          rows={2}
          maxLength={2000}
          isOptional
        />
      </Form>
    </section>
  );
}

function Expectation({ session, typed }: { session: PollingSessionView; typed: Typed }) {
  const t = usePollsMessages();
  const format = useFormat();
  const [unused, spoiled, envelopes] = FIGURES.map((name) => typedNumber(typed[name] ?? ''));
  const supplied = session.opening?.ballotsSupplied ?? 0;
  const dockets = session.numbers?.challenged ?? 0;
  const isComplete = unused != null && spoiled != null && envelopes != null;
  const { byList, byStock } = expectedInBox({
    ballotsSupplied: supplied,
    ballotsUnused: unused ?? 0,
    ballotsSpoiled: spoiled ?? 0,
    challengedEnvelopes: envelopes ?? 0,
    checkedOff: session.numbers?.checkedOff ?? 0,
  });
  return (
    <div className="polls-expected">
      <dl>
        <dt>{t('polls.close.list')}</dt>
        <dd>{format.number(byList)}</dd>
        <dt>{t('polls.close.stock', { supplied: format.number(supplied) })}</dt>
        <dd>{isComplete ? format.number(byStock) : '–'}</dd>
      </dl>
      <div role="status">
        {isComplete && (
          <StatusWord tone={byList === byStock ? 'good' : 'warn'}>
            {byList === byStock
              ? t('polls.close.agrees')
              : t('polls.close.differs', { count: format.number(Math.abs(byList - byStock)) })}
          </StatusWord>
        )}
        {envelopes != null && envelopes !== dockets && (
          <StatusWord tone="warn">
            {t('polls.close.dockets', {
              dockets: format.number(dockets),
              envelopes: format.number(envelopes),
            })}
          </StatusWord>
        )}
      </div>
    </div>
  );
}
