import type { Locale } from '../locale';

/** Codes that problems mention, in the words of the trade. */
export const WORDS: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  setup: { en: 'setup', es: 'preparación' },
  voting: { en: 'voting', es: 'votación' },
  checking: { en: 'envelope check', es: 'revisión de sobres' },
  counting: { en: 'count', es: 'recuento' },
  objections: { en: 'objections', es: 'objeciones' },
  closed: { en: 'closed', es: 'cerrada' },
  received: { en: 'received', es: 'recibido' },
  accepted: { en: 'accepted', es: 'aceptado' },
  challenged: { en: 'challenged', es: 'impugnado' },
  unsigned: { en: 'unsigned', es: 'sin firma' },
  late: { en: 'late', es: 'tardío' },
  duplicate: { en: 'duplicate', es: 'duplicado' },
  reversed: { en: 'reversed', es: 'revertido' },
  kept: { en: 'kept, not counted', es: 'guardado, sin contar' },
};
