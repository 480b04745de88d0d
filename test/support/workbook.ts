import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

export interface SheetRead {
  readonly name: string;
  /** By the row's number, from 1; missing where the sheet has none. */
  readonly rows: ReadonlyMap<number, readonly string[]>;
}

/** The cells of a workbook as they are stored: a second opinion on what a file holds, apart from the product's reader. */
export function readWorkbook(bytes: Uint8Array): SheetRead[] {
  const parts = unzipSync(bytes);
  const text = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
  const shared: string[] = [];
  walk(text('xl/sharedStrings.xml'), {
    open: (tag) => {
      if (tag === 'si') shared.push('');
    },
    text: (piece, path) => {
      if (path.at(-1) === 't' && !path.includes('rPh')) shared.push((shared.pop() ?? '') + piece);
    },
  });
  const names = [...text('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(
    ([, name]) => name ?? '',
  );
  return names.map((name, index) => ({
    name,
    rows: readRows(text(`xl/worksheets/sheet${index + 1}.xml`), shared),
  }));
}

function readRows(xml: string, shared: readonly string[]): Map<number, string[]> {
  const rows = new Map<number, string[]>();
  let cells: string[] = [];
  let column = 0;
  let type = '';
  let value = '';
  walk(xml, {
    open: (tag, attributes) => {
      if (tag === 'row') {
        cells = [];
        rows.set(Number(attributes['r']), cells);
      }
      if (tag === 'c') {
        column = columnOf(attributes['r'] ?? '');
        type = attributes['t'] ?? '';
        value = '';
      }
    },
    text: (piece, path) => {
      if (path.includes('c') && ['v', 't'].includes(path.at(-1) ?? '')) value += piece;
    },
    close: (tag) => {
      if (tag !== 'c') return;
      while (cells.length < column) cells.push('');
      cells[column] = type === 's' ? (shared[Number(value)] ?? '') : value;
    },
  });
  return rows;
}

function columnOf(reference: string): number {
  const letters = /^[A-Z]+/.exec(reference)?.[0] ?? 'A';
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

interface Visitor {
  readonly open?: (tag: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (piece: string, path: readonly string[]) => void;
  readonly close?: (tag: string) => void;
}

function walk(xml: string, { open, text, close }: Visitor): void {
  if (xml === '') return;
  const path: string[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    path.push(name);
    open?.(name, attributes);
  });
  parser.on('text', (piece) => text?.(piece, path));
  parser.on('closetag', ({ name }) => {
    path.pop();
    close?.(name);
  });
  parser.write(xml).close();
}
