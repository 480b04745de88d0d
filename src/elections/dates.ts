import { Problem } from '../platform/problem';
import type { CreateElection } from './elections.contract';

export function dateOrNull(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}

export function checkDates(input: Pick<CreateElection, 'mailingOn' | 'dueAt' | 'countAt'>): void {
  if (input.dueAt !== null && input.countAt !== null && new Date(input.countAt) < new Date(input.dueAt)) {
    throw new Problem('invalid-input', {}, [{ field: 'countAt', code: 'count-before-due' }]);
  }
  if (input.mailingOn !== null && input.dueAt !== null && new Date(input.mailingOn) > new Date(input.dueAt)) {
    throw new Problem('invalid-input', {}, [{ field: 'dueAt', code: 'due-before-mailing' }]);
  }
}
