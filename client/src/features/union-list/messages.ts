import { defineMessages } from '../../i18n/messages';
import { unionListEn } from './messages.en';
import { unionListEs } from './messages.es';

export const useUnionListMessages = defineMessages(unionListEn, unionListEs);
