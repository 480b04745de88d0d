import type { Action } from '../domain/permissions';
import type { Hint } from '../platform/events/event-writer';
import type { Changed, RoomKind } from './live.contract';

/** The right that opens a room: the same that reads by HTTP what the room announces. */
export const RIGHT_OF_ROOM: Readonly<Record<Exclude<RoomKind, 'board'>, Action>> = {
  election: 'election.read',
  roll: 'roll.read',
  campaign: 'campaign.read',
  desk: 'desk.read',
  count: 'count.read',
  record: 'record.read',
};

/**
 * Desk events that observers may know of too: states of blocks and tallies, never of envelopes; of the check, that a
 * session goes on, and that the next name is called in it; of the polls, that a session opens or closes.
 */
const COUNT_EVENTS =
  /^(?:blocks\.|block\.|entry\.|tally\.|check\.called$|objection\.|challenge\.session-|challenge\.agreed$|polls\.(?:planned|opened|closed|box-counted|mixed)$)/;

/** Where a committed hint is announced. */
export function announcementsOf(hint: Hint): Changed[] {
  if (hint.election === null) return [];
  if (hint.stream === 'record') {
    return [{ room: `record:${hint.election}`, what: hint.kinds.join(' '), index: hint.size - 1 }];
  }
  const to = (kind: RoomKind): Changed => ({ room: `${kind}:${hint.election ?? ''}`, what: hint.type });
  switch (hint.stream) {
    case 'core':
      // The people of a campaign are those of the roll.
      if (hint.type === 'roll.import-applied') return [to('roll'), to('campaign')];
      return [to(hint.type.startsWith('roll.import') ? 'roll' : 'election')];
    case 'campaign':
      return [to('campaign')];
    case 'desk':
      return COUNT_EVENTS.test(hint.type) ? [to('desk'), to('count')] : [to('desk')];
  }
}

/** Events after which the sockets of the account they are about are closed at once. Their subject is the account's id. */
export const CLOSES_SOCKETS: ReadonlySet<string> = new Set([
  'account.revoked',
  'account.password-changed',
  'member.revoked',
  'member.granted',
]);
