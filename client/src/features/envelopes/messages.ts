import { defineMessages } from '../../i18n/messages';
import { envelopesEn } from './messages.en';
import { envelopesEs } from './messages.es';

export const useEnvelopesMessages = defineMessages(envelopesEn, envelopesEs);
