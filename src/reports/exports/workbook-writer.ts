import { Zip, ZipDeflate } from 'fflate';
import type { ListWriter } from './list-writer';

/** As many rows as a sheet has (ECMA-376, and Excel's own limit). */
export const SHEET_ROWS = 1_048_576;

const PARTS = 'http://schemas.openxmlformats.org';
const MAIN = `xmlns="${PARTS}/spreadsheetml/2006/main"`;
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** The same list makes the same bytes at any time: a file can be told by its SHA-256. */
const NO_TIME = new Date(1980, 0, 1);
/** Names and numbers pack well at once. */
const PACKING = 3;

/**
 * A workbook whose cells are all text: leading zeros stay, and nothing is a formula, whatever it begins with.
 * One sheet for the list, one for those who vote subject to challenge. Written sheet by sheet and row by row: the
 * memory of one page, however long the list.
 */
export const writeWorkbook: ListWriter = async function* (headings, pages) {
  const packed: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    packed.push(chunk);
  });
  const encoder = new TextEncoder();
  const taken = (): Uint8Array[] => packed.splice(0);
  const begin = (name: string): ZipDeflate => {
    const part = new ZipDeflate(name, { level: PACKING });
    part.mtime = NO_TIME;
    zip.add(part);
    return part;
  };
  const put = (name: string, text: string): void => {
    begin(name).push(encoder.encode(`${DECLARATION}${text}`), true);
  };

  const names: string[] = [];
  let sheet: ZipDeflate | null = null;
  let section = '';
  let row = 0;
  const open = (name: string): ZipDeflate => {
    names.push(name);
    const part = begin(`xl/worksheets/sheet${names.length}.xml`);
    part.push(encoder.encode(`${DECLARATION}${SHEET_START}${rowOf(headings, 1, HEADING)}`));
    row = 1;
    return part;
  };
  const close = (part: ZipDeflate): void => {
    part.push(encoder.encode(SHEET_END), true);
  };

  for await (const page of pages) {
    if (sheet === null || page.section !== section) {
      if (sheet !== null) close(sheet);
      sheet = open(page.section === 'challenge' ? CHALLENGE_SHEET : LIST_SHEET);
      section = page.section;
    }
    let text = '';
    for (const cells of page.rows) {
      row += 1;
      text += rowOf(cells, row, TEXT);
    }
    sheet.push(encoder.encode(text));
    yield* taken();
  }
  close(sheet ?? open(LIST_SHEET));

  const sheets = names.map((name, index) => ({ name, number: index + 1 }));
  put(
    'xl/workbook.xml',
    `<workbook ${MAIN} xmlns:r="${PARTS}/officeDocument/2006/relationships"><sheets>${sheets
      .map(({ name, number }) => `<sheet name="${escaped(name)}" sheetId="${number}" r:id="rId${number}"/>`)
      .join('')}</sheets></workbook>`,
  );
  put('xl/styles.xml', STYLES);
  put(
    'xl/_rels/workbook.xml.rels',
    relationships([
      ...sheets.map(({ number }) => ['worksheet', `worksheets/sheet${number}.xml`] as const),
      ['styles', 'styles.xml'],
    ]),
  );
  put('_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']]));
  put('[Content_Types].xml', contentTypes(sheets.length));
  zip.end();
  yield* taken();
};

const LIST_SHEET = 'Employees';
/** Names of sheets have 31 characters at most; this one still says what it is. */
const CHALLENGE_SHEET = 'Subject to challenge';

const TEXT = 1;
const HEADING = 2;
/** Number format 49 is “text”: what a person types into such a cell later stays as typed too. */
const STYLES = `<styleSheet ${MAIN}><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`;

/** The headings stay in sight. */
const SHEET_START = `<worksheet ${MAIN}><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`;
const SHEET_END = '</sheetData></worksheet>';

function rowOf(cells: readonly string[], number: number, style: number): string {
  let text = `<row r="${number}">`;
  cells.forEach((cell, column) => {
    if (cell === '') return;
    text += `<c r="${columnName(column)}${number}" t="inlineStr" s="${style}"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  });
  return `${text}</row>`;
}

/** A, B, … Z, AA, … */
function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : `${columnName(Math.floor(column / 26) - 1)}${letter}`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that XML 1.0 has no way to say are left out; halves of characters become the replacement character. */
function escaped(text: string): string {
  // Most cells need nothing.
  if (/^[\w .,'()/@#-]*$/.test(text)) return text;
  return text
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/[\p{Cc}\uFFFE\uFFFF]/gu, (character) => (/[\t\n\r]/.test(character) ? character : ''))
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '')
    .replaceAll('\r', '&#13;');
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const list = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${PARTS}/officeDocument/2006/relationships/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PARTS}/package/2006/relationships">${list.join('')}</Relationships>`;
}

function contentTypes(sheets: number): string {
  const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const parts = [
    ['/xl/workbook.xml', `${spreadsheet}.sheet.main+xml`],
    ['/xl/styles.xml', `${spreadsheet}.styles+xml`],
    ...Array.from({ length: sheets }, (_, index) => [
      `/xl/worksheets/sheet${index + 1}.xml`,
      `${spreadsheet}.worksheet+xml`,
    ]),
  ];
  return `<Types xmlns="${PARTS}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${parts
    .map(([name, type]) => `<Override PartName="${name}" ContentType="${type}"/>`)
    .join('')}</Types>`;
}
