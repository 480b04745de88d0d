import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { RollOverview, SealView } from '@contract/roll/roll.contract';
import { toProblem } from '../../api/problem';
import { api } from '../../api/request';
import { useFormat } from '../../i18n/provider';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { ProblemNotice, StatusWord } from '../../ui/notice';
import { useToast } from '../../ui/toasts';
import { useRollMessages } from './messages';

/** What the record says about the roll, and the step that says it. */
export function SealCard({
  electionId,
  roll,
  canSeal,
}: {
  electionId: string;
  roll: RollOverview;
  canSeal: boolean;
}) {
  const t = useRollMessages();
  const format = useFormat();
  const id = useId();
  const [isAsking, setAsking] = useState(false);
  const { seal, hasChangedSinceSeal, isOpen } = roll;
  const mayDiffer = seal === null || hasChangedSinceSeal;
  return (
    <section className="card stack" aria-labelledby={id}>
      <h2 id={id}>{t('roll.seal.title')}</h2>
      {seal === null ? (
        <p>
          <StatusWord tone="warn">{t('roll.seal.none')}</StatusWord>
        </p>
      ) : (
        <>
          <p>
            <StatusWord tone={hasChangedSinceSeal ? 'warn' : 'good'}>
              {t(hasChangedSinceSeal ? 'roll.seal.changed' : 'roll.seal.is-current')}
            </StatusWord>
          </p>
          <dl className="roll-facts">
            <div>
              <dt>{t('roll.seal.in-force', { number: seal.number, at: format.dateTime(seal.sealedAt) })}</dt>
              <dd className="number">
                {t('roll.seal.voters')}: {format.number(seal.voters)}
              </dd>
            </div>
            <div>
              <dt>{t('roll.seal.root')}</dt>
              <dd>
                <code className="roll-root">{seal.commitmentRoot}</code>
              </dd>
            </div>
          </dl>
        </>
      )}
      <p className="measure soft">{t('roll.seal.explain')}</p>
      {canSeal && isOpen && mayDiffer && roll.people > 0 && (
        <div>
          <Button kind={seal === null ? 'primary' : 'plain'} onClick={() => setAsking(true)}>
            {t(seal === null ? 'roll.seal.action' : 'roll.seal.again')}
          </Button>
        </div>
      )}
      <SealDialog
        electionId={electionId}
        people={roll.people}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
      />
    </section>
  );
}

function SealDialog({
  electionId,
  people,
  isOpen,
  onClose,
}: {
  electionId: string;
  people: number;
  isOpen: boolean;
  onClose: () => void;
}) {
  const t = useRollMessages();
  const format = useFormat();
  const toast = useToast();
  const client = useQueryClient();
  const sealing = useMutation({
    mutationFn: () => api.post<SealView>(`/api/elections/${electionId}/roll/seal`),
    onSuccess: ({ voters }) => {
      toast({ text: t('roll.seal.done', { count: format.number(voters) }) });
      onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['roll', electionId] }),
  });
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('roll.seal.confirm.title')}>
      <p>{t('roll.seal.confirm.detail', { count: people })}</p>
      {sealing.error && <ProblemNotice problem={toProblem(sealing.error)} />}
      <div className="dialog-actions">
        <Button kind="primary" isBusy={sealing.isPending} onClick={() => sealing.mutate()}>
          {t('roll.seal.confirm.action')}
        </Button>
        <Button onClick={onClose}>{t('roll.cancel')}</Button>
      </div>
    </Dialog>
  );
}
