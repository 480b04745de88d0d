/** Rows of one section, at most a page of them. Sections come one after the other, never back and forth. */
export interface RowPage {
  readonly section: 'regular' | 'challenge';
  readonly rows: readonly (readonly string[])[];
}

/** Turns headings and pages of cells into the bytes of a file, piece by piece. */
export type ListWriter = (
  headings: readonly string[],
  pages: AsyncIterable<RowPage>,
) => AsyncIterable<Uint8Array>;

/** What stands above the people permitted to vote subject to challenge, as lists have it and as the import reads it. */
export const CHALLENGE_HEADING = 'Permitted to vote subject to challenge';
