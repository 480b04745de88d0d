import 'reflect-metadata';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { describeKill, FEWEST_IN_FLIGHT, killRepeatedly, type Kill } from '../support/kills';
import { removeServers } from '../support/server-process';

const REPORT = join(__dirname, '..', '..', 'docs', 'evidence', 'kills.md');
/** Each election is killed so often; the next begins on an empty data folder. */
const KILLS_AN_ELECTION = 20;

interface Course {
  readonly seed: number;
  readonly kills: readonly Kill[];
}

/** `npm run evidence kill -- --kills=300 --seed=1`: kills the server so often, and reports what was found afterwards. */
async function main(): Promise<void> {
  const kills = numberOption('kills', 300);
  const first = numberOption('seed', 20261123);
  const begun = Date.now();
  const courses: Course[] = [];
  let failure: Error | undefined;
  for (let done = 0; done < kills && failure === undefined; done += KILLS_AN_ELECTION) {
    const course = { seed: first + courses.length, kills: [] as Kill[] };
    courses.push(course);
    try {
      for await (const kill of killRepeatedly(Math.min(KILLS_AN_ELECTION, kills - done), course.seed)) {
        course.kills.push(kill);
        process.stdout.write(`seed ${course.seed}, ${describeKill(kill)}\n`);
      }
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error));
    }
    await removeServers();
    report(courses, Date.now() - begun, failure);
  }
  if (failure !== undefined) throw failure;
  const all = courses.flatMap((course) => course.kills);
  if (all.some(({ lost, doubled, faults }) => lost + doubled + faults.length > 0)) process.exitCode = 1;
}

function report(courses: readonly Course[], milliseconds: number, failure: Error | undefined): void {
  const kills = courses.flatMap((course) => course.kills);
  const sum = (of: (kill: Kill) => number, some = kills): number =>
    some.reduce((total, kill) => total + of(kill), 0);
  const columns = (some: readonly Kill[]): string =>
    [
      some.length,
      some.filter(({ isDatabaseKilled }) => isDatabaseKilled).length,
      sum(({ inFlight }) => inFlight, [...some]),
      some.length === 0 ? 0 : Math.min(...some.map(({ inFlight }) => inFlight)),
      sum(({ acknowledged }) => acknowledged, [...some]),
      sum(({ found }) => found, [...some]),
      sum(({ lost }) => lost, [...some]),
      sum(({ doubled }) => doubled, [...some]),
      some.at(-1)?.size ?? 0,
      some.every(({ faults }) => faults.length === 0) ? 'holds' : 'FAILS',
    ].join(' | ');
  const faults = kills.flatMap((kill) => kill.faults.map((fault) => `- kill ${kill.number}: ${fault}`));
  const lines = [
    '# SIGKILL in the middle of a count',
    '',
    `Made by \`npm run evidence kill\` on ${new Date().toISOString().slice(0, 10)}: Node ${process.version}, ${cpus().length} processors, embedded PostgreSQL 18 with fsync on, ${Math.round(milliseconds / 60_000)} minutes.`,
    '',
    'The built server counts an election: three clients each send late envelopes, contacts, commitments and reveals,',
    `every client its next write as soon as the last is answered. At a moment that the seed decides, with at least ${FEWEST_IN_FLIGHT}`,
    'writes in flight, the server is killed with SIGKILL, every second time together with the PostgreSQL server. After the',
    'restart every write ever acknowledged must stand in the database once, with its event or its entry in the record;',
    'of the writes in flight each stands once or not at all. Then the clients send again what was left unanswered, under',
    'the same ids, and every write must stand exactly once. Each time an observer downloads the record, and it is verified.',
    '',
    '| seed | kills | with the database | in flight | fewest in flight | acknowledged | found of those in flight | lost | doubled | entries at the end | record |',
    '|---|---|---|---|---|---|---|---|---|---|---|',
    ...courses.map(({ seed, kills: some }) => `| ${seed} | ${columns(some)} |`),
    '',
    `**Together:** ${kills.length} kills, ${sum(({ inFlight }) => inFlight)} writes in flight, ${sum(({ acknowledged }) => acknowledged)} acknowledged before, ${sum(({ lost }) => lost)} lost, ${sum(({ doubled }) => doubled)} doubled.`,
    ...(failure === undefined ? [] : ['', `**Ended early:** ${failure.message}`]),
    ...(faults.length === 0 ? [] : ['', '## Faults', '', ...faults]),
    '',
  ];
  mkdirSync(join(REPORT, '..'), { recursive: true });
  writeFileSync(REPORT, lines.join('\n'));
}

function numberOption(name: string, otherwise: number): number {
  const option = process.argv.find((word) => word.startsWith(`--${name}=`));
  const value = Number(option?.slice(name.length + 3) ?? otherwise);
  if (!Number.isInteger(value) || value < 1) throw new TypeError(`--${name} is a whole number from 1`);
  return value;
}

main().then(
  () => process.exit(),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? String(error.stack) : String(error)}\n`);
    process.exit(1);
  },
);
