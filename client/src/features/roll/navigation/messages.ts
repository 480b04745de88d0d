import { defineMessages } from '../../../i18n/messages';
import { rollNavigationEn } from './messages.en';
import { rollNavigationEs } from './messages.es';

/** Apart from the pages' own words: they are in every page's first load. */
export const useRollNavigationMessages = defineMessages(rollNavigationEn, rollNavigationEs);
