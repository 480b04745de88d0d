import { useState } from 'react';
import type { ImportRowView } from '@contract/roll/imports.contract';
import type { Choices } from './choices';
import { keepRows } from './kept-rows';

export function rowKey({ sheet, row, entryId }: Pick<ImportRowView, 'sheet' | 'row' | 'entryId'>): string {
  return row === null ? (entryId ?? '') : `${String(sheet)}/${String(row)}`;
}

/** The fetched rows of one list, with those that a person has mended in it though they belong to it no longer. */
export function useKeptRows(
  list: string,
  fetched: readonly ImportRowView[] | undefined,
  { cells, kept: apart, merged }: Pick<Choices, 'cells' | 'kept' | 'merged'>,
  isTouched: (row: ImportRowView) => boolean = () => false,
): readonly ImportRowView[] {
  const [kept, setKept] = useState({ list, fetched, rows: fetched ?? [] });
  if (kept.list === list && kept.fetched === fetched) return kept.rows;
  const touched = new Set(
    [...cells, ...apart, ...merged].map(({ sheet, row }) => `${String(sheet)}/${String(row)}`),
  );
  const isSameList = kept.list === list;
  const before = isSameList ? kept.rows : [];
  const rows =
    fetched === undefined
      ? before
      : keepRows(before, fetched, rowKey, (row) => touched.has(rowKey(row)) || isTouched(row));
  setKept({ list, fetched, rows });
  return rows;
}
