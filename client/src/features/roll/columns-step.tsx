import { useState } from 'react';
import type { ImportSheet, MappedColumnView } from '@contract/roll/imports.contract';
import { useFormat } from '../../i18n/provider';
import { Button } from '../../ui/button';
import { useShare } from '../../ui/figure';
import { StatusWord, type Tone } from '../../ui/notice';
import { Table } from '../../ui/table';
import { choiceOf, columnLetter } from './choices';
import type { StepProps } from './import-page';
import { useRollMessages } from './messages';

type Field = NonNullable<MappedColumnView['field']>;

/** In the order in which people read an entry. */
const FIELDS: readonly Field[] = [
  'familyName',
  'givenName',
  'middleName',
  'suffix',
  'fullName',
  'employeeNumber',
  'classification',
  'department',
  'shift',
  'location',
  'street',
  'streetSecond',
  'city',
  'state',
  'postalCode',
  'email',
  'homePhone',
  'cellPhone',
];

/** Those that 29 CFR 102.62(d) asks for, and that make a list deficient when a whole column is missing. */
const REQUIRED: readonly Field[] = [
  'familyName',
  'givenName',
  'classification',
  'shift',
  'location',
  'street',
  'email',
  'homePhone',
  'cellPhone',
];

const TONE: Readonly<Record<MappedColumnView['confidence'], Tone>> = {
  sure: 'good',
  check: 'warn',
  chosen: 'info',
  unmapped: 'plain',
};

/** Their columns, our fields: proposed with a word for how sure it is, and every one can be set right. */
export function ColumnsStep({ view, choose, isChoosing }: StepProps) {
  const t = useRollMessages();
  const sheets = view.sheets.filter(({ isUsed, headerRow }) => isUsed && headerRow !== null);
  const [chosen, setChosen] = useState<ReadonlyMap<string, Field | null>>(new Map());
  const fieldOf = (sheet: ImportSheet, column: MappedColumnView): Field | null => {
    const choice = chosen.get(`${String(sheet.sheet)}/${String(column.column)}`);
    return choice === undefined ? column.field : choice;
  };
  const set = (sheet: ImportSheet, column: MappedColumnView, field: Field | null) =>
    setChosen((before) => {
      const after = new Map(before).set(`${String(sheet.sheet)}/${String(column.column)}`, field);
      // A field has one column: the one chosen last.
      for (const other of sheet.columns) {
        if (field !== null && other !== column && fieldOf(sheet, other) === field) {
          after.set(`${String(sheet.sheet)}/${String(other.column)}`, null);
        }
      }
      return after;
    });
  const isChanged = sheets.some((sheet) =>
    sheet.columns.some((column) => fieldOf(sheet, column) !== column.field),
  );
  const send = () =>
    choose({
      kept: view.kept,
      sheets: view.sheets.map((sheet) =>
        sheets.includes(sheet)
          ? { ...choiceOf(sheet), fields: sheet.columns.map((column) => fieldOf(sheet, column)) }
          : choiceOf(sheet),
      ),
    });
  return (
    <div className="stack-wide">
      {sheets.map((sheet) => (
        <SheetColumns
          key={sheet.sheet}
          sheet={sheet}
          fieldOf={(column) => fieldOf(sheet, column)}
          onChoose={(column, field) => set(sheet, column, field)}
        />
      ))}
      {isChanged && (
        <div className="cluster">
          <Button kind="primary" isBusy={isChoosing} onClick={send}>
            {t('roll.reread')}
          </Button>
          <span className="soft">{t('roll.unsaved')}</span>
        </div>
      )}
    </div>
  );
}

function SheetColumns({
  sheet,
  fieldOf,
  onChoose,
}: {
  sheet: ImportSheet;
  fieldOf: (column: MappedColumnView) => Field | null;
  onChoose: (column: MappedColumnView, field: Field | null) => void;
}) {
  const t = useRollMessages();
  const share = useShare();
  const format = useFormat();
  const given = sheet.columns.map(fieldOf);
  const missing = REQUIRED.filter(
    (field) =>
      !given.includes(field) &&
      !(given.includes('fullName') && (field === 'familyName' || field === 'givenName')),
  );
  const rows = Math.max(...sheet.columns.map(({ filled }) => filled), 0);
  const caption = sheet.name === '' ? t('roll.sheet.only') : t('roll.sheet.name', { name: sheet.name });
  const heading = ({ heading: text, column }: MappedColumnView) =>
    text === '' ? `${columnLetter(column)} ${t('roll.columns.no-heading')}` : text;
  return (
    <div className="stack">
      <Table
        caption={caption}
        columns={[
          { id: 'theirs', header: t('roll.columns.theirs'), isRowHeader: true, cell: heading },
          {
            id: 'samples',
            header: t('roll.columns.samples'),
            cell: ({ samples }) => <span className="soft">{samples.join(' · ')}</span>,
          },
          {
            id: 'filled',
            header: t('roll.columns.filled'),
            align: 'end',
            cell: ({ filled }) => share(filled, rows),
          },
          {
            id: 'ours',
            header: t('roll.columns.ours'),
            cell: (column) => (
              <FieldChoice
                label={t('roll.columns.field-for', { heading: heading(column) })}
                field={fieldOf(column)}
                onChoose={(field) => onChoose(column, field)}
              />
            ),
          },
          {
            id: 'confidence',
            header: t('roll.columns.confidence'),
            cell: (column) => {
              const field = fieldOf(column);
              const word =
                field === column.field ? column.confidence : field === null ? 'unmapped' : 'chosen';
              return <StatusWord tone={TONE[word]}>{t(`roll.confidence.${word}`)}</StatusWord>;
            },
          },
        ]}
        rows={sheet.columns}
        rowKey={({ column }) => column}
      />
      {missing.length > 0 && (
        <p>
          <StatusWord tone="warn">
            {t('roll.columns.missing', {
              fields: format.list(missing.map((field) => t(`roll.field.${field}`))),
            })}
          </StatusWord>
        </p>
      )}
    </div>
  );
}

function FieldChoice({
  label,
  field,
  onChoose,
}: {
  label: string;
  field: Field | null;
  onChoose: (field: Field | null) => void;
}) {
  const t = useRollMessages();
  return (
    <select
      aria-label={label}
      className="input roll-field"
      value={field ?? ''}
      onChange={(event) => onChoose(FIELDS.find((each) => each === event.target.value) ?? null)}
    >
      <option value="">{t('roll.columns.none')}</option>
      {FIELDS.map((each) => (
        <option key={each} value={each}>
          {t(`roll.field.${each}`)}
        </option>
      ))}
    </select>
  );
}
