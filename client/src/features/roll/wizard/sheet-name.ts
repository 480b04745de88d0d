import type { ImportView } from '@contract/roll/imports.contract';
import { useFormat } from '../../../i18n/provider';
import { useListMessages } from './messages';

type Sheets = Pick<ImportView, 'files' | 'sheets'>;

/** How the sender would call a sheet: its tab's name, "Table 2", or the file. */
export function useSheetName({ files, sheets }: Sheets): (position: number) => string {
  const t = useListMessages();
  return (position) => {
    const sheet = sheets.find((each) => each.sheet === position);
    const file = files.find((each) => each.position === sheet?.file);
    if (sheet === undefined) return '';
    const isDocument = file?.kind === 'document';
    const name = isDocument
      ? t('list.sheet.table', { number: sheet.name || '1' })
      : sheet.name === ''
        ? ''
        : t('list.sheet.name', { name: sheet.name });
    if (files.length > 1)
      return name === '' ? (file?.name ?? '') : t('list.sheet.of-file', { name, file: file?.name ?? '' });
    return name === '' ? t('list.sheet.only') : name;
  };
}

/** "Row 1,204 of table 2": the place in their file. */
export function useRowPlace(view: Sheets): (sheet: number | null, row: number | null) => string {
  const t = useListMessages();
  const format = useFormat();
  const sheetName = useSheetName(view);
  return (sheet, row) => {
    if (sheet === null || row === null) return '–';
    return view.sheets.length < 2
      ? t('list.row', { row: format.number(row) })
      : t('list.row.of', { row: format.number(row), sheet: sheetName(sheet) });
  };
}
