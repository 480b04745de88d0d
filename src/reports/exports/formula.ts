/** What makes a spreadsheet take a cell of a text file for a formula: also behind spaces, also in full width. */
const STARTS_FORMULA = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u;

export function startsFormula(text: string): boolean {
  return STARTS_FORMULA.test(text);
}

/** Text that no spreadsheet runs: an apostrophe in front, which they take for “this is text”. */
export function withoutFormula(text: string): string {
  return startsFormula(text) ? `'${text}` : text;
}
