/** What a list may weigh before it is refused by name, so that no file can exhaust the server. */
export const LIMITS = {
  /** Bytes of a text as sent, and of any file. */
  fileBytes: 200 * 1024 * 1024,
  /** Bytes of a workbook or document as sent: they are packed, so this is a far longer list. */
  archiveBytes: 50 * 1024 * 1024,
  /** Bytes of all parts of a workbook or document together, unpacked. */
  unpackedBytes: 400 * 1024 * 1024,
  /** What the texts that a workbook keeps apart from its cells may take in memory, in bytes. */
  sharedTextBytes: 128 * 1024 * 1024,
  /** Rows of all sheets together, blank ones counted. */
  rows: 1_000_000,
  columns: 256,
  sheets: 50,
  cellLength: 8_000,
} as const;

export type Limits = { readonly [K in keyof typeof LIMITS]: number };

/** A limit in bytes as people say it. */
export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}
