import { defineMessages } from '../../i18n/messages';
import { objectionsEn } from './messages.en';
import { objectionsEs } from './messages.es';

export const useObjectionsMessages = defineMessages(objectionsEn, objectionsEs);
