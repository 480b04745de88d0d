/**
 * Text that is clean as it came: printable ASCII with single spaces within. Most cells of most lists, and told by
 * looking at each letter once.
 */
export function isPlain(text: string): boolean {
  let before = 32;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code > 126 || code < 32 || (code === 32 && before === 32)) return false;
    before = code;
  }
  return before !== 32;
}

/** Without line ends, control characters and doubled spaces; accents in one form. */
export function cleanText(raw: string): string {
  if (raw === '' || isPlain(raw)) return raw;
  return raw
    .normalize('NFC')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/[\p{Cc}\p{Zs}\u200B\u2060\uFEFF]+/gu, ' ')
    .trim();
}

/** What Windows-1252 has above Latin-1, by its byte from 0x80. */
const WINDOWS =
  '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178';
const strict = new TextDecoder('utf-8', { fatal: true });

/**
 * Text whose UTF-8 was once read as Windows-1252 (`PeÃ±a`), whole again; null for text that was not. Real text has no
 * such sequences: they would be `Ã` before a sign or a control character, all over.
 */
export function mendEncoding(text: string): string | null {
  if (!/[\u0080-\uFFFF]/.test(text) || !/[\u00C2-\u00F4]/.test(text)) return null;
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.charCodeAt(0);
    const windows = WINDOWS.indexOf(character);
    if (windows >= 0) bytes.push(0x80 + windows);
    else if (code < 256) bytes.push(code);
    else return null;
  }
  try {
    return strict.decode(Uint8Array.from(bytes)).normalize('NFC');
  } catch {
    return null;
  }
}

/** An apostrophe that an export puts before what a spreadsheet would take for a formula. */
export function withoutGuard(text: string): string {
  return /^['’][=+\-@]/.test(text) ? text.slice(1) : text;
}

/** Dashes that mean nothing. */
export function saysNothing(text: string): boolean {
  return /^[-–—\s]+$/.test(text);
}

/** What a spreadsheet would take for a formula and a page for a script. Numbers and phones are none. */
export function looksLikeFormula(text: string): boolean {
  if (/^[=+\-@]/.test(text)) return !/^[+-]?[\d\s().,/-]+$/.test(text);
  return /<\s*\/?\s*(?:script|iframe|img|svg|object|embed|a|body|html)\b|\bjavascript:/i.test(text);
}
