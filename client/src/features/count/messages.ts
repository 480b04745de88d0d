import { defineMessages } from '../../i18n/messages';
import { countEn } from './messages.en';
import { countEs } from './messages.es';

export const useCountMessages = defineMessages(countEn, countEs);
