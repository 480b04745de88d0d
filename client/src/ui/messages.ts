import { defineMessages } from '../i18n/messages';
import { coreEn } from './core/messages.en';
import { coreEs } from './core/messages.es';
import { uiEn } from './messages.en';
import { uiEs } from './messages.es';

/** The words of the interface itself. The public board, which must stay small, reads those of `core/` alone. */
export const useUiMessages = defineMessages({ ...coreEn, ...uiEn }, { ...coreEs, ...uiEs });
