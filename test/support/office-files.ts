import { strToU8, zipSync } from 'fflate';

export interface WorkbookParts {
  readonly sheet?: string;
  readonly shared?: string;
  readonly styles?: string;
  readonly workbookPr?: string;
  readonly before?: string;
  readonly extra?: Readonly<Record<string, Uint8Array>>;
}

/** A workbook of one sheet, as small as the format allows. */
export function makeWorkbook({
  sheet = '',
  shared = '',
  styles = '',
  workbookPr = '',
  before = '',
  extra = {},
}: WorkbookParts): Uint8Array {
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  const relations = (...all: string[]): Uint8Array =>
    strToU8(`<Relationships>${all.join('')}</Relationships>`);
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    '_rels/.rels': relations(relation('r1', 'officeDocument', '/xl/workbook.xml')),
    'xl/workbook.xml': strToU8(
      `<x:workbook xmlns:x="x" xmlns:r="r">${workbookPr}<x:sheets><x:sheet name="List &amp; more" sheetId="1" r:id="r1"/></x:sheets></x:workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': relations(
      relation('r1', 'worksheet', 'worksheets/sheet1.xml'),
      relation('r2', 'sharedStrings', 'sharedStrings.xml'),
      relation('r3', 'styles', './styles.xml'),
    ),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet>${before}<sheetData>${sheet}</sheetData></worksheet>`),
    'xl/sharedStrings.xml': strToU8(`<sst>${shared}</sst>`),
    'xl/styles.xml': strToU8(`<styleSheet>${styles}</styleSheet>`),
    ...extra,
  });
}

const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** A Word document as small as the format allows. */
export function makeDocument(body: string, part = 'word/document.xml'): Uint8Array {
  return zipSync({
    '[Content_Types].xml': strToU8(
      `${HEADER}<Types><Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `${HEADER}<Relationships><Relationship Id="r1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="${part}"/></Relationships>`,
    ),
    [part]: strToU8(
      `${HEADER}<w:document xmlns:w="w" xmlns:mc="mc" xmlns:v="v"><w:body>${body}</w:body></w:document>`,
    ),
  });
}
