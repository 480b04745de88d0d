import { useId } from 'react';
import type { ImportSheet } from '@contract/roll/imports.contract';
import { useFormat } from '../../../i18n/provider';
import { Notice } from '../../../ui/notice';
import { choiceOf, columnLetter, type SheetChoice as Choice } from './choices';
import { useListMessages } from './messages';
import type { StepProps } from './review';
import { useSheetName } from './sheet-name';

/** Which sheets, which people they hold, and in which row their headings stand. */
export function SheetsStep({ view, inHand: { choices, decide } }: StepProps) {
  const sheetName = useSheetName(view);
  return (
    <div className="stack-wide">
      {view.sheets.map((sheet) => {
        const choice = choices.sheets.find((each) => each.sheet === sheet.sheet) ?? choiceOf(sheet);
        return (
          <SheetChoice
            key={sheet.sheet}
            sheet={sheet}
            name={sheetName(sheet.sheet)}
            sheetName={sheetName}
            choice={choice}
            onChange={(part) => decide({ kind: 'sheet', choice: { ...choice, ...part } })}
          />
        );
      })}
    </div>
  );
}

function SheetChoice({
  sheet,
  name,
  sheetName,
  choice,
  onChange,
}: {
  sheet: ImportSheet;
  name: string;
  sheetName: (sheet: number) => string;
  choice: Choice;
  onChange: (part: Partial<Choice>) => void;
}) {
  const t = useListMessages();
  const format = useFormat();
  const id = useId();
  return (
    <section className="card stack" aria-labelledby={id}>
      <div className="spread">
        <h2 id={id}>{name}</h2>
        <span className="soft number">
          {t('list.sheet.people', { rows: format.number(sheet.rows), people: format.number(sheet.people) })}
        </span>
      </div>
      {sheet.linkedTo !== null && (
        <p className="soft">{t('list.sheet.linked', { sheet: sheetName(sheet.linkedTo) })}</p>
      )}
      {sheet.headerRow === null && <Notice tone="warn" title={t('list.sheet.header.unknown')} />}
      <label className="choice">
        <input
          type="checkbox"
          checked={choice.isUsed}
          onChange={(event) => onChange({ isUsed: event.target.checked })}
        />
        <span>{t('list.sheet.use')}</span>
      </label>
      <div className="list-pair">
        <div className="field">
          <label className="field-label" htmlFor={`${id}-kind`}>
            {t('list.sheet.kind')}
          </label>
          <select
            id={`${id}-kind`}
            className="input"
            value={choice.kind}
            onChange={(event) =>
              onChange({ kind: event.target.value === 'challenge' ? 'challenge' : 'regular' })
            }
          >
            <option value="regular">{t('list.sheet.kind.regular')}</option>
            <option value="challenge">{t('list.sheet.kind.challenge')}</option>
          </select>
        </div>
        <div className="field">
          <label className="field-label" htmlFor={`${id}-header`}>
            {t('list.sheet.header')}
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
                {t('list.sheet.header.row', { row })}
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
  const t = useListMessages();
  const caption = t('list.sheet.top', { name });
  const width = Math.max(...sheet.top.map(({ cells }) => cells.length), 1);
  const columns = Array.from({ length: width }, (_, column) => column);
  return (
    <div className="table-region list-top" role="region" aria-label={caption} tabIndex={0}>
      <table className="table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('list.sheet.row')}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {columnLetter(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sheet.top.map(({ row, cells }) => (
            <tr key={row} className={row === headerRow ? 'list-header-row' : undefined}>
              <th scope="row" className="number">
                {row}
                {row === headerRow && <span className="small"> {t('list.sheet.is-header')}</span>}
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
