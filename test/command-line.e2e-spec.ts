import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createElection, electionInput } from './support/elections';
import {
  type Ended,
  makeDataFolder,
  removeServers,
  runCommand,
  type ServerProcess,
  startServer,
} from './support/server-process';
import { Session } from './support/session';

jest.setTimeout(120_000);

const COMMANDS = [
  ['elections'],
  ['inspect'],
  ['import'],
  ['undo'],
  ['export'],
  ['verify'],
  ['evaluate'],
  ['simulate'],
  ['user'],
  ['user', 'add'],
  ['user', 'link'],
  ['cert'],
];
const data = join(__dirname, 'data');
const truth = JSON.parse(readFileSync(join(data, 'truth.json'), 'utf8')) as { people: number; rows: number };

/** Follows the one-time link of the first start, as a person would. */
async function setUp(server: ServerProcess): Promise<Session> {
  const token = /\/setup\/(\S+)/.exec(server.output())?.[1] ?? '';
  const session = new Session(server.address);
  const made = await session.post(`/api/setup/${token}`, {
    name: 'Ada Administrator',
    email: 'ada@example.org',
    password: 'a long sentence nobody guesses',
    locale: 'en',
  });
  expect(made.status).toBe(201);
  return session;
}

describe('the command line', () => {
  let server: ServerProcess;
  let election: string;
  let archive: string;
  let imported: string;
  const run = (...words: string[]): Promise<Ended> => runCommand(words, { DATA_DIR: server.dataDir });

  beforeAll(async () => {
    server = await startServer();
    election = await createElection(await setUp(server), { name: 'Warehouse 9' });
    archive = join(makeDataFolder(), 'record.zip');
  });
  afterAll(removeServers);

  it('explains itself at every command', async () => {
    const answers = await Promise.all([[], ...COMMANDS].map((words) => run(...words, '--help')));
    for (const [index, { code, stdout, stderr }] of answers.entries()) {
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toContain(`Usage: ${['rollcall', ...(COMMANDS[index - 1] ?? [])].join(' ')}`);
    }
    for (const [name = ''] of COMMANDS) expect(answers[0]?.stdout).toContain(`  ${name} `);
  });

  it('tells wrong use from a record that fails', async () => {
    const wrong = await run('verify', '--loud');
    expect(wrong.code).toBe(64);
    expect(wrong.stderr).toContain('Add --help');
  });

  it('judges published tallies, row by row', async () => {
    const golden = await run('evaluate', join(data, 'nlrb', 'golden-tallies.csv'), '--json');
    expect([golden.code, golden.stderr]).toEqual([0, '']);
    const lines = golden.stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(202);
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      case_number: '01-RC-189541',
      outcome: 'tie',
      winner: null,
      runoffRequired: false,
      runoffBetween: null,
      determinative: false,
      warnings: [],
    });
    // More than a pipe takes at a time, to the last line.
    const board = await run('evaluate', join(data, 'nlrb', 'tallies-2009-2011.csv'), '--json');
    expect([board.code, board.stdout.trimEnd().split('\n').length]).toEqual([0, 4891]);
    const broken = join(makeDataFolder(), 'broken.csv');
    writeFileSync(
      broken,
      'case_number,labor_org_1,votes_1,votes_against,challenged_ballots,eligible_voters\nA,Union,-3,2,0,9\nB,Union,3,2,0,9\n',
    );
    const mixed = (await run('evaluate', broken, '--json')).stdout.trimEnd().split('\n');
    expect(mixed.map((line) => JSON.parse(line) as unknown)).toEqual([
      { case_number: 'A', error: expect.stringContaining('votes_1 is "-3"') },
      expect.objectContaining({ case_number: 'B', outcome: 'majority', winner: 'Union' }),
    ]);
    const list = await run('evaluate', join(data, 'employer-list.csv'));
    expect([list.code, list.stdout]).toEqual([2, '']);
    expect(list.stderr).toContain('has no column case_number');
  });

  it('judges by another rule where one is asked for, and simulates counts', async () => {
    const ballots = join(makeDataFolder(), 'officers.csv');
    writeFileSync(
      ballots,
      'case_number,labor_org_1,votes_1,labor_org_2,votes_2,votes_against,challenged_ballots,eligible_voters\nA,Ann,9,Bob,8,,0,20\n',
    );
    const judged = await run('evaluate', ballots, '--rule', 'lmrda-officer');
    expect(judged.stdout).toBe('A: 9 Ann, 8 Bob: Ann has the most votes, which this rule asks for\n');
    expect((await run('evaluate', ballots, '--rule', 'contract-ratification', '--quorum', '3/2')).code).toBe(
      64,
    );
    const heading =
      'case_number,voting_group,labor_org_1,votes_1,votes_against,challenged_ballots,eligible_voters,num_for_inclusion,num_against_inclusion';
    writeFileSync(ballots, `${heading}\nB,professionals,Local 1,1,3,0,6,3,1\nB,others,Local 1,41,7,0,60,,\n`);
    const pooled = await run('evaluate', ballots, '--rule', 'self-determination');
    expect(pooled.stdout).toMatch(/^B: 3 yes, 1 no on inclusion, .* together 42 for, 10 against: a majority/);
    const asJson = await run('evaluate', ballots, '--rule', 'self-determination', '--json');
    expect(JSON.parse(asJson.stdout)).toMatchObject({ case_number: 'B', isIncluded: true, apart: null });
    const { code, stdout } = await run('simulate', '--seed', '5', '--counts', '2', '--json');
    const counts = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect([code, counts]).toEqual([
      0,
      [expect.objectContaining({ ok: true, seed: 5 }), expect.objectContaining({ ok: true, seed: 6 })],
    ]);
  });

  it('lists elections, with nothing but JSON on stdout', async () => {
    const { code, stdout } = await run('elections', '--json');
    expect([code, JSON.parse(stdout)]).toEqual([0, [{ id: election, name: 'Warehouse 9', phase: 'setup' }]]);
    expect((await run('elections')).stdout).toBe(`${election}  setup  Warehouse 9\n`);
  });

  it('imports the list once it is told to', async () => {
    const list = join(data, 'employer-list.csv');
    const dry = await run('import', election, list, '--dry-run', '--json');
    expect(dry.code).toBe(0);
    expect(JSON.parse(dry.stdout)).toMatchObject({
      state: 'cancelled',
      counts: { people: truth.people, added: truth.people, changed: 0, same: 0, gone: 0 },
    });
    // Nobody can be asked here.
    const unasked = await run('import', election, list);
    expect([unasked.code, unasked.stdout]).toEqual([1, '']);
    expect(unasked.stderr).toContain('Nothing was changed: nobody can be asked here. Add --yes');
    const served = ['--served-on', '2026-03-02'];
    const applied = await run('import', election, list, '--json', '--yes', ...served);
    const { id, ...rest } = JSON.parse(applied.stdout) as { id: string };
    expect(rest).toMatchObject({ state: 'applied', counts: { added: truth.people } });
    imported = id;
  });

  it('says that the list changes nothing, undoes it, and imports it again', async () => {
    const list = join(data, 'employer-list.csv');
    const again = await run('import', election, list, '--yes');
    expect(again.code).toBe(0);
    expect(again.stderr).toContain(`0 new, 0 changed, ${truth.people} the same, 0 gone.`);
    expect(again.stderr).toContain('Nothing was changed.');
    expect((await run('undo', election, imported)).code).toBe(1);
    const undone = await run('undo', election, imported, '--yes', '--json');
    expect(JSON.parse(undone.stdout)).toMatchObject({ removed: truth.people, keptCount: 0 });
    expect((await run('import', election, list, '--yes')).stderr).toContain('Applied.');
    expect((await run('import', election, list, '--served-on', 'Monday')).code).toBe(1);
  });

  it('refuses a file that is no list, and one that is not there, in one sentence', async () => {
    const empty = join(makeDataFolder(), 'list.csv');
    writeFileSync(empty, '');
    for (const file of [empty, '/nowhere/list.csv']) {
      const { code, stdout, stderr } = await run('import', election, file);
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr.trim().split('\n')).toHaveLength(1);
    }
    const { code, stderr } = await run('import', 'no-such-election', join(data, 'employer-list.csv'));
    expect([code, stderr]).toEqual([
      1,
      'There is no election "no-such-election": `rollcall elections` lists them.\n',
    ]);
  });

  it('exports a record that verifies without any server', async () => {
    expect((await run('export', election, archive)).code).toBe(0);
    const elsewhere = { DATA_DIR: '/nowhere/that/exists', LANG: 'C' };
    const text = await runCommand(['verify', archive], elsewhere);
    expect([text.code, text.stderr]).toEqual([0, '']);
    expect(text.stdout).toMatch(/^OK {2}every check holds$/m);
    const json = await runCommand(['verify', archive, '--json'], elsewhere);
    expect(JSON.parse(json.stdout)).toMatchObject({
      ok: true,
      exit: 0,
      index: null,
      rule: null,
      phase: 'setup',
    });
    const spanish = await runCommand(['verify', archive], { ...elsewhere, LANG: 'es_US.UTF-8' });
    expect(spanish.stdout).toMatch(/^OK {2}se cumplen/m);
  });

  it('says what fails, with the exit codes of the format', async () => {
    const folder = makeDataFolder();
    const broken = join(folder, 'broken.zip');
    writeFileSync(broken, readFileSync(archive).subarray(0, 100));
    const file = await run('verify', broken);
    expect([file.code, file.stdout]).toEqual([
      2,
      expect.stringMatching(/^FAIL {2}index - {2}rule file: .+\n$/),
    ]);
    const missing = await run('verify', join(folder, 'nothing.zip'), '--json');
    expect(missing.code).toBe(2);
    expect(Object.keys(JSON.parse(missing.stdout) as object)).toEqual([
      'ok',
      'exit',
      'index',
      'rule',
      'message',
    ]);
    const pin = join(folder, 'pin');
    writeFileSync(pin, 'no note');
    expect((await run('verify', archive, '--pin', pin)).code).toBe(2);
    expect((await run('verify', archive, '--key', 'no key')).code).toBe(2);
    const key = await run('verify', archive, '--key', Buffer.alloc(32, 7).toString('base64'));
    expect([key.code, key.stdout]).toEqual([1, expect.stringMatching(/^FAIL {2}index - {2}rule keys: /)]);
  });

  it('makes accounts whose holders choose their password', async () => {
    const { code, stdout } = await run('user', 'add', 'Tom@Example.org', '--name', 'Tom Teller', '--json');
    expect(code).toBe(0);
    const made = JSON.parse(stdout) as { email: string; link: string };
    expect(made).toMatchObject({
      email: 'tom@example.org',
      link: expect.stringContaining(`${server.address}/reset/`),
    });
    const twice = await run('user', 'add', 'tom@example.org');
    expect([twice.code, twice.stdout]).toEqual([1, '']);
    expect((await run('user', 'add', 'tom')).stderr).toBe(
      '"tom" is no e-mail address: give one such as ana@example.org.\n',
    );

    const token = made.link.split('/').at(-1) ?? '';
    const tom = new Session(server.address);
    const chosen = await tom.post(`/api/password-resets/${token}`, {
      password: 'another sentence nobody guesses',
    });
    expect(chosen.status).toBeLessThan(300);
    await tom.signIn('tom@example.org', 'another sentence nobody guesses');
    expect((await tom.post('/api/elections', electionInput())).status).toBe(404);

    const forgotten = await run('user', 'link', 'TOM@example.org');
    expect([forgotten.code, forgotten.stdout]).toEqual([
      0,
      expect.stringContaining(`${server.address}/reset/`),
    ]);
    expect((await run('user', 'link', 'nobody@example.org')).stderr).toBe(
      'There is no account nobody@example.org: `rollcall user add` makes one.\n',
    );
  });

  it('does the same with no server running, and leaves nothing running', async () => {
    await server.stop();
    const { code, stdout } = await run('elections', '--json');
    expect([code, JSON.parse(stdout)]).toEqual([0, [{ id: election, name: 'Warehouse 9', phase: 'setup' }]]);
    expect((await run('export', 'warehouse-9', archive)).code).toBe(0);
    server = await server.restart();
  });
});
