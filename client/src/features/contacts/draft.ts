import { isConversation, type ContactOutcome, type Issue } from '@domain/assessment';
import { mintId } from '../../api/request';
import type { Contact } from './log-contact';
import { dayFromNow, serverNow } from './server-time';

export const FOLLOW_UPS = ['none', 'tonight', 'tomorrow', 'date'] as const;
export type FollowUp = (typeof FOLLOW_UPS)[number];

/** What has been entered for one person and not been saved yet. Kept in memory only: notes are nobody else's. */
export interface Draft {
  /** Id of the contact to be, the same for every try. */
  readonly id: string;
  /** When saving was first asked for: a retry an hour later logs the same moment. */
  readonly occurredAt: string | null;
  readonly outcome: ContactOutcome | null;
  /** 0 leaves the assessment as it is. */
  readonly assessment: number;
  readonly issues: readonly Issue[];
  readonly note: string;
  readonly followUp: FollowUp;
  /** `YYYY-MM-DD`, for a follow-up on a date. */
  readonly followUpDate: string;
}

export type Missing = 'outcome' | 'follow-up';

export function newDraft(): Draft {
  return {
    id: mintId(),
    occurredAt: null,
    outcome: null,
    assessment: 0,
    issues: [],
    note: '',
    followUp: 'none',
    followUpDate: '',
  };
}

export function isTouched(draft: Draft): boolean {
  return (
    draft.outcome !== null ||
    draft.assessment !== 0 ||
    draft.issues.length > 0 ||
    draft.note !== '' ||
    draft.followUp !== 'none'
  );
}

export function missingIn(draft: Draft): Missing | null {
  if (draft.outcome === null) return 'outcome';
  if (draft.followUp === 'date' && draft.followUpDate === '') return 'follow-up';
  return null;
}

/** The command for a draft in which nothing is missing. */
export function contactOf(draft: Draft, person: string, timeZone: string | undefined): Contact {
  const outcome = draft.outcome ?? 'talked';
  const followUpOn = {
    none: null,
    tonight: dayFromNow(0, timeZone),
    tomorrow: dayFromNow(1, timeZone),
    date: draft.followUpDate,
  }[draft.followUp];
  return {
    id: draft.id,
    person,
    outcome,
    occurredAt: draft.occurredAt ?? serverNow().toISOString(),
    assessment: draft.assessment,
    basis: isConversation(outcome) ? 'said' : 'hearsay',
    issues: [...draft.issues],
    note: draft.note,
    followUpOn,
  };
}

export function notHome(person: string): Contact {
  return contactOf({ ...newDraft(), outcome: 'not-home' }, person, undefined);
}
