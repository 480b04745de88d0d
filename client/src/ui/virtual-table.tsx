import { useCallback, useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { Cells, TableHead, textOf, type TableProps } from './table';

const ROW_PIXELS = 48;

/** Heights go through the CSSOM: the content security policy forbids style attributes. */
export function useHeight(pixels: number): (element: HTMLElement | null) => void {
  return useCallback(
    (element: HTMLElement | null) => element?.style.setProperty('block-size', `${String(pixels)}px`),
    [pixels],
  );
}

interface Window {
  readonly first: number;
  readonly end: number;
}

const SPARE_ROWS = 12;

/**
 * The rows of a long list that are on screen, and the space above and below them. All rows are `rowPixels` high.
 * Put `scroller` on the element that scrolls, and the two spacers before and after the rows.
 */
export function useVirtualRows(
  count: number,
  scroller: RefObject<HTMLElement | null>,
  rowPixels = ROW_PIXELS,
): {
  indexes: readonly number[];
  spaceBefore: (element: HTMLElement | null) => void;
  spaceAfter: (element: HTMLElement | null) => void;
  scrollTo: (index: number) => void;
} {
  const [shown, setShown] = useState<Window>({ first: 0, end: 3 * SPARE_ROWS });
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const look = () => {
      const first = Math.max(0, Math.floor(element.scrollTop / rowPixels) - SPARE_ROWS);
      const end = Math.ceil((element.scrollTop + element.clientHeight) / rowPixels) + SPARE_ROWS;
      setShown((before) => (before.first === first && before.end === end ? before : { first, end }));
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    const resizing = new ResizeObserver(look);
    resizing.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      resizing.disconnect();
    };
  }, [scroller, rowPixels, count]);
  const end = Math.min(shown.end, count);
  const first = Math.min(shown.first, end);
  return {
    indexes: Array.from({ length: end - first }, (_, position) => first + position),
    spaceBefore: useHeight(first * rowPixels),
    spaceAfter: useHeight((count - end) * rowPixels),
    scrollTo: (index) => scroller.current?.scrollTo({ top: index * rowPixels }),
  };
}

/** A real table of any length: thousands of rows, some dozen in the page, `aria-rowcount` for the whole. */
export function VirtualTable<Row>(props: TableProps<Row> & { readonly rowPixels?: number }) {
  const { caption, isCaptionHidden = false, columns, rows, rowKey, rowPixels = ROW_PIXELS } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const { indexes, spaceBefore, spaceAfter } = useVirtualRows(rows.length, scroller, rowPixels);
  return (
    <div
      ref={scroller}
      className="table-region table-region-virtual"
      role="region"
      aria-label={textOf(caption)}
      tabIndex={0}
    >
      <table className="table table-virtual" aria-rowcount={rows.length + 1}>
        <caption className={isCaptionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
        <TableHead {...props} />
        <tbody>
          <Spacer span={columns.length} fit={spaceBefore} />
          {indexes.map((index) => {
            const row = rows[index];
            return row === undefined ? null : (
              <tr key={rowKey(row, index)} aria-rowindex={index + 2}>
                <Cells columns={columns} row={row} index={index} />
              </tr>
            );
          })}
          <Spacer span={columns.length} fit={spaceAfter} />
        </tbody>
      </table>
    </div>
  );
}

function Spacer({ span, fit }: { span: number; fit: (element: HTMLElement | null) => void }) {
  return (
    <tr className="table-spacer" aria-hidden="true" ref={fit}>
      <td colSpan={span} />
    </tr>
  );
}

/** The same for a list of cards: phones. `rowPixels` is the height that the class of the rows sets. */
export function VirtualList<Row>({
  label,
  className,
  rows,
  rowKey,
  rowPixels,
  children,
}: {
  label: string;
  className: string;
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  rowPixels: number;
  children: (row: Row, index: number) => ReactNode;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const { indexes, spaceBefore, spaceAfter } = useVirtualRows(rows.length, scroller, rowPixels);
  return (
    <div ref={scroller} className={className} role="region" aria-label={label} tabIndex={0}>
      <div ref={spaceBefore} />
      <ul className="virtual-list" aria-label={label}>
        {indexes.map((index) => {
          const row = rows[index];
          return row === undefined ? null : (
            <li key={rowKey(row)} aria-setsize={rows.length} aria-posinset={index + 1}>
              {children(row, index)}
            </li>
          );
        })}
      </ul>
      <div ref={spaceAfter} />
    </div>
  );
}
