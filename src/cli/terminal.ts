import { createInterface } from 'node:readline/promises';
import type { Locale } from '../platform/locale';

/** What was asked for goes to stdout, and nothing else does: `--json` stays pure. */
export function show(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

export function showJson(value: unknown): void {
  show(JSON.stringify(value, null, 2));
}

/** What is said beside it goes to stderr. */
export function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

/** Whether the person at the terminal says yes; null where there is nobody to ask. */
export async function confirm(question: string): Promise<boolean | null> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return null;
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await lines.question(`${question} [y/N] `);
    return /^(?:y|yes|s|sí|si)$/i.test(answer.trim());
  } finally {
    lines.close();
  }
}

/** Rows under a heading, in columns as wide as their widest cell. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Spanish where the terminal is set to it. */
export function localeOfTerminal(): Locale {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  return (LC_ALL || LC_MESSAGES || LANG || '').startsWith('es') ? 'es' : 'en';
}
