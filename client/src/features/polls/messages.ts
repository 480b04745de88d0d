import { defineMessages } from '../../i18n/messages';
import { pollsEn } from './messages.en';
import { pollsEs } from './messages.es';

export const usePollsMessages = defineMessages(pollsEn, pollsEs);
