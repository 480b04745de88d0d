/** What a list may weigh before it is refused by name, so that no file can exhaust the server. */
export const LIMITS = {
  /** Bytes of the file as sent. */
  fileBytes: 50 * 1024 * 1024,
  /** Bytes of all parts of a workbook together, unpacked. */
  unpackedBytes: 400 * 1024 * 1024,
  /** Rows of all sheets together, blank ones counted. */
  rows: 1_000_000,
  columns: 256,
  sheets: 50,
  cellLength: 8_000,
} as const;

export type Limits = { readonly [K in keyof typeof LIMITS]: number };
