import { defineMessages } from '../../i18n/messages';
import { tallyEn } from './messages.en';
import { tallyEs } from './messages.es';

export const useTallyMessages = defineMessages(tallyEn, tallyEs);
