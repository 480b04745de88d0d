import { defineMessages } from '../../i18n/messages';
import { electionsEn } from './messages.en';
import { electionsEs } from './messages.es';

export const useElectionsMessages = defineMessages(electionsEn, electionsEs);
