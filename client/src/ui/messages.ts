import { defineMessages } from '../i18n/messages';
import { uiEn } from './messages.en';
import { uiEs } from './messages.es';

export const useUiMessages = defineMessages(uiEn, uiEs);
