import { randomUUID } from 'node:crypto';
import type { Session } from './session';

export const UNION = 'workers-union';
export const EMPLOYER = 'acme';

/** The body of a creating command, complete; override what a test is about. */
export function electionInput(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: randomUUID(),
    name: 'Acme Fulfilment, Bessemer',
    employer: 'Acme Inc.',
    caseNumber: '10-RC-000001',
    timeZone: 'America/Chicago',
    question: 'Do you wish to be represented for purposes of collective bargaining by the Workers Union?',
    organization: 'Workers Union',
    organizations: [],
    follows: null,
    isBetweenTwo: false,
    profile: 'nlrb-mail',
    manner: 'mail',
    proposal: '',
    threshold: null,
    quorum: null,
    blockSize: 50,
    minimumBlock: 20,
    observerSeats: 2,
    hidesTurnout: false,
    petitionFiledOn: '2025-12-15',
    directedOn: '2026-01-14',
    eligibilityOn: '2026-01-09',
    mailingOn: '2026-02-04',
    dueAt: '2026-03-25T22:00:00.000Z',
    countAt: '2026-03-28T15:00:00.000Z',
    parties: [
      { id: randomUUID(), slug: UNION, name: 'Workers Union', kind: 'union' },
      { id: randomUUID(), slug: EMPLOYER, name: 'Acme Inc.', kind: 'employer' },
    ],
    ...overrides,
  };
}

/** An election made by an administrator over HTTP; its id. */
export async function createElection(
  administrator: Session,
  overrides: Record<string, unknown> = {},
): Promise<string> {
  const input = electionInput(overrides);
  const { status, body } = await administrator.post('/api/elections', input);
  if (status !== 201) throw new Error(`creating an election: ${status} ${JSON.stringify(body)}`);
  return input['id'] as string;
}
