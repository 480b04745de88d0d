import type { RecordEntry } from '@domain/record-entry';
import type { Phase } from '@domain/lifecycle';
import type { MessageValues, Translate } from '../../i18n/messages';
import type { electionsEn } from '../elections/messages.en';
import type { recordEn } from './messages.en';

interface Words {
  readonly record: Translate<keyof typeof recordEn>;
  readonly elections: Translate<keyof typeof electionsEn>;
  readonly number: (value: number) => string;
  /** Names of the choices by id. */
  readonly labels: Readonly<Record<string, string>>;
}

/** What one entry says, as a sentence. */
export function sentenceOf(entry: RecordEntry, words: Words): string {
  return words.record(`record.kind.${entry.kind}`, valuesOf(entry, words));
}

function valuesOf(entry: RecordEntry, { record, elections, number, labels }: Words): MessageValues {
  const phase = (each: Phase) => elections(`elections.phase.${each}`);
  const votes = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts)
      .map(([id, count]) => `${labels[id] ?? id} ${number(count)}`)
      .join(', ');
  switch (entry.kind) {
    case 'phase.changed':
      return { from: phase(entry.body.from), to: phase(entry.body.to) };
    case 'challenge.resolved':
      return { docket: entry.body.docket, ruling: record(`record.ruling.${entry.body.ruling}`) };
    case 'blocks.formed':
      return {
        blocks: entry.body.blocks.length,
        ballots: number(entry.body.blocks.reduce((sum, { ballots }) => sum + ballots, 0)),
      };
    case 'block.sealed':
      return { ...plain(entry.body), votes: votes(entry.body.counts) };
    case 'tally.declared':
      return { ...plain(entry.body), votes: votes(entry.body.votes) };
    default:
      return plain(entry.body);
  }
}

function plain(body: object): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(body).filter(
      (pair): pair is [string, string | number] => typeof pair[1] === 'string' || typeof pair[1] === 'number',
    ),
  );
}
