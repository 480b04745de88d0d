import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  judgePublished,
  type PublishedJudgement,
  type PublishedTally,
} from '../../src/domain/published-tally';

export type Row = Readonly<Record<string, string>>;

export interface Tally extends PublishedTally {
  readonly row: Row;
  readonly judgement: PublishedJudgement;
}

function readRows(file: string): Row[] {
  return parse(readFileSync(join(__dirname, '../data/nlrb', file)), { columns: true, bom: true });
}

/** The rows that the product can judge; a blank count is none. */
export function judgeRows(file: string): Tally[] {
  return readRows(file).flatMap((row) => {
    const verdict = judgePublished(row);
    return verdict.ok ? [{ row, ...verdict.tally, judgement: verdict.judgement }] : [];
  });
}

export type Flag = 'challenges_determinative' | 'runoff_required';

/** One of the Board's own flags held against the rule. */
export interface Agreement {
  readonly title: string;
  readonly flag: Flag;
  readonly rows: number;
  readonly share: number;
  readonly differing: readonly Tally[];
}

function compare(title: string, tallies: readonly Tally[], flag: Flag): Agreement {
  const differing = tallies.filter((tally) => (tally.row[flag] === 'Y') !== saysRule(tally, flag));
  return {
    title,
    flag,
    rows: tallies.length,
    share: (tallies.length - differing.length) / tallies.length,
    differing,
  };
}

function saysRule({ judgement }: Tally, flag: Flag): boolean {
  return flag === 'runoff_required' ? judgement.runoffRequired : judgement.determinative;
}

export interface BoardTallies {
  readonly all: readonly Tally[];
  readonly one: Agreement;
  readonly several: Agreement;
  readonly pooled: Agreement;
  readonly deauthorizations: Agreement;
  readonly runoffs: Agreement;
}

/** The clean rows of 2009 to 2011: Σ = valid > 0; deauthorizations are told by the case number and stand apart. */
export function boardTallies(): BoardTallies {
  const all = judgeRows('tallies-2009-2011.csv');
  const clean = all.filter(
    ({ valid, judgement }) => valid > 0 && !judgement.warnings.includes('sum-differs'),
  );
  const isDeauthorization = ({ row }: Tally): boolean => row['case_number']!.includes('-UD-');
  const elections = clean.filter((tally) => !isDeauthorization(tally));
  const organizations = ({ choices }: Tally): number => choices.filter(({ kind }) => kind === 'for').length;
  const several = elections.filter((tally) => organizations(tally) > 1);
  const flag = 'challenges_determinative';
  return {
    all,
    one: compare(
      'one organization, determinative',
      elections.filter((tally) => organizations(tally) === 1),
      flag,
    ),
    several: compare('several organizations, determinative', several, flag),
    pooled: compare('pooled, determinative', elections, flag),
    deauthorizations: compare('deauthorizations (UD), determinative', clean.filter(isDeauthorization), flag),
    runoffs: compare('several organizations, runoff', several, 'runoff_required'),
  };
}

/** Its figures as they stand in the row: votes, challenged, void and eligible. */
export function figuresOf({ votes, challenged, void: spoiled, eligible }: Tally): string {
  return `${Object.values(votes).join('–')} C${challenged}, void ${spoiled}, of ${eligible ?? 'unknown'}`;
}

/** Why a row's flag and the rule differ: from its own numbers, and from what the Board counted next in the case. */
export function reasonFor(tally: Tally, flag: Flag, all: readonly Tally[]): string {
  if (tally.row[flag] === '') return 'blank flag';
  const reason = flag === 'runoff_required' ? runoffReason(tally) : determinativeReason(tally);
  const next = nextOf(tally, all);
  return next === undefined
    ? `${reason}; the file has no later tally of the case`
    : `${reason}; the next tally of the case, ${next.row['tally_type']} of ${next.row['tally_date']}, is ${Object.values(next.votes).join('–')} C${next.challenged}`;
}

function nextOf({ row }: Tally, all: readonly Tally[]): Tally | undefined {
  return all
    .filter(
      (other) =>
        other.row['case_number'] === row['case_number'] &&
        other.row['unit_id'] === row['unit_id'] &&
        other.row['tally_date']! > row['tally_date']!,
    )
    .sort((left, right) => (left.row['tally_date']! < right.row['tally_date']! ? -1 : 1))[0];
}

function determinativeReason({
  rule,
  votes,
  valid,
  challenged,
  eligible,
  choices,
  judgement,
}: Tally): string {
  if (challenged === 0) return 'the flag says Y where no challenged ballot is left';
  const counts = Object.values(votes);
  const [first = 0, second = 0] = counts;
  if (choices.filter(({ kind }) => kind === 'for').length === 1) {
    const margin = first - second;
    const lead = margin === 0 ? 'tied' : margin > 0 ? `ahead by ${margin}` : `behind by ${-margin}`;
    const isPassed = judgement.outcome === 'majority';
    const after = isPassed ? `${first}–${second + challenged}` : `${first + challenged}–${second}`;
    const needs =
      rule.denominator === 'valid' ? '' : `, where more than half of ${eligible ?? 'unknown'} are needed`;
    const change = judgement.determinative ? 'which changes the result' : 'which changes nothing';
    return `the flag contradicts the arithmetic: ${lead} with ${challenged} challenged: all ${isPassed ? 'against' : 'for'} would make ${after}, ${change}${needs}`;
  }
  const [most = 0, next = 0, third = 0] = [...counts].sort((left, right) => right - left);
  if (judgement.outcome === 'majority')
    return `the flag contradicts the arithmetic: ${most} of ${valid} are a majority, and not of ${valid + challenged} with the challenged`;
  if (!judgement.determinative)
    return `the flag contradicts the arithmetic: with all ${challenged} challenged ${most + challenged} of ${valid + challenged} are no majority, and the third is ${next - third} behind the second`;
  return `the flag contradicts the arithmetic: second and third are level at ${next}, and one ballot of ${challenged} parts them`;
}

function runoffReason({
  votes,
  valid,
  void: spoiled,
  eligible,
  challenged,
  isRunoff,
  judgement,
}: Tally): string {
  const counts = Object.values(votes);
  const most = Math.max(...counts);
  if (isRunoff) return `this is itself the runoff, and ${most} of ${valid} decide it: there is only one`;
  if (judgement.outcome === 'majority')
    return `${most} of ${valid} are a majority, which ${challenged} challenged can still undo: a runoff only after them`;
  if (judgement.outcome === 'top-two-tied')
    return `two are tied, the rest have nothing, and ${valid + spoiled} of ${eligible ?? 'unknown'} voted: practice under 29 CFR 102.70(d) is mixed`;
  return `the flag contradicts the arithmetic: no choice has more than half of ${valid}, and the first two stand apart from the third`;
}

/** docs/evidence/tallies.md: the same text for the same data, so that a test can hold it against the code. */
export function evidenceText(): string {
  const { all, one, several, pooled, deauthorizations, runoffs } = boardTallies();
  const tables = [one, several, deauthorizations, runoffs];
  return [
    '# The rules against the Board’s own tallies',
    '',
    'Made by `npm run evidence tallies` from `test/data/nlrb/tallies-2009-2011.csv`; a test holds this page against the code.',
    'Clean rows only: the votes add up to the valid votes, and there are some. A blank flag is "no or not filled in", and counts as no.',
    '',
    '| rows | compared | agree | share |',
    '|---|---|---|---|',
    ...[one, several, pooled, deauthorizations, runoffs].map(
      ({ title, rows, share, differing }) =>
        `| ${title} | ${rows} | ${rows - differing.length} | ${(share * 100).toFixed(2)} % |`,
    ),
    ...tables.flatMap(({ title, flag, differing }) => [
      '',
      `## ${title.charAt(0).toUpperCase()}${title.slice(1)}: the others`,
      '',
      '| case | tally | figures | flag | why |',
      '|---|---|---|---|---|',
      ...differing.map((tally) => {
        const { row } = tally;
        const said = row[flag] === '' ? 'blank' : row[flag]!;
        return `| ${row['case_number']} ${row['unit_id']} | ${row['tally_type']} ${row['tally_date']} | ${figuresOf(tally)} | ${said} | ${reasonFor(tally, flag, all)} |`;
      }),
    ]),
    '',
  ].join('\n');
}
