import { defineMessages } from '../../../i18n/messages';
import { officeEn } from './messages.en';
import { officeEs } from './messages.es';

/** The pages of the office; what every workspace needs of accounts stands one folder up. */
export const useOfficeMessages = defineMessages(officeEn, officeEs);
