import { defineMessages } from '../../i18n/messages';
import { recordEn } from './messages.en';
import { recordEs } from './messages.es';

export const useRecordMessages = defineMessages(recordEn, recordEs);
