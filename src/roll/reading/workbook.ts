import { Archive } from './archive';
import { keepSheets, type SheetSource } from './kept-sheets';
import { LIMITS, megabytes, type Limits } from './limits';
import { attribute, readMarkup } from './markup';
import { numberFormat, type NumberFormat } from './number-formats';
import { readRelations, resolvePart, type Relation } from './package-parts';
import { Refusal } from './refusal';
import type { ListFile, Progress } from './sheet';
import { readWorksheet, type Book } from './worksheet';

/** What a text takes in memory beside its characters. */
const STRING_BYTES = 24;

/** More than any program takes in a workbook. */
const MOST_FORMATS = 65_536;

interface Entry {
  readonly name: string;
  readonly relation: string;
}

/**
 * Reads an Office Open XML workbook (ECMA-376 part 1 §18), every worksheet in the order of its tabs.
 * Formulas give the value that the sender's program last computed. Throws `Refusal`.
 */
export function readWorkbook(
  archive: Archive,
  main: string,
  progress: Progress,
  limits: Limits = LIMITS,
): ListFile {
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const relations = readRelations(archive, main);
  const { entries, from1904 } = readEntries(archive, main, limits);
  const strings = partOf(relations, 'sharedStrings', folder);
  const styles = partOf(relations, 'styles', folder);
  const shared = strings !== null && archive.has(strings) ? readSharedStrings(archive, strings, limits) : [];
  const formats = styles !== null && archive.has(styles) ? readFormats(archive, styles) : [];
  const book: Book = { shared, formats, from1904 };
  const sources: SheetSource[] = [];
  for (const { name, relation } of entries) {
    const target = relations.get(relation);
    // Chart sheets have no cells.
    if (target === undefined || !target.type.endsWith('/worksheet')) continue;
    const part = resolvePart(folder, target.target);
    sources.push({ name, titles: [], read: () => readWorksheet(archive, part, book, limits) });
  }
  return {
    kind: 'workbook',
    encoding: null,
    delimiter: null,
    sheets: keepSheets(sources, progress, limits),
  };
}

function partOf(relations: Map<string, Relation>, kind: string, folder: string): string | null {
  for (const { type, target } of relations.values()) {
    if (type.endsWith(`/${kind}`)) return resolvePart(folder, target);
  }
  return null;
}

function readEntries(
  archive: Archive,
  main: string,
  limits: Limits,
): { entries: Entry[]; from1904: boolean } {
  const entries: Entry[] = [];
  let from1904 = false;
  readMarkup(archive, main, {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const relation = attribute(attributes, 'id');
      if (relation !== undefined) entries.push({ name: attributes['name'] ?? '', relation });
      if (entries.length > limits.sheets) throw new Refusal('list-too-many-sheets', { limit: limits.sheets });
    },
  });
  return { entries, from1904 };
}

function readSharedStrings(archive: Archive, part: string, limits: Limits): string[] {
  const strings: string[] = [];
  let weight = 0;
  let text = '';
  let isText = false;
  // A phonetic run repeats the text in kana.
  let isPhonetic = false;
  readMarkup(archive, part, {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 't') isText = true;
      else if (name === 'rPh') isPhonetic = true;
    },
    text: (piece) => {
      if (!isText || isPhonetic) return;
      text += piece;
      if (text.length > limits.cellLength)
        throw new Refusal('list-cell-too-long', { limit: limits.cellLength });
    },
    close: (name) => {
      if (name === 'si') {
        weight += STRING_BYTES + text.length;
        if (weight > limits.sharedTextBytes) {
          throw new Refusal('file-unpacks-too-large', { limit: megabytes(limits.sharedTextBytes) });
        }
        strings.push(text);
      } else if (name === 't') isText = false;
      else if (name === 'rPh') isPhonetic = false;
    },
  });
  return strings;
}

function readFormats(archive: Archive, part: string): NumberFormat[] {
  const codes = new Map<number, string>();
  const formats: NumberFormat[] = [];
  let isCellFormats = false;
  readMarkup(archive, part, {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      else if (name === 'cellXfs') isCellFormats = true;
      else if (name === 'xf' && isCellFormats) {
        const id = Number(attributes['numFmtId'] ?? 0);
        formats.push(numberFormat(id, codes.get(id)));
        if (formats.length > MOST_FORMATS) throw new Refusal('file-damaged');
      }
    },
    close: (name) => {
      if (name === 'cellXfs') isCellFormats = false;
    },
  });
  return formats;
}
