import { Archive } from './archive';
import { readDelimited } from './delimited';
import { readDocument } from './document';
import { LIMITS, megabytes, type Limits } from './limits';
import { findMainPart } from './package-parts';
import { Refusal } from './refusal';
import type { ListFile, Progress, Sheet, SheetRow } from './sheet';
import { readWorkbook } from './workbook';

const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** `PK` and a small number; a heading may begin with the two letters. */
const ARCHIVE = [0x50, 0x4b];
const HIGHEST_SIGNATURE = 8;
const HEAD = 4_096;
const SMALL = 2 * 1024 * 1024;

/**
 * Reads an employer's list as it came. What the bytes hold decides, not what the file is called.
 * Throws `Refusal` with the reason and what to do about it.
 */
export function readListFile(
  bytes: Uint8Array,
  progress: Progress = () => undefined,
  limits: Limits = LIMITS,
): ListFile {
  if (bytes.length === 0) throw new Refusal('file-empty');
  const isArchive = startsWith(bytes, ARCHIVE) && (bytes[2] ?? 0) <= HIGHEST_SIGNATURE;
  const most = isArchive ? Math.min(limits.archiveBytes, limits.fileBytes) : limits.fileBytes;
  if (bytes.length > most) throw new Refusal('too-large', { limit: megabytes(most) });
  const file = isArchive ? readArchive(bytes, progress, limits) : readText(bytes, progress, limits);
  if (!holdsRows(file, bytes.length <= SMALL)) throw new Refusal('file-empty');
  return file;
}

/** Small files are read to their end right away, so that whatever is wrong with them is said now. */
function holdsRows(file: ListFile, isSmall: boolean): boolean {
  let hasRows = false;
  for (const sheet of file.sheets) {
    for (const row of sheet.rows()) {
      hasRows ||= row.cells.length > 0;
      if (!isSmall) return true;
    }
  }
  return hasRows;
}

/** The first rows of a sheet that hold something. */
export function firstRows(sheet: Sheet, count: number): SheetRow[] {
  const rows: SheetRow[] = [];
  if (count < 1) return rows;
  for (const row of sheet.rows()) {
    rows.push(row);
    if (rows.length === count) break;
  }
  return rows;
}

/**
 * Pasted cells as a file of their own, to be kept and read like one: the mark in front says that it is text, whatever
 * it begins with.
 */
export function pastedFile(text: string): Uint8Array {
  return Buffer.from(`\uFEFF${text.replace(/^\uFEFF/, '')}`, 'utf8');
}

function readArchive(bytes: Uint8Array, progress: Progress, limits: Limits): ListFile {
  const archive = new Archive(bytes, limits);
  if (archive.has('content.xml')) throw new Refusal('file-opendocument');
  if (archive.has('xl/workbook.bin')) throw new Refusal('file-binary-workbook');
  if (!archive.has('[content_types].xml') || !archive.has('_rels/.rels')) throw new Refusal('file-archive');
  const { part, contentType } = findMainPart(archive);
  if (contentType.includes('wordprocessingml') || part.startsWith('word/')) {
    return readDocument(archive, part, progress, limits);
  }
  if (contentType.includes('presentationml')) throw new Refusal('file-archive');
  return readWorkbook(archive, part, progress, limits);
}

function readText(bytes: Uint8Array, progress: Progress, limits: Limits): ListFile {
  if (startsWith(bytes, OLD_OFFICE)) throw new Refusal(oldOfficeKind(bytes));
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(HEAD, bytes.length)).toString('latin1');
  const shown = head
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .replaceAll('\0', '')
    .trimStart();
  if (head.startsWith('%PDF')) throw new Refusal('file-pdf');
  if (head.startsWith('{\\rtf')) throw new Refusal('file-word');
  if (/^<(?:!doctype|html|head|body|table|meta|style|\?xml|!--|mso)/i.test(shown))
    throw new Refusal('file-web-page');
  return readDelimited(bytes, progress, limits);
}

/** The old container names its streams in UTF-16; a password turns a new workbook into one of these. */
function oldOfficeKind(bytes: Uint8Array): 'file-encrypted' | 'file-old-word' | 'file-old-workbook' {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names = (name: string): boolean => content.includes(Buffer.from(name, 'utf16le'));
  if (names('EncryptedPackage')) return 'file-encrypted';
  return names('WordDocument') ? 'file-old-word' : 'file-old-workbook';
}

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, i) => bytes[i] === byte);
}
