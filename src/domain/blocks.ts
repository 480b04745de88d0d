/** How a number of ballots is divided into blocks (election-record §3, "Blocks"). */

export const DEFAULT_BLOCK_SIZE = 50;
export const MINIMUM_BLOCK_FLOOR = 20;

/**
 * The sizes of the blocks of `ballots`: all but the last exactly `blockSize`, the last from `minimumBlock`
 * to blockSize + minimumBlock − 1. Fewer than `minimumBlock` are one block; none are none.
 * @throws RangeError for a negative or broken number, or unless 1 ≤ minimumBlock ≤ blockSize.
 */
export function blockSizes(ballots: number, blockSize: number, minimumBlock: number): number[] {
  if (![ballots, blockSize, minimumBlock].every((n) => Number.isSafeInteger(n) && n >= 0)) {
    throw new RangeError('ballots and block sizes are whole numbers');
  }
  if (minimumBlock < 1 || minimumBlock > blockSize) throw new RangeError('1 ≤ minimumBlock ≤ blockSize');
  if (ballots === 0) return [];
  const full = Math.max(0, Math.floor((ballots - minimumBlock) / blockSize));
  return [...new Array<number>(full).fill(blockSize), ballots - full * blockSize];
}
