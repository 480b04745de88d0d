import { defineMessages } from '../../../i18n/messages';
import { listEn } from './messages.en';
import { listEs } from './messages.es';

export const useListMessages = defineMessages(listEn, listEs);
