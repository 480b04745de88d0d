import { defineMessages } from '../../i18n/messages';
import { assessmentsEn } from './messages.en';
import { assessmentsEs } from './messages.es';

export const useAssessmentsMessages = defineMessages(assessmentsEn, assessmentsEs);
