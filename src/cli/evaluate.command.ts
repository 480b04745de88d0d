import { readFile } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse/sync';
import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  DECISION_PROFILES,
  type DecisionProfileId,
  type ProfileParameters,
  ruleOf,
} from '../domain/decision-profiles';
import type { DecisionRule, Fraction } from '../domain/decision-rules';
import {
  pairProblemIn,
  readSelfDetermination,
  selfDeterminationSentence,
} from '../domain/published-self-determination';
import { judgePublished, missingColumns, type PublishedRow } from '../domain/published-tally';
import { publishedProblemIn, publishedSentence } from '../domain/published-tally-words';
import { decideSelfDetermination } from '../domain/self-determination';
import { parseShare } from '../domain/shares';
import { StartupError } from '../platform/startup-error';
import { localeOfTerminal, show } from './terminal';

const UNREADABLE = 2;
const SELF_DETERMINATION = 'self-determination';

export function addEvaluateCommand(program: Command): void {
  program
    .command('evaluate')
    .summary('judge published tallies')
    .description(
      'Judges each row of a CSV of tallies by the rules of the Board (29 CFR 102.69, 102.70; UD by its case number) and ' +
        'prints a line a row. Columns: case_number, labor_org_1 to _4, votes_1 to _4, votes_against, void_ballots, ' +
        'challenged_ballots, eligible_voters; tally_type and tally_category where there are any. --rule judges by another ' +
        'rule than the Board’s; by self-determination two rows of a case are one vote on two questions, told apart by ' +
        'voting_group (professionals, others), the first with num_for_inclusion and num_against_inclusion. A box that ' +
        'stays sealed is a row without votes whose ballots are all challenged_ballots. Exit code 2: the file is no such table.',
    )
    .argument('<csv>', 'the tallies')
    .option('--json', 'print one JSON object a line')
    .addOption(
      new Option('--rule <rule>', 'judge all rows by this rule').choices([
        ...DECISION_PROFILES,
        SELF_DETERMINATION,
      ]),
    )
    .option('--threshold <share>', 'strike-authorization: share of the votes, such as 3/4', shareIn)
    .option('--quorum <share>', 'Canada, ratification: share of the eligible that must have voted', shareIn)
    .option(
      '--below-quorum <share>',
      'ratification: more than this share is enough below the quorum',
      shareIn,
    )
    .option('--majority', 'lmrda-officer: the constitution asks for a majority')
    .addOption(
      new Option('--tie <policy>', 'lmrda-officer').choices(['runoff', 'lot', 'ruling', 'status-quo']),
    )
    .action(async (file: string, { json, rule: profile, ...options }: EvaluateOptions) => {
      const rows = readRows(file, await read(file));
      if (profile === SELF_DETERMINATION) {
        show([...casesOf(rows)].map((each) => sayCase(each, json === true)).join('\n'));
        return;
      }
      const rule = profile === undefined ? undefined : ruleOf(profile, parametersOf(options));
      const locale = localeOfTerminal();
      // Written at once: a line at a time is slower than the judging.
      show(
        rows
          .map((row) => (json === true ? jsonOf(row, rule) : publishedSentence(row, locale, rule)))
          .join('\n'),
      );
    });
}

interface EvaluateOptions extends Omit<ProfileParameters, 'belowQuorum'> {
  readonly json?: boolean;
  readonly rule?: DecisionProfileId | typeof SELF_DETERMINATION;
  readonly belowQuorum?: Fraction;
}

function parametersOf({ belowQuorum, ...parameters }: EvaluateOptions): ProfileParameters {
  return {
    ...parameters,
    ...(belowQuorum === undefined ? {} : { belowQuorum: { threshold: belowQuorum, strict: true } }),
  };
}

function shareIn(text: string): Fraction {
  const share = parseShare(text);
  if (share !== null) return share;
  throw new InvalidArgumentError('Give a share such as 2/3 or 35 %, not larger than the whole.');
}

/** The rows of each case, in the order of the file. */
function casesOf(rows: readonly PublishedRow[]): ReadonlyMap<string, readonly PublishedRow[]> {
  const cases = new Map<string, PublishedRow[]>();
  for (const row of rows) {
    const number = row['case_number'] ?? '';
    cases.set(number, [...(cases.get(number) ?? []), row]);
  }
  return cases;
}

function sayCase([number, rows]: readonly [string, readonly PublishedRow[]], isJson: boolean): string {
  if (!isJson) return `${number}: ${selfDeterminationSentence(rows, localeOfTerminal())}`;
  const read = readSelfDetermination(rows);
  return JSON.stringify(
    read.ok
      ? { case_number: number, ...decideSelfDetermination(read.choices, read.votes) }
      : { case_number: number, error: pairProblemIn(read.problem, 'en') },
  );
}

function jsonOf(row: PublishedRow, rule: DecisionRule | undefined): string {
  const case_number = row['case_number'] ?? '';
  const verdict = judgePublished(row, rule);
  return JSON.stringify(
    verdict.ok
      ? { case_number, ...verdict.judgement }
      : { case_number, error: publishedProblemIn(verdict.problem, 'en') },
  );
}

async function read(file: string): Promise<Buffer> {
  return readFile(file).catch((error: unknown) => {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new StartupError(`${file} cannot be read (${reason}): name a CSV file.`, UNREADABLE);
  });
}

function readRows(file: string, bytes: Buffer): PublishedRow[] {
  let rows: PublishedRow[];
  let columns: string[] = [];
  try {
    rows = parse(bytes, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      columns: (names: string[]) => (columns = names.map((name) => name.trim().toLowerCase())),
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new StartupError(`${file} is no CSV (${error.message}).`, UNREADABLE);
  }
  const missing = missingColumns(columns);
  if (missing.length > 0) {
    throw new StartupError(`${file} has no column ${missing.join(', none ')}: see --help.`, UNREADABLE);
  }
  if (rows.length === 0) throw new StartupError(`${file} has headings and no tally below them.`, UNREADABLE);
  return rows;
}
