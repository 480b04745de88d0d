import type { LeftOutCount } from '@contract/roll/imports.contract';
import { defineMessages } from '../../../i18n/messages';
import { rollWordsEn } from './messages.en';
import { rollWordsEs } from './messages.es';

/** The nouns of a list, for the roll, for its import and for a party's own lists: fields, problems, reasons. */
export const useRollWords = defineMessages(rollWordsEn, rollWordsEs);

/** Why a row brings nobody in. */
export function useReasonWords(): (reason: LeftOutCount['reason']) => string {
  const words = useRollWords();
  // `roll.left-out.title-row`: what other messages call the title is a heading.
  return (reason) => words(reason === 'title' ? 'roll.left-out.title-row' : `roll.left-out.${reason}`);
}
