/** One kit as the printer addresses it. */
export interface PrintedKit {
  readonly key: string;
  readonly family_name: string;
  readonly given_name: string;
  readonly middle_name: string;
  readonly suffix: string;
  readonly street: string;
  readonly city: string;
  readonly state: string;
  readonly postal_code: string;
  readonly purpose: 'initial' | 'replacement';
}

const COLUMNS = [
  'key',
  'family_name',
  'given_name',
  'middle_name',
  'suffix',
  'street',
  'city',
  'state',
  'postal_code',
  'purpose',
] as const satisfies readonly (keyof PrintedKit)[];

/** A spreadsheet calculates what begins like this; an apostrophe in front makes it text again (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r\n]/;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/** CSV after RFC 4180 with a byte order mark, so that a spreadsheet reads ñ; one line a kit, in the order of the keys. */
export function printerFile(kits: readonly PrintedKit[]): string {
  const lines = [[...COLUMNS], ...kits.map((kit) => COLUMNS.map((column) => kit[column]))];
  return `\uFEFF${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
