import { randomBytes, randomUUID } from 'node:crypto';
import { entryCommitment, type CountedBlock, type Slot } from '../../src/domain/commitment';
import { toHex } from '../../src/domain/encoding';
import type { BlockView } from '../../src/official/count/count.contract';
import { ReceiptService } from '../../src/official/envelopes/receipt.service';
import { NOBODY, type Actor } from '../../src/platform/access';
import type { ScanView } from '../../src/official/envelopes/envelopes.contract';
import type { TestApplication } from './application';
import { rowsOf } from './database';
import { createElection, UNION } from './elections';
import type { Answer, Session } from './session';

/** An election in voting: its roll sealed, every voter with a key number, the people of the count room signed in. */
export interface OfficialElection {
  readonly id: string;
  readonly path: string;
  readonly agent: Session;
  readonly tellers: readonly [Session, Session, Session];
  readonly observer: Session;
  /** One key number for each voter, in an order that means nothing. */
  readonly keys: readonly string[];
}

export async function openVoting(
  application: TestApplication,
  voters: number,
  overrides: Record<string, unknown> = {},
): Promise<OfficialElection> {
  const administrator = await application.account({ isAdministrator: true });
  const id = await createElection(administrator, overrides);
  await addVoters(application, id, voters);
  const agent = await application.member(id, 'agent');
  const tellers = [
    await application.member(id, 'teller'),
    await application.member(id, 'teller'),
    await application.member(id, 'teller'),
  ] as const;
  const observer = await application.member(id, 'observer', UNION);
  const path = `/api/elections/${id}`;
  mustBe(201, await agent.post(`${path}/roll/seal`, {}), [200]);
  mustBe(200, await agent.post(`${path}/phase`, { to: 'voting' }));
  if (overrides['manner'] !== 'in-person') mustBe(201, await agent.post(`${path}/envelopes/keys`));
  const kits = await rowsOf<{ key: string }>(
    application.database.url,
    'SELECT key FROM official.kit WHERE election_id = $1 ORDER BY key',
    [id],
  );
  return { id, path, agent, tellers, observer, keys: kits.map(({ key }) => key) };
}

export async function addVoters(
  application: TestApplication,
  electionId: string,
  voters: number,
): Promise<void> {
  await rowsOf(
    application.database.url,
    `WITH entries AS (
       INSERT INTO core.roll_entry (election_id, match_key, employee_number, family_name, given_name, department, shift, search_text, sort_text)
       SELECT $1, 'number:' || n, n::text, 'Family' || n, 'Given' || n, 'Packing', 'Nights', 'given' || n, 'family' || n FROM generate_series(1, $2) AS n)
     INSERT INTO core.roll (election_id, version) VALUES ($1, 1) ON CONFLICT (election_id) DO UPDATE SET version = core.roll.version + 1`,
    [electionId, voters],
  );
}

const desks = new WeakMap<Session, Map<string, Promise<string>>>();

/** The receipt desk of somebody in an election, opened when it is first asked for. */
export function deskOf(session: Session, { id, path }: OfficialElection): Promise<string> {
  const own = desks.get(session) ?? new Map<string, Promise<string>>();
  desks.set(session, own);
  const opened = own.get(id) ?? openDesk(session, path);
  own.set(id, opened);
  return opened;
}

export async function openDesk(
  session: Session,
  path: string,
  device: string = randomUUID(),
): Promise<string> {
  const id = randomUUID();
  mustBe(201, await session.post(`${path}/envelopes/desks`, { id, device }));
  return id;
}

/** Closes every desk that these people opened through `scan`. */
export async function closeDesks({ id, path, agent, tellers }: OfficialElection): Promise<void> {
  for (const session of [agent, ...tellers]) {
    const desk = await desks.get(session)?.get(id);
    if (desk === undefined) continue;
    mustBe(200, await session.post(`${path}/envelopes/desks/${desk}/closing`, { held: 0 }));
    desks.get(session)?.delete(id);
  }
}

/** One scan at the desk of whoever scans. */
export async function scan(
  session: Session,
  election: OfficialElection,
  key: string,
  condition: string | null = null,
  id: string = randomUUID(),
): Promise<Answer<ScanView>> {
  return session.post<ScanView>(`${election.path}/envelopes/scans`, {
    id,
    key,
    desk: await deskOf(session, election),
    ...(condition === null ? {} : { condition }),
  });
}

/** Receives the envelopes, checks and reconciles them without a challenge, and begins the count. */
export async function openCount(
  application: TestApplication,
  election: OfficialElection,
  envelopes: number,
): Promise<BlockView[]> {
  const { agent, path, keys } = election;
  const actor: Actor = { ...NOBODY, accountId: agent.accountId, role: 'agent' };
  const scans = keys.slice(0, envelopes).map((key) => ({ id: randomUUID(), key, condition: null }));
  await application.app.get(ReceiptService).receiveMany(actor, election.id, scans, 50);
  await closeDesks(election);
  mustBe(200, await agent.post(`${path}/phase`, { to: 'checking' }));
  mustBe(
    200,
    await agent.post(`${path}/envelopes/acceptance`, { expected: envelopes, reason: 'called from paper' }),
  );
  mustBe(200, await agent.post(`${path}/reconciliation`));
  mustBe(200, await agent.post(`${path}/phase`, { to: 'counting' }));
  return blocksOf(agent, election);
}

export async function blocksOf(session: Session, { path }: OfficialElection): Promise<BlockView[]> {
  return (await session.get<{ items: BlockView[] }>(`${path}/blocks`)).body.items;
}

export function counted(votesFor: number, against: number, spoiled = 0, challenged = 0): CountedBlock {
  return { counts: { for: votesFor, against }, void: spoiled, challenged };
}

/** What a teller's browser holds: the entry, its salt, and the commitment to both. */
export interface HeldEntry {
  readonly block: string;
  readonly commit: { round: number; slot: Slot; commitment: string };
  readonly reveal: CountedBlock & { round: number; slot: Slot; salt: string };
}

/** Takes a seat at the block and computes the commitment, as the browser does; nothing is sent but the seat. */
export async function sitDown(
  session: Session,
  { path }: OfficialElection,
  block: string,
  entry: CountedBlock,
): Promise<HeldEntry> {
  const { body } = mustBe(200, await session.post<BlockView>(`${path}/blocks/${block}/seat`));
  const { slot } = body.slots.find(({ isMine }) => isMine)!;
  const { round } = body;
  const salt = randomBytes(16);
  const commitment = entryCommitment(salt, { block, round, slot, ...entry });
  return {
    block,
    commit: { round, slot, commitment },
    reveal: { round, slot, ...entry, salt: toHex(salt) },
  };
}

export function commit(
  session: Session,
  { path }: OfficialElection,
  held: HeldEntry,
): Promise<Answer<BlockView>> {
  return session.post<BlockView>(`${path}/blocks/${held.block}/commitments`, held.commit);
}

export function reveal(
  session: Session,
  { path }: OfficialElection,
  held: HeldEntry,
): Promise<Answer<BlockView>> {
  return session.post<BlockView>(`${path}/blocks/${held.block}/reveals`, held.reveal);
}

/** Both sit down, both commit, both reveal. */
export async function enterBoth(
  election: OfficialElection,
  block: string,
  first: CountedBlock,
  second: CountedBlock = first,
): Promise<BlockView> {
  const [a, b] = election.tellers;
  const heldA = await sitDown(a, election, block, first);
  const heldB = await sitDown(b, election, block, second);
  mustBe(201, await commit(a, election, heldA));
  mustBe(201, await commit(b, election, heldB));
  mustBe(201, await reveal(a, election, heldA));
  return mustBe(201, await reveal(b, election, heldB)).body;
}

export function mustBe<T>(status: number, answer: Answer<T>, others: readonly number[] = []): Answer<T> {
  if (answer.status !== status && !others.includes(answer.status)) {
    throw new Error(`expected ${status}, got ${answer.status}: ${JSON.stringify(answer.body)}`);
  }
  return answer;
}

/** The code of the problem that an answer is. */
export function codeOf({ body }: Answer<unknown>): string {
  return (body as { code: string }).code;
}

export interface RecordedEntry {
  readonly at: string;
  readonly index: number;
  readonly kind: string;
  readonly body: Record<string, unknown>;
}

/** The record as an observer reads it. */
export async function recordOf(session: Session, { path }: OfficialElection): Promise<RecordedEntry[]> {
  const { body } = mustBe(200, await session.get<{ lines: string[] }>(`${path}/record?limit=1000`));
  return body.lines.map((line) => JSON.parse(line) as RecordedEntry);
}

export async function kindsOf(session: Session, election: OfficialElection): Promise<string[]> {
  return (await recordOf(session, election)).map(({ kind }) => kind);
}
