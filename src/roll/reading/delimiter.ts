/** From the likeliest to the least: names and addresses hold commas, hardly ever a tab. */
const RARE_IN_PROSE = ['\t', '|'] as const;
const COMMON = [';', ','] as const;
const SAMPLE = 100_000;
const SAMPLE_LINES = 30;
const EVEN = 0.8;

/** Excel's own first line of a text, `sep=;`: what it says, and how many characters it takes up. */
export function declaredDelimiter(text: string): { delimiter: string; length: number } | null {
  const line = /^"?sep=([,;\t|])"?(?:\r\n|\n|\r|$)/i.exec(text);
  return line?.[1] === undefined ? null : { delimiter: line[1], length: line[0].length };
}

/** The delimiter that cuts the first lines into the most columns, most evenly. */
export function findDelimiter(text: string): string {
  const lines = text
    .slice(0, SAMPLE)
    .split(/\r\n|\n|\r/, SAMPLE_LINES)
    .filter((line) => line.trim() !== '');
  for (const delimiter of RARE_IN_PROSE) {
    const { median, even } = measure(lines, delimiter);
    if (median > 0 && even >= EVEN) return delimiter;
  }
  let best: string = ',';
  let bestScore = 0;
  for (const delimiter of [...COMMON, ...RARE_IN_PROSE]) {
    const { median, even } = measure(lines, delimiter);
    // What every line has equally often is what the columns are made with.
    const score = median * even * (even === 1 ? 2 : 1);
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

function measure(lines: readonly string[], delimiter: string): { median: number; even: number } {
  const counts = lines.map((line) => countOutsideQuotes(line, delimiter)).sort((a, b) => a - b);
  const median = counts[Math.floor(counts.length / 2)] ?? 0;
  return { median, even: counts.filter((count) => count === median).length / Math.max(1, counts.length) };
}

function countOutsideQuotes(line: string, delimiter: string): number {
  let count = 0;
  let isQuoted = false;
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted;
    else if (character === delimiter && !isQuoted) count += 1;
  }
  return count;
}
