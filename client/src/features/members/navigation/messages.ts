import { defineMessages } from '../../../i18n/messages';
import { membersNavigationEn } from './messages.en';
import { membersNavigationEs } from './messages.es';

/** Apart from the pages' own words: they are in every page's first load. */
export const useMembersNavigationMessages = defineMessages(membersNavigationEn, membersNavigationEs);
