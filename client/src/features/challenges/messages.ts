import { defineMessages } from '../../i18n/messages';
import { challengesEn } from './messages.en';
import { challengesEs } from './messages.es';

export const useChallengesMessages = defineMessages(challengesEn, challengesEs);
