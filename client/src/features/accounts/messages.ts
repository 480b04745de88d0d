import { defineMessages } from '../../i18n/messages';
import { accountsEn } from './messages.en';
import { accountsEs } from './messages.es';

export const useAccountsMessages = defineMessages(accountsEn, accountsEs);
