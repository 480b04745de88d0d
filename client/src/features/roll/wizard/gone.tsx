import { useId, useState } from 'react';
import type { ImportCounts, ImportRowView } from '@contract/roll/imports.contract';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { GONE_REASONS } from '../words/gone';
import { useRollWords } from '../words/messages';
import { useListMessages } from './messages';
import type { GoneReason, PeopleInHand } from './use-people';

/** Why someone is missing from the list: they quit, they were transferred, or the employer left them out. */
export function GoneReasonChoice({ row, people }: { row: ImportRowView; people: PeopleInHand }) {
  const t = useListMessages();
  const words = useRollWords();
  const { entryId } = row;
  if (entryId === null) return null;
  const reason = people.reasonOf(entryId) ?? row.goneReason;
  return (
    <select
      className="input list-reason"
      aria-label={t('list.gone.reason-of', { name: row.name })}
      value={reason ?? ''}
      onChange={(event) => {
        const chosen = GONE_REASONS.find((each) => each === event.target.value);
        if (chosen !== undefined) people.explain(entryId, chosen);
      }}
    >
      {reason === null && <option value="">{words('roll.gone.unexplained')}</option>}
      {GONE_REASONS.map((each) => (
        <option key={each} value={each}>
          {words(`roll.gone.${each}`)}
        </option>
      ))}
    </select>
  );
}

/** The question once for all of them, and why it matters. */
export function GoneOthers({ counts, people }: { counts: ImportCounts; people: PeopleInHand }) {
  const t = useListMessages();
  const words = useRollWords();
  const id = useId();
  const [reason, setReason] = useState<GoneReason>('quit');
  return (
    <Notice tone={counts.goneUnexplained > 0 ? 'warn' : 'info'} title={t('list.gone.title')}>
      <p className="measure">{t('list.gone.explain')}</p>
      {counts.goneUnexplained > 0 && (
        <div className="cluster">
          <label htmlFor={id}>{t('list.gone.others', { count: counts.goneUnexplained })}</label>
          <select
            id={id}
            className="input list-reason"
            value={reason}
            onChange={(event) =>
              setReason(GONE_REASONS.find((each) => each === event.target.value) ?? 'quit')
            }
          >
            {GONE_REASONS.map((each) => (
              <option key={each} value={each}>
                {words(`roll.gone.${each}`)}
              </option>
            ))}
          </select>
          <Button isBusy={people.isBusy} onClick={() => people.explainOthers(reason)}>
            {t('list.gone.apply')}
          </Button>
        </div>
      )}
    </Notice>
  );
}
