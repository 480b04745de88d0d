import type { TallyDocumentView } from '../../official/tally/tally-document.contract';
import type { Locale } from '../../platform/locale';
import { delimitedLine } from '../exports/delimited-writer';
import { FORM_WORDS, sayFor } from './tally-form-words';

/** Without it, Excel takes the text for Windows-1252, and ñ for Ã±. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * One row a line: `line`, `code`, `choice` (its id), `words`, `number`, and of a revised tally `original` and
 * `challenged_counted`. Lines 10 and 11 are sentences, without a number.
 */
export function writeTallyCsv(document: TallyDocumentView, locale: Locale): string {
  const own = FORM_WORDS[locale];
  const heading = delimitedLine([
    'line',
    'code',
    'choice',
    'words',
    'number',
    'original',
    'challenged_counted',
  ]);
  const lines = document.lines.map(({ number, code, choice, label, original, counted, final }) =>
    row([number, code, choice ?? '', sayFor(own.lines[code], label)], [final, original, counted]),
  );
  const sentences = document.sentences.map(({ number, code, label }) =>
    row([number, code, '', sayFor(own.sentences[code], label)], [null, null, null]),
  );
  return BYTE_ORDER_MARK + [heading, ...lines, ...sentences].join('');
}

/** A difference may be below zero: a number needs no guard against formulas. */
function row(texts: readonly string[], numbers: readonly (number | null)[]): string {
  const cells = numbers.map((value) => (value === null ? '' : String(value))).join(',');
  return `${delimitedLine(texts).slice(0, -'\r\n'.length)},${cells}\r\n`;
}
