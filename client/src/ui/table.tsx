import type { ReactNode } from 'react';
import { useUiMessages } from './messages';

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row, index: number) => ReactNode;
  /** `end` for numbers. */
  readonly align?: 'end';
  /** The column that names the row; read out with every cell. */
  readonly isRowHeader?: boolean;
  readonly isSortable?: boolean;
  /** Class that sets the width, in a virtual table. */
  readonly className?: string;
}

export interface Sort {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

export interface TableProps<Row> {
  readonly caption: ReactNode;
  readonly isCaptionHidden?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row, index: number) => string | number;
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  readonly foot?: ReactNode;
}

/** A table of up to some hundred rows; more belong into `VirtualTable`. Scrolls in itself where it is too wide. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, isCaptionHidden = false, columns, rows, rowKey, foot } = props;
  return (
    <div className="table-region" role="region" aria-label={textOf(caption)} tabIndex={0}>
      <table className="table">
        <caption className={isCaptionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
        <TableHead {...props} />
        <tbody>
          {rows.map((row, index) => (
            <tr key={rowKey(row, index)}>
              <Cells columns={columns} row={row} index={index} />
            </tr>
          ))}
        </tbody>
        {foot !== undefined && <tfoot>{foot}</tfoot>}
      </table>
    </div>
  );
}

export function TableHead<Row>({
  columns,
  sort,
  onSort,
}: Pick<TableProps<Row>, 'columns' | 'sort' | 'onSort'>) {
  const t = useUiMessages();
  return (
    <thead>
      <tr>
        {columns.map((column) => {
          const isSorted = sort?.column === column.id;
          const next = isSorted && sort.direction === 'ascending' ? 'descending' : 'ascending';
          return (
            <th
              key={column.id}
              scope="col"
              className={classOf(column)}
              aria-sort={isSorted ? sort.direction : undefined}
            >
              {column.isSortable && onSort ? (
                <button
                  type="button"
                  className="table-sort"
                  title={t('ui.sort-by', { column: column.header })}
                  onClick={() => onSort({ column: column.id, direction: next })}
                >
                  {column.header}
                </button>
              ) : (
                column.header
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

export function Cells<Row>({
  columns,
  row,
  index,
}: {
  columns: readonly Column<Row>[];
  row: Row;
  index: number;
}) {
  return columns.map((column) =>
    column.isRowHeader ? (
      <th key={column.id} scope="row" className={classOf(column)}>
        {column.cell(row, index)}
      </th>
    ) : (
      <td key={column.id} className={classOf(column)}>
        {column.cell(row, index)}
      </td>
    ),
  );
}

export function textOf(caption: ReactNode): string | undefined {
  return typeof caption === 'string' ? caption : undefined;
}

function classOf<Row>(column: Column<Row>): string | undefined {
  const names = [column.align === 'end' ? 'align-end' : null, column.className ?? null].filter(
    (name) => name !== null,
  );
  return names.length > 0 ? names.join(' ') : undefined;
}
