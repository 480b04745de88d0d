import { defineMessages } from '../../../../i18n/messages';
import { filesEn } from './messages.en';
import { filesEs } from './messages.es';

/** Apart from the other steps' words, which the page of the files does not need. */
export const useFilesMessages = defineMessages(filesEn, filesEs);
