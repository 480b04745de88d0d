import { defineMessages } from '../../i18n/messages';
import { membersEn } from './messages.en';
import { membersEs } from './messages.es';

export const useMembersMessages = defineMessages(membersEn, membersEs);
