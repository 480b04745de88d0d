import { withoutFormula } from './formula';
import { CHALLENGE_HEADING, type ListWriter } from './list-writer';

/** Without it, Excel takes the text for Windows-1252, and ñ for Ã±. */
const BYTE_ORDER_MARK = '\uFEFF';

/** CSV as RFC 4180 has it, in UTF-8. A section of its own begins with a row that names it. */
export const writeDelimited: ListWriter = async function* (headings, pages) {
  const encoder = new TextEncoder();
  yield encoder.encode(`${BYTE_ORDER_MARK}${delimitedLine(headings)}`);
  let section = 'regular';
  for await (const page of pages) {
    let text = '';
    if (page.section !== section) text += delimitedLine([CHALLENGE_HEADING]);
    section = page.section;
    for (const row of page.rows) text += delimitedLine(row);
    yield encoder.encode(text);
  }
};

export function delimitedLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(withoutFormula(cell))).join(',')}\r\n`;
}

function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
