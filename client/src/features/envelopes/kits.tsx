import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { KeysView, RecordMailing } from '@contract/official/envelopes/kits.contract';
import { useLive } from '../../api/live';
import { toProblem } from '../../api/problem';
import { api, mintId } from '../../api/request';
import type { Wire } from '../../api/wire';
import { Button } from '../../ui/button';
import { NumberField, SelectField } from '../../ui/field';
import { Figure, Figures } from '../../ui/figure';
import { Form, InvalidInput, useForm } from '../../ui/form';
import { ProblemNotice } from '../../ui/notice';
import { QueryView } from '../../ui/query-view';
import { useToast } from '../../ui/toasts';
import { useEnvelopesMessages } from './messages';
import { deskQuery } from './queries';

/** The agent's kits: key numbers for the sealed roll, and what was mailed. */
export function Kits({ electionId, isVoting }: { electionId: string; isVoting: boolean }) {
  const t = useEnvelopesMessages();
  const client = useQueryClient();
  const toast = useToast();
  const query = useQuery(deskQuery(electionId));
  // A roll sealed meanwhile has voters without a key number.
  useLive(`election:${electionId}`, [['envelopes', electionId]]);
  useLive(`desk:${electionId}`, [['envelopes', electionId]]);
  const refresh = () => client.invalidateQueries({ queryKey: ['envelopes', electionId] });
  const assign = useMutation({
    mutationFn: () => api.post<KeysView>(`/api/elections/${electionId}/envelopes/keys`),
    onSuccess: ({ assigned }) => {
      toast({ text: t('envelopes.kits.assigned', { assigned }) });
      return refresh();
    },
  });
  // One id for each intent: a mailing sent twice is recorded once.
  const id = useRef(mintId());
  const form = useForm(async (values, element) => {
    const kits = values.integer('kits');
    if (kits === null || kits < 1)
      throw new InvalidInput([{ field: 'kits', message: t('envelopes.kits.number.wrong') }]);
    const kind = values.text('kind') as RecordMailing['kind'];
    const body: Wire<RecordMailing> = { id: id.current, kind, kits };
    await api.post(`/api/elections/${electionId}/envelopes/mailings`, body);
    id.current = mintId();
    element.reset();
    toast({ text: t('envelopes.kits.recorded') });
    await refresh();
  });
  return (
    <section className="card stack" aria-labelledby="kits">
      <h2 id="kits">{t('envelopes.kits.title')}</h2>
      <QueryView query={query} rows={2}>
        {(desk) => (
          <>
            <Figures>
              <Figure label={t('envelopes.kits.keys')} value={desk.keys} whole={desk.voters} />
              <Figure label={t('envelopes.kits.mailed')} value={desk.reconciliation.kitsMailed} />
              <Figure label={t('envelopes.kits.replaced')} value={desk.reconciliation.kitsReplaced} />
              <Figure label={t('envelopes.kits.undelivered')} value={desk.reconciliation.kitsUndelivered} />
            </Figures>
            {desk.keys < desk.voters && (
              <div>
                <Button kind="primary" isBusy={assign.isPending} onClick={() => assign.mutate()}>
                  {t('envelopes.kits.assign')}
                </Button>
              </div>
            )}
          </>
        )}
      </QueryView>
      {assign.error && <ProblemNotice problem={toProblem(assign.error)} />}
      {isVoting && (
        <Form form={form} action={t('envelopes.kits.record')} kind="plain" label={t('envelopes.kits.record')}>
          <div className="grid">
            <SelectField
              name="kind"
              label={t('envelopes.kits.kind')}
              options={(['initial', 'replacement', 'undelivered'] as const).map((value) => ({
                value,
                label: t(`envelopes.kits.kind.${value}`),
              }))}
            />
            <NumberField name="kits" label={t('envelopes.kits.number')} />
          </div>
        </Form>
      )}
    </section>
  );
}
