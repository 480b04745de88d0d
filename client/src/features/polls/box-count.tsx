import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { CountBox, PollingSessionView } from '@contract/official/polling/polling.contract';
import { api, mintId } from '../../api/request';
import type { Wire } from '../../api/wire';
import { useFormat } from '../../i18n/provider';
import { Button } from '../../ui/button';
import { NumberField, TextAreaField, TextField } from '../../ui/field';
import { Figure, Figures } from '../../ui/figure';
import { Form, useForm } from '../../ui/form';
import { Notice, StatusWord } from '../../ui/notice';
import { useToast } from '../../ui/toasts';
import { Reading, typedNumber, useSigned } from './figures';
import { usePollsMessages } from './messages';
import { sessionPath } from './queries';

/** The box at the place of the count: its seal, and the number of its ballots, face down and counted twice. */
export function BoxCount({
  electionId,
  session,
  isMixed,
}: {
  electionId: string;
  session: PollingSessionView;
  isMixed: boolean;
}) {
  const t = usePollsMessages();
  const [isAgain, setAgain] = useState(false);
  const { box } = session;
  if (box === null || isAgain) {
    return <BoxForm electionId={electionId} session={session} onCounted={() => setAgain(false)} />;
  }
  return (
    <section className="card stack" aria-labelledby="box">
      <h2 id="box">{t('polls.box.result')}</h2>
      <StatusWord tone={box.isSealAsClosed ? 'good' : 'warn'}>
        {t(box.isSealAsClosed ? 'polls.box.seal.found.same' : 'polls.box.seal.found.other', {
          seal: box.sealFound,
        })}
      </StatusWord>
      {box.finding && (
        <p>
          <bdi>{box.finding}</bdi>
        </p>
      )}
      <Figures>
        <Figure label={t('polls.box.counted')} value={box.ballots} />
        <Figure label={t('polls.box.difference')} value={box.difference} />
        <Figure label={t('polls.sheet.envelopes')} value={box.challengedEnvelopes} />
        <Figure label={t('polls.box.counts')} value={box.counts} />
      </Figures>
      {!isMixed && (
        <div>
          <Button onClick={() => setAgain(true)}>{t('polls.box.recount')}</Button>
        </div>
      )}
    </section>
  );
}

function BoxForm({
  electionId,
  session,
  onCounted,
}: {
  electionId: string;
  session: PollingSessionView;
  onCounted: () => void;
}) {
  const t = usePollsMessages();
  const client = useQueryClient();
  const toast = useToast();
  const id = useRef(mintId());
  const [seal, setSeal] = useState('');
  const [ballots, setBallots] = useState('');
  const closing = session.closing?.seal ?? '';
  const isOther = seal.trim() !== '' && seal.trim() !== closing;
  const form = useForm(async (values) => {
    const reading = new Reading(values, t);
    const body: Wire<CountBox> = {
      id: id.current,
      sealFound: reading.seal('sealFound'),
      finding: isOther ? reading.required('finding') : '',
      ballots: reading.whole('ballots'),
      challengedEnvelopes: reading.whole('challengedEnvelopes'),
    };
    if (values.integer('again') !== body.ballots) reading.refuse('again', t('polls.wrong.twice'));
    reading.finish();
    await api.post(`${sessionPath(electionId, session.id)}/box`, body);
    toast({ text: t('polls.box.done') });
    await client.invalidateQueries({ queryKey: ['polls', electionId] });
    onCounted();
  });
  return (
    <section className="card stack polls-form" aria-labelledby="box">
      <h2 id="box">{t('polls.box.title')}</h2>
      <p className="soft">{t('polls.box.intro')}</p>
      <Form form={form} action={t('polls.box.send')} label={t('polls.box.title')}>
        <TextField
          name="sealFound"
          label={t('polls.box.seal')}
          hint={t('polls.box.seal.hint')}
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
          onChange={(event) => setSeal(event.target.value)}
        />
        <div role="status">
          {seal.trim() !== '' && (
            <StatusWord tone={isOther ? 'warn' : 'good'}>
              {isOther ? t('polls.box.seal.other', { seal: closing }) : t('polls.box.seal.same')}
            </StatusWord>
          )}
        </div>
        {isOther && (
          <TextAreaField
            name="finding"
            label={t('polls.box.finding')}
            hint={t('polls.box.finding.hint')}
            rows={2}
            maxLength={2000}
          />
        )}
        <NumberField
          name="ballots"
          label={t('polls.box.ballots')}
          onChange={(event) => setBallots(event.target.value)}
        />
        <NumberField name="again" label={t('polls.box.again')} />
        <NumberField name="challengedEnvelopes" label={t('polls.box.envelopes')} />
        <Compared session={session} ballots={typedNumber(ballots)} />
      </Form>
    </section>
  );
}

function Compared({ session, ballots }: { session: PollingSessionView; ballots: number | null }) {
  const t = usePollsMessages();
  const format = useFormat();
  const signed = useSigned();
  const expected = session.closing?.expectedByList ?? null;
  if (ballots === null || expected === null) return <div role="status" />;
  const difference = ballots - expected;
  return (
    <div role="status">
      <Notice
        tone={difference === 0 ? 'good' : 'warn'}
        title={t('polls.box.expected', {
          expected: format.number(expected),
          difference: signed(difference),
        })}
      />
    </div>
  );
}
