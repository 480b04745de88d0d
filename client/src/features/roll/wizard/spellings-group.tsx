import type { Suggestion } from '@contract/roll/imports.contract';
import { useFormat } from '../../../i18n/provider';
import { Button } from '../../../ui/button';
import { Change } from '../words/changes';
import { useRollWords } from '../words/messages';
import { useListMessages } from './messages';
import type { StepProps } from './review';

/** Two spellings of one value, such as `FHN A1` beside `FHN-A1`: one press makes them one. */
export function SpellingsGroup({ view, inHand: { choices, decide } }: StepProps) {
  const t = useListMessages();
  const words = useRollWords();
  const isReplaced = ({ field, from, to }: Suggestion) =>
    choices.replacements.some((each) => each.field === field && (each.from === from || each.from === to));
  const open = view.suggestions.filter((each) => !isReplaced(each));
  return (
    <div className="stack">
      <h2>{t('list.mend.spellings')}</h2>
      <p className="measure soft">{t('list.spelling.explain')}</p>
      {open.length > 0 && (
        <ul className="list-spellings">
          {open.map((each) => (
            <Spelling key={`${each.field} ${each.from} ${each.to}`} suggestion={each} decide={decide} />
          ))}
        </ul>
      )}
      {choices.replacements.length > 0 && (
        <>
          <h3>{t('list.spelling.taken')}</h3>
          <ul className="list-spellings">
            {choices.replacements.map(({ field, from, to }) => (
              <li key={`${field} ${from}`} className="spread">
                <span>
                  {words(`roll.field.${field}`)}: <Change before={from} after={to} />
                </span>
                <Button
                  aria-label={t('list.spelling.back-of', { from })}
                  onClick={() => decide({ kind: 'spelling', field, from, to: null })}
                >
                  {t('list.spelling.back')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Spelling({
  suggestion: { field, from, to, rows, otherRows },
  decide,
}: {
  suggestion: Suggestion;
  decide: StepProps['inHand']['decide'];
}) {
  const t = useListMessages();
  const words = useRollWords();
  const format = useFormat();
  return (
    <li className="card stack">
      <p>
        {t('list.spelling.pair', {
          field: words(`roll.field.${field}`),
          from,
          to,
          rows: format.number(rows),
          otherRows: format.number(otherRows),
        })}
      </p>
      <div className="cluster">
        <Button kind="primary" onClick={() => decide({ kind: 'spelling', field, from, to })}>
          {t('list.spelling.use', { spelling: to, count: format.number(rows) })}
        </Button>
        <Button onClick={() => decide({ kind: 'spelling', field, from: to, to: from })}>
          {t('list.spelling.use', { spelling: from, count: format.number(otherRows) })}
        </Button>
      </div>
    </li>
  );
}
