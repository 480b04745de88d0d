import { useQueryClient } from '@tanstack/react-query';
import type { DeclareTally, TallyFormView, TallyView } from '@contract/official/tally/tally.contract';
import type { ElectionView } from '@contract/elections/elections.contract';
import { api } from '../../api/request';
import type { Wire } from '../../api/wire';
import { NumberField } from '../../ui/field';
import { Form, InvalidInput, useForm } from '../../ui/form';
import { useToast } from '../../ui/toasts';
import { useTallyMessages } from './messages';

/** The totals once more, by hand: a slip at this very point has undone elections (Allied Acoustics, 300 NLRB 1181). */
export function DeclareForm({ election, form: tally }: { election: ElectionView; form: TallyFormView }) {
  const t = useTallyMessages();
  const client = useQueryClient();
  const toast = useToast();
  const form = useForm(async (values) => {
    const typed = election.choices.map(({ id }) => [id, values.integer(`votes.${id}`)] as const);
    const missing = typed.filter(([, votes]) => votes === null);
    if (missing.length > 0) {
      throw new InvalidInput(
        missing.map(([id]) => ({ field: `votes.${id}`, message: t('tally.declare.number.wrong') })),
      );
    }
    const body: Wire<DeclareTally> = {
      votes: Object.fromEntries(typed.map(([id, votes]) => [id, votes ?? 0])),
    };
    const view = await api.post<TallyView>(`/api/elections/${election.id}/tally/declaration`, body);
    client.setQueryData(['tally', election.id], view);
    toast({ text: t('tally.declare.done') });
  });
  return (
    <section className="card stack" aria-labelledby="declare">
      <h2 id="declare">{t('tally.declare.title')}</h2>
      <p className="measure">{t('tally.declare.detail')}</p>
      <Form
        form={form}
        action={t(tally.revision === 0 ? 'tally.declare.send' : 'tally.declare.send.revised')}
      >
        <div className="grid">
          {election.choices.map(({ id, label }) => (
            <NumberField key={id} name={`votes.${id}`} label={t('tally.declare.total', { choice: label })} />
          ))}
        </div>
      </Form>
    </section>
  );
}
