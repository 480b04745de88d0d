import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type {
  MixBoxes as Mix,
  PollsTotalsView,
  PollsView,
} from '@contract/official/polling/polling.contract';
import { useCan } from '../../api/election';
import { api } from '../../api/request';
import type { Wire } from '../../api/wire';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextAreaField } from '../../ui/field';
import { Figure, Figures } from '../../ui/figure';
import { Form, useForm } from '../../ui/form';
import { useUiMessages } from '../../ui/messages';
import { Notice } from '../../ui/notice';
import { useToast } from '../../ui/toasts';
import { Reading, useSigned } from './figures';
import { usePollsMessages } from './messages';
import { pollsPath, pollsQuery } from './queries';

/** The totals of all places, what is still missing, and the one step that closes the polls. */
export function MixBoxes({
  electionId,
  polls,
  totals,
}: {
  electionId: string;
  polls: PollsView;
  totals: PollsTotalsView;
}) {
  const t = usePollsMessages();
  const can = useCan(electionId);
  const [isAsking, setAsking] = useState(false);
  const isReady = polls.missing.length === 0;
  return (
    <section className="card stack" aria-labelledby="mix">
      <h2 id="mix">{t('polls.mix.title')}</h2>
      <p className="soft measure">{t('polls.mix.intro')}</p>
      <Figures>
        <Figure label={t('polls.mix.checked-off')} value={totals.checkedOff} />
        <Figure label={t('polls.mix.challenged')} value={totals.challenged} />
        <Figure label={t('polls.mix.ballots')} value={totals.ballotsInBoxes} />
      </Figures>
      {(isReady || polls.isClosed) && <Difference totals={totals} />}
      {polls.isClosed ? (
        <Notice tone="good" title={t('polls.mix.done')}>
          {polls.reason && <p>{t('polls.mix.reason.given', { reason: polls.reason })}</p>}
        </Notice>
      ) : isReady ? (
        can('polls.close') && (
          <div>
            <Button kind="primary" isLarge onClick={() => setAsking(true)}>
              {t('polls.mix.send')}
            </Button>
          </div>
        )
      ) : (
        <Notice tone="info" title={t('polls.missing')}>
          <ul>
            {polls.missing.map((each) => (
              <li key={each}>{t(`polls.missing.${each}`)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {isAsking && <MixDialog electionId={electionId} totals={totals} onClose={() => setAsking(false)} />}
    </section>
  );
}

/** Shown, and never forced to nothing. */
function Difference({ totals }: { totals: PollsTotalsView }) {
  const t = usePollsMessages();
  const signed = useSigned();
  const { difference, envelopesDifference } = totals;
  const isNone = difference === 0 && envelopesDifference === 0;
  return (
    <Notice
      tone={isNone ? 'good' : 'warn'}
      title={
        <span className="polls-difference">
          {t('polls.mix.difference', { difference: signed(difference) })}
        </span>
      }
    >
      {isNone && <p>{t('polls.mix.difference.none')}</p>}
      {difference !== 0 && (
        <p>
          {t(difference > 0 ? 'polls.mix.difference.more' : 'polls.mix.difference.fewer', {
            count: Math.abs(difference),
          })}
        </p>
      )}
      {envelopesDifference !== 0 && (
        <p>
          {t(envelopesDifference > 0 ? 'polls.mix.envelopes.more' : 'polls.mix.envelopes.fewer', {
            count: Math.abs(envelopesDifference),
          })}
        </p>
      )}
    </Notice>
  );
}

function MixDialog({
  electionId,
  totals,
  onClose,
}: {
  electionId: string;
  totals: PollsTotalsView;
  onClose: () => void;
}) {
  const t = usePollsMessages();
  const ui = useUiMessages();
  const client = useQueryClient();
  const toast = useToast();
  const isDifferent = totals.difference !== 0 || totals.envelopesDifference !== 0;
  const form = useForm(async (values) => {
    const reading = new Reading(values, t);
    const { checkedOff, challenged, ballotsInBoxes } = totals;
    const reason = isDifferent ? reading.required('reason') : '';
    reading.finish();
    const body: Wire<Mix> = { checkedOff, challenged, ballotsInBoxes, reason };
    const polls = await api
      .post<PollsView>(`${pollsPath(electionId)}/closing`, body)
      .finally(() => void client.invalidateQueries({ queryKey: ['envelopes', electionId] }));
    client.setQueryData(pollsQuery(electionId).queryKey, polls);
    toast({ text: t('polls.mix.done') });
    onClose();
  });
  return (
    <Dialog isOpen onClose={onClose} title={t('polls.mix.title')}>
      <p>{t('polls.mix.ask')}</p>
      <Figures>
        <Figure label={t('polls.mix.checked-off')} value={totals.checkedOff} />
        <Figure label={t('polls.mix.challenged')} value={totals.challenged} />
        <Figure label={t('polls.mix.ballots')} value={totals.ballotsInBoxes} />
      </Figures>
      <Difference totals={totals} />
      <Form
        form={form}
        action={t('polls.mix.send')}
        extra={<Button onClick={onClose}>{ui('ui.cancel')}</Button>}
      >
        {isDifferent && (
          <TextAreaField
            name="reason"
            label={t('polls.mix.reason')}
            hint={t('polls.mix.reason.hint')}
            rows={3}
            maxLength={2000}
          />
        )}
      </Form>
    </Dialog>
  );
}
