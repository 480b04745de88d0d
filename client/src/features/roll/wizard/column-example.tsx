import { useQuery } from '@tanstack/react-query';
import type {
  ImportRowView,
  ImportSheet,
  ImportView,
  MappedColumnView,
} from '@contract/roll/imports.contract';
import { useRollWords } from '../words/messages';
import { Change } from '../words/changes';
import { isValueField } from '../words/fields';
import { partsOf, type Field } from './columns';
import { useListMessages } from './messages';
import { useListPlace } from './place';
import { rowsQuery } from './queries';

const SHOWN_EXAMPLES = 3;

/** What splitting or joining a column makes of their first rows: as it came → what it became. */
export function ColumnExample({
  view,
  sheet,
  column,
  field,
}: {
  view: ImportView;
  sheet: ImportSheet;
  column: MappedColumnView;
  field: Field | null;
}) {
  const t = useListMessages();
  const words = useRollWords();
  const place = useListPlace();
  const query = useQuery(rowsQuery(place, view, { show: 'all', sheet: sheet.sheet, limit: 20 }));
  if (field === null) return null;
  const isJoin = field === 'streetSecond';
  const parts = partsOf(field).map((part) => words(`roll.field.${part}`));
  const rows = (query.data?.items ?? []).filter(
    (row) => row.sheet === sheet.sheet && row.leftOut === null && (row.cells[column.column] ?? '') !== '',
  );
  return (
    <div className="small list-example">
      <p className="soft">
        {isJoin ? t('list.columns.join') : t('list.columns.split', { fields: parts.join(' · ') })}
      </p>
      {/* As read with this field: not yet true of one chosen a moment ago. */}
      {column.field === field && (
        <ul className="changes">
          {rows.slice(0, SHOWN_EXAMPLES).map((row) => (
            <li key={row.row}>
              <Change before={row.cells[column.column] ?? ''} after={madeOf(row, field).join(' · ')} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function madeOf(row: ImportRowView, field: Field): string[] {
  return partsOf(field).flatMap((part) => {
    const value = isValueField(part) ? (row.values[part] ?? '') : '';
    return value === '' ? [] : [value];
  });
}
