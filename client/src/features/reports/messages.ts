import { defineMessages } from '../../i18n/messages';
import { reportsEn } from './messages.en';
import { reportsEs } from './messages.es';

export const useReportsMessages = defineMessages(reportsEn, reportsEs);
