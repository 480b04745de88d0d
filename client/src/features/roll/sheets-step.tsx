import { useId, useState } from 'react';
import type { ImportSheet, SheetChoiceInput } from '@contract/roll/imports.contract';
import type { Wire } from '../../api/wire';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { choiceOf, columnLetter } from './choices';
import type { StepProps } from './import-page';
import { useRollMessages } from './messages';

/** Which sheets, which people they hold, and in which row their headings stand. */
export function SheetsStep({ view, choose, isChoosing }: StepProps) {
  const t = useRollMessages();
  const [choices, setChoices] = useState(() => view.sheets.map(choiceOf));
  const isChanged = choices.some((choice, i) => {
    const sheet = view.sheets[i];
    return sheet !== undefined && JSON.stringify(choice) !== JSON.stringify(choiceOf(sheet));
  });
  const change = (sheet: number, part: Partial<Wire<SheetChoiceInput>>) =>
    setChoices((all) => all.map((each) => (each.sheet === sheet ? { ...each, ...part } : each)));
  return (
    <div className="stack-wide">
      {view.sheets.map((sheet) => {
        const choice = choices.find((each) => each.sheet === sheet.sheet);
        return choice === undefined ? null : (
          <SheetChoice
            key={sheet.sheet}
            sheet={sheet}
            choice={choice}
            onChange={(part) => change(sheet.sheet, part)}
          />
        );
      })}
      {isChanged && (
        <div className="cluster">
          <Button
            kind="primary"
            isBusy={isChoosing}
            onClick={() => choose({ sheets: choices, kept: view.kept })}
          >
            {t('roll.reread')}
          </Button>
          <span className="soft">{t('roll.unsaved')}</span>
        </div>
      )}
    </div>
  );
}

function SheetChoice({
  sheet,
  choice,
  onChange,
}: {
  sheet: ImportSheet;
  choice: Wire<SheetChoiceInput>;
  onChange: (part: Partial<Wire<SheetChoiceInput>>) => void;
}) {
  const t = useRollMessages();
  const id = useId();
  const name = sheet.name === '' ? t('roll.sheet.only') : t('roll.sheet.name', { name: sheet.name });
  return (
    <section className="card stack" aria-labelledby={id}>
      <h2 id={id}>{name}</h2>
      {sheet.headerRow === null && <Notice tone="warn" title={t('roll.sheet.header.unknown')} />}
      <label className="choice">
        <input
          type="checkbox"
          checked={choice.isUsed}
          onChange={(event) => onChange({ isUsed: event.target.checked })}
        />
        <span>{t('roll.sheet.use')}</span>
      </label>
      <div className="roll-pair">
        <div className="field">
          <label className="field-label" htmlFor={`${id}-kind`}>
            {t('roll.sheet.kind')}
          </label>
          <select
            id={`${id}-kind`}
            className="input"
            value={choice.kind}
            onChange={(event) =>
              onChange({ kind: event.target.value === 'challenge' ? 'challenge' : 'regular' })
            }
          >
            <option value="regular">{t('roll.sheet.kind.regular')}</option>
            <option value="challenge">{t('roll.sheet.kind.challenge')}</option>
          </select>
        </div>
        <div className="field">
          <label className="field-label" htmlFor={`${id}-header`}>
            {t('roll.sheet.header')}
          </label>
          <select
            id={`${id}-header`}
            className="input"
            value={choice.headerRow}
            // Other headings, other columns: they are proposed anew.
            onChange={(event) =>
              onChange({ headerRow: Number(event.target.value), fields: null, isUsed: true })
            }
          >
            {sheet.top.map(({ row }) => (
              <option key={row} value={row}>
                {t('roll.sheet.header.row', { row })}
              </option>
            ))}
          </select>
        </div>
      </div>
      <TopRows sheet={sheet} name={name} headerRow={choice.headerRow} />
    </section>
  );
}

function TopRows({ sheet, name, headerRow }: { sheet: ImportSheet; name: string; headerRow: number }) {
  const t = useRollMessages();
  const caption = t('roll.sheet.top', { name });
  const width = Math.max(...sheet.top.map(({ cells }) => cells.length), 1);
  const columns = Array.from({ length: width }, (_, column) => column);
  return (
    <div className="table-region roll-top" role="region" aria-label={caption} tabIndex={0}>
      <table className="table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('roll.sheet.row')}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {columnLetter(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sheet.top.map(({ row, cells }) => (
            <tr key={row} className={row === headerRow ? 'roll-header-row' : undefined}>
              <th scope="row" className="number">
                {row}
                {row === headerRow && <span className="small"> {t('roll.sheet.is-header')}</span>}
              </th>
              {columns.map((column) => (
                <td key={column}>{cells[column] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
