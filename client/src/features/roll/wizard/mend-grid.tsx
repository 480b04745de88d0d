import { useState, type KeyboardEvent, type RefObject } from 'react';
import type { ImportProblems, ImportRowView, ImportView } from '@contract/roll/imports.contract';
import { StatusWord } from '../../../ui/notice';
import { VALUE_FIELDS, type ValueField } from '../words/fields';
import { useReasonWords, useRollWords } from '../words/messages';
import { mendOf } from './choices';
import { partsOf } from './columns';
import { MendCell } from './mend-cell';
import { useListMessages } from './messages';
import type { ChoicesInHand } from './use-choices';
import { rowKey } from './use-kept-rows';
import { useRowPlace } from './sheet-name';

/** What single keys do with the grid on screen. The focus is the only state: it may have been moved by anything. */
export class GridActions {
  constructor(private readonly grid: RefObject<HTMLElement | null>) {}

  /** The next cell with a problem after the focus; false when there is none. */
  focusNextProblem(): boolean {
    const cells = this.#cells('[data-problem]');
    const focused = document.activeElement;
    const next = cells.find(
      (cell) =>
        focused === null ||
        !this.grid.current?.contains(focused) ||
        (cell !== focused &&
          (focused.compareDocumentPosition(cell) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0),
    );
    next?.focus();
    return next !== undefined;
  }

  /** Opens the focused cell, or the first with a problem. */
  editCell(): void {
    const focused = document.activeElement;
    const cells = this.#cells('[data-cell]');
    const cell = cells.find((each) => each === focused) ?? this.#cells('[data-problem]')[0] ?? cells[0];
    cell?.click();
  }

  move(event: KeyboardEvent): void {
    const [down, across] = ARROWS[event.key] ?? [0, 0];
    const cell = event.target instanceof HTMLElement ? event.target.closest('[data-cell]') : null;
    if ((down === 0 && across === 0) || cell === null) return;
    const rows = [...(this.grid.current?.querySelectorAll('tbody tr') ?? [])].map((row) => [
      ...row.querySelectorAll<HTMLElement>('[data-cell]'),
    ]);
    const row = rows.findIndex((cells) => cells.some((each) => each === cell));
    const column = rows[row]?.findIndex((each) => each === cell) ?? 0;
    const next = rows[row + down]?.[column + across];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  }

  #cells(selector: string): HTMLElement[] {
    return [...(this.grid.current?.querySelectorAll<HTMLElement>(selector) ?? [])];
  }
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

/** Rows of their file: what was made of each cell, what stood there, and an editor in place. */
export function MendGrid({
  ref,
  view,
  inHand,
  rows,
  problem,
}: {
  ref: RefObject<HTMLDivElement | null>;
  view: ImportView;
  inHand: ChoicesInHand;
  rows: readonly ImportRowView[];
  /** The problem that the rows have in common. */
  problem: ImportProblems | null;
}) {
  const t = useListMessages();
  const words = useRollWords();
  const [active, setActive] = useState<string | null>(null);
  const field = problem?.field ?? null;
  const others = filledFields(view).filter((each) => each !== field);
  const fields = field === null ? others : [field, ...others];
  const first = rows[0];
  const entry = first === undefined || fields[0] === undefined ? null : `${rowKey(first)} ${fields[0]}`;
  const isThere = rows.some((row) => active?.startsWith(`${rowKey(row)} `));
  return (
    <div ref={ref} className="table-region list-grid" role="region" aria-label={t('list.grid')}>
      <table
        className="table"
        role="grid"
        aria-label={t('list.grid')}
        onKeyDown={(event) => new GridActions(ref).move(event)}
      >
        <thead>
          <tr>
            <th scope="col">{t('list.grid.row')}</th>
            {field !== null && (
              <th scope="col" className="list-came">
                {t('list.grid.came', { field: words(`roll.field.${field}`) })}
              </th>
            )}
            {fields.map((each) => (
              <th key={each} scope="col">
                {words(`roll.field.${each}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <GridRow
              key={rowKey(row)}
              view={view}
              row={row}
              fields={fields}
              field={field}
              problem={problem}
              inHand={inHand}
              // One stop of the Tab key for the whole grid: the arrows move inside it.
              active={isThere ? active : entry}
              onActive={setActive}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function GridRow({
  view,
  row,
  fields,
  field,
  problem,
  inHand: { choices, decide },
  active,
  onActive,
}: {
  view: ImportView;
  row: ImportRowView;
  fields: readonly ValueField[];
  field: ValueField | null;
  problem: ImportProblems | null;
  inHand: ChoicesInHand;
  active: string | null;
  onActive: (cell: string) => void;
}) {
  const t = useListMessages();
  const words = useRollWords();
  const reasonWords = useReasonWords();
  const rowPlace = useRowPlace(view);
  const place = row.sheet === null || row.row === null ? null : { sheet: row.sheet, row: row.row };
  const key = rowKey(row);
  const name = row.name || row.cells.join(' · ').slice(0, 60);
  const where = rowPlace(row.sheet, row.row);
  return (
    <tr>
      <th scope="row" className="list-grid-row">
        <span className="number">{where}</span>
        <bdi className="small soft">{name}</bdi>
        {row.leftOut !== null && problem !== null && (
          <StatusWord tone="plain">{reasonWords(row.leftOut)}</StatusWord>
        )}
      </th>
      {field !== null && (
        <td className="list-came">
          <bdi>{cameAs(row, field) || t('list.empty')}</bdi>
        </td>
      )}
      {fields.map((each) => {
        const mend = place === null ? undefined : mendOf(choices, place, each);
        const found = row.problems.find((one) => one.field === each);
        const isMarked = found !== undefined && (problem === null || found.code === problem.code);
        return (
          <td key={each}>
            <MendCell
              id={`${key} ${each}`}
              label={t('list.cell', { field: words(`roll.field.${each}`), row: where, name })}
              value={mend?.value ?? row.values[each] ?? ''}
              came={cameAs(row, each)}
              isMain={each === field}
              state={mend !== undefined ? 'mended' : isMarked ? 'problem' : 'plain'}
              // What all rows of a group have in common stands above them.
              note={
                found === undefined || found.code === problem?.code
                  ? null
                  : words(`roll.problem.${found.code}`)
              }
              isActive={active === `${key} ${each}`}
              onActive={() => onActive(`${key} ${each}`)}
              onSave={place === null ? null : (value) => decide({ kind: 'cell', place, field: each, value })}
              onRestore={
                place === null || mend === undefined
                  ? null
                  : () => decide({ kind: 'cell', place, field: each, value: null })
              }
            />
          </td>
        );
      })}
    </tr>
  );
}

/** The cells as they came that a field was made of. */
export function cameAs(row: ImportRowView, field: ValueField): string {
  return (row.from[field] ?? [])
    .map((column) => row.cells[column] ?? '')
    .filter((cell) => cell !== '')
    .join(' · ');
}

/** Fields that some column of the list fills, and those that a person filled by hand. */
function filledFields(view: ImportView): readonly ValueField[] {
  const mapped = new Set<string>(
    view.sheets
      .filter(({ isUsed }) => isUsed)
      .flatMap(({ columns }) => columns.flatMap(({ field }) => (field === null ? [] : partsOf(field)))),
  );
  for (const { field } of view.cells) mapped.add(field);
  return VALUE_FIELDS.filter((field) => mapped.has(field));
}
