import { defineMessages } from '../../../i18n/messages';
import { valuesEn } from './messages.en';
import { valuesEs } from './messages.es';

/** Apart from the words of the other screens: those are in the first load of a phone. */
export const useValuesMessages = defineMessages(valuesEn, valuesEs);
