import { randomUUID } from 'node:crypto';
import type {
  CheckOffView,
  PollingSessionView,
  PollsView,
  VoterList,
  VoterView,
} from '../../src/official/polling/polling.contract';
import { mustBe, type OfficialElection } from './official';
import type { Answer, Session } from './session';

/** A place with one session, planned by the agent; the address of the session. */
export async function planSession(election: OfficialElection, site: string): Promise<string> {
  const { agent, path } = election;
  const siteId = randomUUID();
  const id = randomUUID();
  const view = mustBe(200, await agent.get<PollsView>(`${path}/polls`)).body;
  const known = view.sites.find(({ name }) => name === site);
  if (known === undefined) {
    mustBe(201, await agent.post(`${path}/polls/sites`, { id: siteId, name: site, place: 'By the gate' }));
  }
  const planned = {
    id,
    site: known?.id ?? siteId,
    opensAt: '2026-03-02T14:00:00Z',
    closesAt: '2026-03-02T20:00:00Z',
  };
  mustBe(201, await agent.post(`${path}/polls/sessions`, planned));
  return `${path}/polls/sessions/${id}`;
}

export async function openSession(
  election: OfficialElection,
  site: string,
  ballotsSupplied = 100,
): Promise<string> {
  const session = await planSession(election, site);
  const opening = { seal: `open ${site}`, isShownEmpty: true, ballotsSupplied };
  mustBe(200, await election.tellers[0].post(`${session}/opening`, opening));
  return session;
}

export function search(who: Session, session: string, text: string): Promise<Answer<VoterList>> {
  return who.post<VoterList>(`${session}/voters`, { text });
}

/** The voter with this employee number. */
export async function voterOf(who: Session, session: string, number: number): Promise<VoterView> {
  const { items } = mustBe(200, await search(who, session, String(number))).body;
  const voter = items.find(({ employeeNumber }) => employeeNumber === String(number));
  if (voter === undefined) throw new Error(`nobody has number ${number}`);
  return voter;
}

export async function checkOff(
  who: Session,
  session: string,
  number: number,
  id: string = randomUUID(),
): Promise<Answer<CheckOffView>> {
  const { id: voter } = await voterOf(who, session, number);
  return who.post<CheckOffView>(`${session}/check-offs`, { id, voter });
}

export async function challengeVoter(
  who: Session,
  session: string,
  number: number,
  party: string,
  ground = 'supervisor',
): Promise<Answer<CheckOffView>> {
  const { id: voter } = await voterOf(who, session, number);
  return who.post<CheckOffView>(`${session}/challenges`, {
    id: randomUUID(),
    voter,
    party,
    ground,
    note: 'private words',
  });
}

export function closeSession(
  who: Session,
  session: string,
  figures: { unused: number; spoiled?: number; envelopes?: number },
): Promise<Answer<PollingSessionView>> {
  return who.post<PollingSessionView>(`${session}/closing`, {
    seal: 'closing 1',
    ballotsUnused: figures.unused,
    ballotsSpoiled: figures.spoiled ?? 0,
    challengedEnvelopes: figures.envelopes ?? 0,
    note: '',
  });
}

export function countBox(
  who: Session,
  session: string,
  ballots: number,
  challengedEnvelopes = 0,
  overrides: object = {},
): Promise<Answer<PollingSessionView>> {
  return who.post<PollingSessionView>(`${session}/box`, {
    id: randomUUID(),
    sealFound: 'closing 1',
    finding: '',
    ballots,
    challengedEnvelopes,
    ...overrides,
  });
}

export function mixBoxes(
  who: Session,
  { path }: OfficialElection,
  [checkedOff, challenged, ballotsInBoxes]: readonly [number, number, number],
  reason = '',
): Promise<Answer<PollsView>> {
  return who.post<PollsView>(`${path}/polls/closing`, { checkedOff, challenged, ballotsInBoxes, reason });
}
