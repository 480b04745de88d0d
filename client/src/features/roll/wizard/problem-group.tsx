import type { ImportProblems, ImportView, ProblemExample } from '@contract/roll/imports.contract';
import { useFormat } from '../../../i18n/provider';
import { StatusWord } from '../../../ui/notice';
import { Change } from '../words/changes';
import { useReasonWords, useRollWords } from '../words/messages';
import { fixOf } from './choices';
import type { Group } from './mend-groups';
import { useListMessages } from './messages';
import { useRowPlace } from './sheet-name';
import type { ChoicesInHand } from './use-choices';

/** The name of a group: what is wrong, and in which field. */
export function useGroupWords(): (group: Group) => string {
  const t = useListMessages();
  const words = useRollWords();
  const reasonWords = useReasonWords();
  return (group) => {
    switch (group.kind) {
      case 'problem': {
        const { code, field } = group.problem;
        const problem = words(`roll.problem.${code}`);
        return field === null
          ? problem
          : t('list.mend.group', { problem, field: words(`roll.field.${field}`) });
      }
      case 'left-out':
        return reasonWords(group.reason);
      case 'rows':
        return t(`list.mend.rows.${group.shows}`);
      default:
        return t(`list.mend.${group.kind}`);
    }
  };
}

/** Rows with one cause: what is done with them now, what it makes of them, and one press to have it otherwise. */
export function ProblemGroup({
  view,
  problem,
  inHand: { choices, decide },
}: {
  view: ImportView;
  problem: ImportProblems;
  inHand: ChoicesInHand;
}) {
  const t = useListMessages();
  const words = useRollWords();
  const format = useFormat();
  const { code, field, isMended, actions, count, examples } = problem;
  const decided = fixOf(choices, code, field)?.action;
  const action = decided ?? problem.action;
  const title = words(`roll.problem.${code}`);
  return (
    <section className="stack" aria-labelledby="problem">
      <div className="spread">
        <h2 id="problem">
          {field === null
            ? title
            : t('list.mend.group', { problem: title, field: words(`roll.field.${field}`) })}
        </h2>
        {decided !== undefined ? (
          <StatusWord tone="info" icon="check">
            {t('list.mend.decided')}
          </StatusWord>
        ) : (
          <StatusWord tone={isMended ? 'good' : 'warn'}>
            {t(isMended ? 'list.mend.by-itself' : 'list.mend.open')}
          </StatusWord>
        )}
      </div>
      <p className="measure">{t(`list.mend.now.${action}`, { count })}</p>
      {examples.length > 0 && (
        <ul className="changes" aria-label={t('list.mend.examples')}>
          {examples.map((example) => (
            <Example
              key={`${String(example.sheet)}/${String(example.row)}`}
              view={view}
              example={example}
              action={action}
            />
          ))}
        </ul>
      )}
      {actions.length > 0 && (
        <div className="cluster" role="group" aria-label={t('list.mend.do')}>
          {actions.map((each) => (
            <button
              key={each}
              type="button"
              className={`button ${each === action ? 'button-plain' : 'button-primary'} list-fix`}
              aria-pressed={decided === each}
              onClick={() => decide({ kind: 'fix', code, field, action: decided === each ? null : each })}
            >
              {t(`list.mend.do.${each}`, { count: format.number(count) })}
            </button>
          ))}
        </div>
      )}
    </section>
  );
}

/** `Row 17: 5551234 → (empty)`, as it will be with what is decided now. */
function Example({
  view,
  example: { sheet, row, before, after },
  action,
}: {
  view: ImportView;
  example: ProblemExample;
  action: ImportProblems['action'];
}) {
  const rowPlace = useRowPlace(view);
  const made = action === 'keep' ? before : action === 'clear' ? '' : after;
  return (
    <li>
      <span className="soft number">{rowPlace(sheet, row)}</span> <Change before={before} after={made} />
    </li>
  );
}
