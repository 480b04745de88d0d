import type { ImportSheet, ImportView, MappedColumnView } from '@contract/roll/imports.contract';
import { useFormat } from '../../../i18n/provider';
import { useShare } from '../../../ui/figure';
import { StatusWord, type Tone } from '../../../ui/notice';
import { Table } from '../../../ui/table';
import { useRollWords } from '../words/messages';
import { choiceOf, columnLetter, type SheetChoice } from './choices';
import { ColumnExample } from './column-example';
import { fieldsFor, isPartial, missingFields, withField, type Field } from './columns';
import { useListMessages } from './messages';
import type { StepProps } from './review';
import { useSheetName } from './sheet-name';

const TONE: Readonly<Record<MappedColumnView['confidence'], Tone>> = {
  sure: 'good',
  check: 'warn',
  remembered: 'good',
  chosen: 'info',
  unmapped: 'plain',
};

/** Their columns, our fields: proposed with a word for how sure it is, and every one can be set right. */
export function ColumnsStep({ view, inHand: { choices, decide } }: StepProps) {
  return (
    <div className="stack-wide">
      {view.sheets
        .filter(({ isUsed, headerRow }) => isUsed && headerRow !== null)
        .map((sheet) => {
          const choice = choices.sheets.find((each) => each.sheet === sheet.sheet) ?? choiceOf(sheet);
          return (
            <SheetColumns
              key={sheet.sheet}
              view={view}
              sheet={sheet}
              choice={choice}
              onChange={(next) => decide({ kind: 'sheet', choice: next })}
            />
          );
        })}
    </div>
  );
}

function SheetColumns({
  view,
  sheet,
  choice,
  onChange,
}: {
  view: ImportView;
  sheet: ImportSheet;
  choice: SheetChoice;
  onChange: (choice: SheetChoice) => void;
}) {
  const t = useListMessages();
  const words = useRollWords();
  const share = useShare();
  const format = useFormat();
  const sheetName = useSheetName(view);
  const fields = sheet.columns.map(({ field }, index) =>
    choice.fields === null ? field : (choice.fields[index] ?? null),
  );
  const missing = missingFields(fields);
  const rows = Math.max(sheet.people, ...sheet.columns.map(({ filled }) => filled));
  const heading = ({ heading: text, column }: MappedColumnView) =>
    text === '' ? t('list.columns.no-heading', { letter: columnLetter(column) }) : text;
  return (
    <div className="stack">
      <Table
        caption={sheetName(sheet.sheet)}
        columns={[
          {
            id: 'theirs',
            header: t('list.columns.theirs'),
            isRowHeader: true,
            cell: (column) => <bdi>{heading(column)}</bdi>,
          },
          {
            id: 'samples',
            header: t('list.columns.samples'),
            className: 'list-samples',
            cell: ({ samples }) => (
              <bdi className="soft">{samples.filter((sample) => sample !== '').join(' · ')}</bdi>
            ),
          },
          {
            id: 'filled',
            header: t('list.columns.filled'),
            align: 'end',
            className: 'list-filled',
            cell: ({ filled }) => share(filled, rows),
          },
          {
            id: 'ours',
            header: t('list.columns.ours'),
            cell: (column, index) => (
              <div className="stack list-tight">
                <FieldChoice
                  label={t('list.columns.field-for', { heading: heading(column) })}
                  options={fieldsFor(view.listKind)}
                  field={fields[index] ?? null}
                  onChoose={(field) => onChange({ ...choice, fields: withField(fields, index, field) })}
                />
                {isPartial(fields[index] ?? null) && (
                  <ColumnExample view={view} sheet={sheet} column={column} field={fields[index] ?? null} />
                )}
              </div>
            ),
          },
          {
            id: 'confidence',
            header: t('list.columns.confidence'),
            cell: (column, index) => {
              const field = fields[index] ?? null;
              const word =
                field === column.field ? column.confidence : field === null ? 'unmapped' : 'chosen';
              return <StatusWord tone={TONE[word]}>{t(`list.confidence.${word}`)}</StatusWord>;
            },
          },
        ]}
        rows={sheet.columns}
        rowKey={({ column }) => column}
      />
      {missing.length > 0 && (
        <p>
          <StatusWord tone="warn">
            {t('list.columns.missing', {
              fields: format.list(missing.map((field) => words(`roll.field.${field}`))),
            })}
          </StatusWord>
        </p>
      )}
    </div>
  );
}

function FieldChoice({
  label,
  options,
  field,
  onChoose,
}: {
  label: string;
  options: readonly Field[];
  field: Field | null;
  onChoose: (field: Field | null) => void;
}) {
  const t = useListMessages();
  const words = useRollWords();
  return (
    <select
      aria-label={label}
      className="input list-field"
      value={field ?? ''}
      onChange={(event) => onChoose(options.find((each) => each === event.target.value) ?? null)}
    >
      <option value="">{t('list.columns.none')}</option>
      {options.map((each) => (
        <option key={each} value={each}>
          {words(`roll.field.${each}`)}
        </option>
      ))}
    </select>
  );
}
