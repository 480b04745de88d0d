import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { ExplainGone } from '@contract/roll/roll.contract';
import { toProblem } from '../../api/problem';
import { api } from '../../api/request';
import type { Wire } from '../../api/wire';
import { Button } from '../../ui/button';
import { ProblemNotice } from '../../ui/notice';
import { useToast } from '../../ui/toasts';
import { useRollMessages } from './messages';
import { rollPath } from './queries';
import { GONE_REASONS } from './words/gone';
import { useRollWords } from './words/messages';

/** Says for several people at once why they are no longer on the list. */
export function ExplainGoneBar({
  electionId,
  chosen,
  onDone,
}: {
  electionId: string;
  chosen: ReadonlySet<string>;
  onDone: () => void;
}) {
  const t = useRollMessages();
  const words = useRollWords();
  const client = useQueryClient();
  const toast = useToast();
  const id = useId();
  const [reason, setReason] = useState<(typeof GONE_REASONS)[number]>('quit');
  const explaining = useMutation({
    mutationFn: (body: Wire<ExplainGone>) => api.put(`${rollPath(electionId)}/gone`, body),
    onSuccess: (_, { entryIds }) => {
      toast({ text: t('roll.explain.done', { count: entryIds.length }) });
      onDone();
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['roll', electionId] }),
  });
  return (
    <div className="stack">
      {explaining.error && <ProblemNotice problem={toProblem(explaining.error)} />}
      <div className="cluster roll-explain">
        <span className="number">{t('roll.explain.chosen', { count: chosen.size })}</span>
        <label htmlFor={id}>{t('roll.explain.reason')}</label>
        <select
          id={id}
          className="input roll-reason"
          value={reason}
          onChange={(event) => setReason(GONE_REASONS.find((each) => each === event.target.value) ?? 'quit')}
        >
          {GONE_REASONS.map((each) => (
            <option key={each} value={each}>
              {words(`roll.gone.${each}`)}
            </option>
          ))}
        </select>
        <Button
          isBusy={explaining.isPending}
          onClick={() => {
            if (chosen.size > 0) explaining.mutate({ entryIds: [...chosen], reason });
          }}
        >
          {t('roll.explain.send')}
        </Button>
      </div>
    </div>
  );
}
