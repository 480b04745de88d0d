import type { Phase } from './lifecycle';

/** A role in one election. `administrator` is a property of the account, not a role here. */
export type Role = 'agent' | 'teller' | 'observer' | 'lead' | 'organizer';

export type Wing = 'campaign' | 'official';

export const WING_OF_ROLE: Readonly<Record<Role, Wing>> = {
  agent: 'official',
  teller: 'official',
  observer: 'official',
  lead: 'campaign',
  organizer: 'campaign',
};

type Holder = 'anyone' | 'account' | 'administrator' | Role;

/**
 * Who may do what, on one page. `anyone` needs no account, `account` any signed-in account.
 * An administrator reads neither wing (architecture.md, Roles).
 */
export const PERMISSIONS = {
  'session.use': ['account'],
  'election.list': ['account'],
  'election.create': ['administrator'],
  'election.read': ['administrator', 'agent', 'teller', 'observer', 'lead', 'organizer'],
  'election.configure': ['administrator'],
  'election.move': ['agent'],
  'account.manage': ['administrator'],
  'member.manage': ['administrator'],
  'roll.read': ['administrator', 'agent'],
  'roll.import': ['administrator'],
  'roll.edit': ['administrator'],
  'roll.seal': ['administrator', 'agent'],
  'roll.export': ['administrator', 'agent'],
  'campaign.read': ['lead', 'organizer'],
  'campaign.log': ['lead', 'organizer'],
  'campaign.import': ['lead'],
  'campaign.member.manage': ['lead'],
  'campaign.report': ['lead'],
  'campaign.export': ['lead'],
  'desk.read': ['agent', 'teller'],
  'mailing.record': ['agent'],
  'kits.export': ['agent'],
  'receipt.scan': ['agent', 'teller'],
  'exception.decide': ['agent'],
  'tray.close': ['agent', 'teller'],
  'polls.read': ['agent', 'teller', 'observer'],
  'polls.plan': ['agent'],
  'polls.check': ['agent', 'teller'],
  'polls.close': ['agent'],
  'challenge.read': ['agent', 'teller', 'observer'],
  'check.watch': ['agent', 'teller', 'observer'],
  'challenge.argue': ['agent', 'observer'],
  'challenge.raise': ['agent', 'teller'],
  'challenge.resolve': ['agent'],
  'envelopes.reconcile': ['agent'],
  'blocks.form': ['agent'],
  'opening.answer': ['agent', 'observer'],
  'count.enter': ['agent', 'teller'],
  'count.read': ['agent', 'teller', 'observer'],
  'block.supersede': ['agent'],
  'block.cosign': ['teller', 'observer'],
  'block.answer': ['observer'],
  'tally.read': ['agent', 'teller', 'observer'],
  'tally.declare': ['agent'],
  'objection.read': ['agent', 'observer'],
  'objection.file': ['agent', 'observer'],
  'objection.resolve': ['agent'],
  'record.read': ['agent', 'observer'],
} as const satisfies Record<string, readonly Holder[]>;

export type Action = keyof typeof PERMISSIONS;

export const ACTIONS = Object.keys(PERMISSIONS) as Action[];

export interface Permitted {
  readonly accountId: string;
  readonly isAdministrator: boolean;
  /** The role in the election at hand; null when the account has none there, or no election is at hand. */
  readonly role: Role | null;
}

export interface Subject {
  /** The phase of the election at hand, when there is one. */
  readonly phase?: Phase;
}

const PUBLIC_RECORD: readonly Phase[] = ['objections', 'closed'];

/** Answers for everyone: routes, sockets and what the client shows. `actor` is null without an account. */
export function can(actor: Permitted | null, action: Action, subject: Subject = {}): boolean {
  // Until objections the record is for the agent and the observers; after that it is public.
  if (action === 'record.read' && subject.phase !== undefined && PUBLIC_RECORD.includes(subject.phase)) {
    return true;
  }
  if (actor === null) return false;
  const holders: readonly Holder[] = PERMISSIONS[action];
  return (
    holders.includes('account') ||
    (actor.isAdministrator && holders.includes('administrator')) ||
    (actor.role !== null && holders.includes(actor.role))
  );
}
