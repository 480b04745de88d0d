/**
 * The three purgeable streams. Events carry ids and codes only: no names, no notes, no key numbers.
 * The fourth stream, the record, has its own kinds (record-entry.ts) and is never purged.
 */
export type Stream = 'core' | 'campaign' | 'desk';

export const EVENT_TYPES = {
  core: [
    'account.created',
    'account.revoked',
    'account.password-changed',
    'invitation.created',
    'member.granted',
    'member.revoked',
    'election.created',
    'election.configured',
    'election.moved',
    'party.created',
    'roll.import-staged',
    'roll.import-progressed',
    'roll.import-applied',
    'roll.import-cancelled',
    'roll.import-undone',
    'roll.entry-edited',
    'roll.gone-explained',
    'roll.entries-merged',
    'roll.merge-undone',
    'roll.entries-told-apart',
    'roll.sealed',
    'roll.exported',
  ],
  campaign: [
    'contact.logged',
    'contact.withdrawn',
    'assessment.made',
    'person.added',
    'person.changed',
    'person.merged',
    'person.unmerged',
    'person.told-apart',
    'list.staged',
    'list.progressed',
    'list.applied',
    'list.cancelled',
    'list.undone',
    'list.exported',
  ],
  desk: [
    'keys.assigned',
    'mailing.recorded',
    'undelivered.recorded',
    'replacement.requested',
    'replacement.cancelled',
    'replacement.sent',
    'kits.exported',
    'notice.changed',
    'ballot.languages-changed',
    'desk.opened',
    'desk.closed',
    'exception.decided',
    'envelope.scanned',
    'envelope.reversed',
    'tray.opened',
    'tray.closed',
    'polls.planned',
    'polls.opened',
    'polls.closed',
    'polls.list-seen',
    'polls.checked-off',
    'polls.challenged',
    'polls.cast',
    'polls.reversed',
    'polls.box-counted',
    'polls.mixed',
    'challenge.raised',
    'challenge.withdrawn',
    'challenge.resolved',
    'challenge.reversed',
    'challenge.position-written',
    'challenge.agreed',
    'check.called',
    'check.name-seen',
    'challenge.session-opened',
    'challenge.session-ended',
    'envelopes.accepted',
    'envelope.voided',
    'late.recorded',
    'opening.acknowledged',
    'envelopes.reconciled',
    'blocks.formed',
    'entry.committed',
    'entry.revealed',
    'block.seated',
    'block.differs',
    'block.held',
    'block.abandoned',
    'block.correction-proposed',
    'block.sealed',
    'block.superseded',
    'block.answered',
    'tally.declared',
    'tally.refused',
    'objection.filed',
    'objection.resolved',
  ],
} as const satisfies Record<Stream, readonly string[]>;

export type EventType<S extends Stream = Stream> = (typeof EVENT_TYPES)[S][number];

export interface DomainEvent<S extends Stream = Stream> {
  readonly stream: S;
  readonly type: EventType<S>;
  /** The id of what it happened to. */
  readonly subject: string;
  /** Where the time itself would tell on somebody: a coarser one (decision 0018). */
  readonly at?: Date;
  /** Ids, codes and numbers only. */
  readonly data?: Readonly<Record<string, string | number | boolean | null>>;
}
