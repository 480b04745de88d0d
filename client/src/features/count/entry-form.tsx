import { useQueryClient } from '@tanstack/react-query';
import { useState, type InputEvent } from 'react';
import type { BlockView, CommitEntry } from '@contract/official/count/count.contract';
import type { ElectionView } from '@contract/elections/elections.contract';
import { ENTRY_SALT_BYTES, entryCommitment, type Slot } from '@domain/commitment';
import { toHex } from '@domain/encoding';
import { api } from '../../api/request';
import { useSession } from '../../api/session';
import type { Wire } from '../../api/wire';
import { useFormat } from '../../i18n/provider';
import { NumberField } from '../../ui/field';
import { Form, InvalidInput, useForm } from '../../ui/form';
import { StatusWord } from '../../ui/notice';
import { readWholeNumber } from '../../ui/whole-number';
import { holdEntry } from './held-entries';
import { useCountMessages } from './messages';

/** Numbers typed, their sum beside them, and Enter. Only the commitment leaves this device. */
export function EntryForm({
  election,
  block,
  slot,
}: {
  election: ElectionView;
  block: BlockView;
  slot: Slot;
}) {
  const t = useCountMessages();
  const format = useFormat();
  const client = useQueryClient();
  const { session } = useSession();
  const dockets = block.dockets.filter(({ state }) => state === 'open').length;
  const names = [...election.choices.map(({ id }) => `choice-${id}`), 'void', 'challenged'];
  const [sum, setSum] = useState(dockets);
  const add = (event: InputEvent<HTMLDivElement>) => {
    const form = event.currentTarget.closest('form');
    if (form === null) return;
    const data = new FormData(form);
    setSum(names.reduce((total, name) => total + numberOf(data.get(name)), 0));
  };
  const form = useForm(async (values) => {
    if (session === null) return;
    const numbers = new Map(
      names.map((name) => [
        name,
        name === 'challenged' && values.text(name) === '' ? 0 : values.integer(name),
      ]),
    );
    const missing = names.filter((name) => numbers.get(name) === null);
    if (missing.length > 0) {
      throw new InvalidInput(missing.map((field) => ({ field, message: t('count.entry.number.wrong') })));
    }
    const of = (name: string) => numbers.get(name) ?? 0;
    const entry = {
      counts: Object.fromEntries(election.choices.map(({ id }) => [id, of(`choice-${id}`)])),
      void: of('void'),
      challenged: of('challenged'),
    };
    const total = names.reduce((all, name) => all + of(name), 0);
    if (total !== block.ballots) {
      throw new InvalidInput([
        { field: names[0] ?? '', message: t('count.entry.sum.wrong', { ballots: block.ballots }) },
      ]);
    }
    const { round } = block;
    const salt = crypto.getRandomValues(new Uint8Array(ENTRY_SALT_BYTES));
    const commitment = entryCommitment(salt, { block: block.id, round, slot, ...entry });
    await holdEntry({
      electionId: election.id,
      accountId: session.account.id,
      blockId: block.id,
      reveal: { round, slot, ...entry, salt: toHex(salt) },
    });
    const body: Wire<CommitEntry> = { round, slot, commitment };
    await api.post(`/api/elections/${election.id}/blocks/${block.id}/commitments`, body);
    await client.invalidateQueries({ queryKey: ['count', election.id] });
  });
  const missing = block.ballots - sum;
  return (
    <section className="card stack entry" aria-labelledby="entry">
      <h2 id="entry">{t('count.entry.title')}</h2>
      <Form form={form} action={t('count.entry.send')}>
        <div className="entry-fields" onInput={add}>
          {election.choices.map(({ id, label }, index) => (
            <NumberField key={id} name={`choice-${id}`} label={label} autoFocus={index === 0} />
          ))}
          <NumberField name="void" label={t('count.entry.void')} hint={t('count.entry.void.hint')} />
          <NumberField
            name="challenged"
            label={t('count.entry.challenged')}
            hint={t('count.entry.challenged.hint')}
            defaultValue={String(dockets)}
          />
        </div>
        <p className="entry-sum number" role="status">
          <strong>
            {t('count.entry.sum', { sum: format.number(sum), ballots: format.number(block.ballots) })}
          </strong>{' '}
          {missing === 0 ? (
            <StatusWord tone="good">{t('count.entry.sum.right')}</StatusWord>
          ) : (
            <StatusWord tone="warn">
              {missing > 0
                ? t('count.entry.sum.missing', { count: missing })
                : t('count.entry.sum.surplus', { count: -missing })}
            </StatusWord>
          )}
        </p>
        <p className="soft small">{t('count.entry.send.hint')}</p>
      </Form>
    </section>
  );
}

/** As the form reads it when it is sent; what is no number, or not typed yet, adds nothing. */
function numberOf(value: FormDataEntryValue | null): number {
  return typeof value === 'string' ? (readWholeNumber(value) ?? 0) : 0;
}
