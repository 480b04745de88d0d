import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { BlockView, CorrectionView, ProposeCorrection } from '@contract/official/count/count.contract';
import { useCan } from '../../api/election';
import { toProblem } from '../../api/problem';
import { api, mintId } from '../../api/request';
import type { Wire } from '../../api/wire';
import { Button } from '../../ui/button';
import { SelectField, TextField } from '../../ui/field';
import { Form, useForm } from '../../ui/form';
import { Notice, ProblemNotice } from '../../ui/notice';
import { useCountMessages } from './messages';

const REASONS = {
  supersede: ['miscounted', 'misread', 'wrong-ballots', 'other'],
  abandon: ['salt-lost', 'teller-left', 'docket-mismatch', 'other'],
} as const;
type Reason = ProposeCorrection['reason'];

/** A sealed block is counted again, or a round given up, only with a reason and two signers. */
export function Corrections({ electionId, block }: { electionId: string; block: BlockView }) {
  const t = useCountMessages();
  const can = useCan(electionId);
  const kind = block.state === 'sealed' ? 'supersede' : 'abandon';
  const isBegun = block.slots.some(({ state }) => state === 'committed' || state === 'revealed');
  if (block.correction !== null) return <Pending electionId={electionId} correction={block.correction} />;
  if (!can('block.supersede') || (kind === 'abandon' && !isBegun)) return null;
  return (
    <details className="disclosure">
      <summary>{t('count.correct.title')}</summary>
      <Propose electionId={electionId} block={block} kind={kind} />
    </details>
  );
}

function Propose({
  electionId,
  block,
  kind,
}: {
  electionId: string;
  block: BlockView;
  kind: 'supersede' | 'abandon';
}) {
  const t = useCountMessages();
  const client = useQueryClient();
  const id = useRef(mintId());
  const form = useForm(async (values) => {
    const body: Wire<ProposeCorrection> = {
      id: id.current,
      kind,
      reason: values.text('reason') as Reason,
      note: values.text('note'),
    };
    await api.post(`/api/elections/${electionId}/blocks/${block.id}/corrections`, body);
    id.current = mintId();
    await client.invalidateQueries({ queryKey: ['count', electionId] });
  });
  return (
    <section className="card stack" aria-label={t(`count.correct.${kind}`)}>
      <h2>{t(`count.correct.${kind}`)}</h2>
      <p>{t(`count.correct.${kind}.detail`)}</p>
      <Form form={form} kind="danger" action={t('count.correct.propose')}>
        <SelectField
          name="reason"
          label={t('count.correct.reason')}
          options={REASONS[kind].map((value) => ({ value, label: t(`count.correct.reason.${value}`) }))}
        />
        <TextField
          name="note"
          label={t('count.correct.note')}
          isOptional
          maxLength={2000}
          autoComplete="off"
        />
      </Form>
    </section>
  );
}

function Pending({ electionId, correction }: { electionId: string; correction: CorrectionView }) {
  const t = useCountMessages();
  const can = useCan(electionId);
  const client = useQueryClient();
  const sign = useMutation({
    mutationFn: () => api.post(`/api/elections/${electionId}/corrections/${correction.id}/signature`),
    onSettled: () => client.invalidateQueries({ queryKey: ['count', electionId] }),
  });
  const reason = isReason(correction.reason)
    ? t(`count.correct.reason.${correction.reason}`)
    : correction.reason;
  return (
    <Notice tone="warn" title={t(`count.correct.pending.${correction.kind}`, { reason })}>
      {correction.note !== '' && <p>{correction.note}</p>}
      <p>{t('count.correct.pending.detail')}</p>
      {sign.error && <ProblemNotice problem={toProblem(sign.error)} />}
      {can('block.cosign') && !correction.isMine && (
        <div>
          <Button isBusy={sign.isPending} onClick={() => sign.mutate()}>
            {t('count.correct.sign')}
          </Button>
        </div>
      )}
    </Notice>
  );
}

function isReason(text: string): text is Reason {
  return ([...REASONS.supersede, ...REASONS.abandon] as readonly string[]).includes(text);
}
