import { defineMessages } from '../../i18n/messages';
import { rollEn } from './messages.en';
import { rollEs } from './messages.es';

export const useRollMessages = defineMessages(rollEn, rollEs);
