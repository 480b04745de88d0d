import { defineMessages } from '../../i18n/messages';
import { coreEn } from './messages.en';
import { coreEs } from './messages.es';

export const useCoreMessages = defineMessages(coreEn, coreEs);
