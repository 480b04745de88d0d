import { defineMessages } from '../../i18n/messages';
import { boardEn } from './messages.en';
import { boardEs } from './messages.es';

export const useBoardMessages = defineMessages(boardEn, boardEs);
export type BoardMessage = keyof typeof boardEn;
