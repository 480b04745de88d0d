import { defineMessages } from '../../i18n/messages';
import { contactsEn } from './messages.en';
import { contactsEs } from './messages.es';

export const useContactsMessages = defineMessages(contactsEn, contactsEs);
