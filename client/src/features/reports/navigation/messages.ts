import { defineMessages } from '../../../i18n/messages';
import { reportsNavigationEn } from './messages.en';
import { reportsNavigationEs } from './messages.es';

/** Apart from the pages' own words: they are in every page's first load. */
export const useReportsNavigationMessages = defineMessages(reportsNavigationEn, reportsNavigationEs);
