import type { Locale } from '../../platform/locale';

/** The sentences of the printed report that the screen says in its own place. */
export interface ReportWords {
  readonly title: string;
  readonly facts: Readonly<Record<'employer' | 'election' | 'case' | 'people' | 'lists', string>>;
  readonly people: (people: string, challenge: string) => string;
  readonly fields: string;
  readonly fieldColumns: readonly [string, string, string, string];
  readonly figures: string;
  readonly figureColumns: readonly [string, string];
  readonly union: string;
  readonly service: string;
  readonly inTime: (served: string, due: string) => string;
  readonly late: (served: string, due: string, days: number) => string;
  readonly notServed: (due: string) => string;
  readonly notDirected: string;
  readonly listColumns: readonly [string, string, string, string];
  readonly kinds: Readonly<Record<'employer' | 'revised' | 'challenge', string>>;
  readonly earlier: (count: number) => string;
  readonly noList: string;
  readonly withoutName: (rows: string) => string;
  readonly precedents: string;
  readonly precedentsNote: string;
  readonly precedentColumns: readonly [string, string, string];
  readonly share: (part: string, whole: string, percent: string) => string;
  readonly rule: string;
  readonly use: string;
  readonly made: (at: string, by: string) => string;
  readonly confidential: string;
}

export const REPORT_WORDS: Readonly<Record<Locale, ReportWords>> = {
  en: {
    title: 'Deficiencies of the voter list',
    facts: {
      employer: 'Employer',
      election: 'Election',
      case: 'Case',
      people: 'On the list',
      lists: 'Lists',
    },
    people: (people, challenge) => `${people} people, ${challenge} of them subject to challenge`,
    fields: 'What the rule asks for (29 CFR 102.62(d))',
    fieldColumns: ['Field', 'Missing', 'Unusable', 'Missing or unusable'],
    figures: 'Beyond single fields',
    figureColumns: ['Figure', 'People'],
    union: 'Against the union’s own list',
    service: 'Service',
    inTime: (served, due) => `Served on ${served}, in time: it was due by ${due}.`,
    late: (served, due, days) =>
      `Served on ${served}, ${days === 1 ? '1 business day' : `${days} business days`} late: it was due by ${due}.`,
    notServed: (due) => `It was due by ${due}; the day on which it was served is not recorded.`,
    notDirected:
      'The day of the agreement’s approval or the direction is not recorded, so there is no deadline to compare with.',
    listColumns: ['List', 'Served', 'File', 'SHA-256'],
    kinds: { employer: 'Employer’s list', revised: 'Revised list', challenge: 'Challenge section' },
    earlier: (count) => (count === 1 ? 'One more list between these.' : `${count} more lists between these.`),
    noList: 'No list was imported.',
    withoutName: (rows) => `${rows} rows of these lists have no last name, so nobody could be made of them.`,
    precedents: 'How deficient lists were ruled on',
    precedentsNote: 'A pointer, not advice: verify each case before citing it.',
    precedentColumns: ['Case', 'Defect', 'Ruling'],
    share: (part, whole, percent) => `${part} of ${whole} (${percent})`,
    rule: 'Judged by the text alone: an entry that reads well may still be wrong. E-mail and phones are owed as far as they are available to the employer.',
    use: 'A voter list may be used only for the representation proceeding, Board proceedings arising from it and related matters.',
    made: (at, by) => `Made ${at} by ${by} with Rollcall.`,
    confidential: 'For the union only: it names what the union knows.',
  },
  es: {
    title: 'Deficiencias de la lista de votantes',
    facts: {
      employer: 'Empleador',
      election: 'Elección',
      case: 'Caso',
      people: 'En la lista',
      lists: 'Listas',
    },
    people: (people, challenge) => `${people} personas, ${challenge} de ellas sujetas a impugnación`,
    fields: 'Lo que pide la norma (29 CFR 102.62(d))',
    fieldColumns: ['Campo', 'Falta', 'Inutilizable', 'Falta o inutilizable'],
    figures: 'Más allá de cada campo',
    figureColumns: ['Cifra', 'Personas'],
    union: 'Frente a la lista propia del sindicato',
    service: 'Entrega',
    inTime: (served, due) => `Entregada el ${served}, a tiempo: el plazo acababa el ${due}.`,
    late: (served, due, days) =>
      `Entregada el ${served}, con ${days === 1 ? '1 día hábil' : `${days} días hábiles`} de retraso: el plazo acababa el ${due}.`,
    notServed: (due) => `El plazo acababa el ${due}; no consta el día en que se entregó.`,
    notDirected:
      'No consta el día en que se aprobó el acuerdo o se ordenó la elección, así que no hay plazo con el que comparar.',
    listColumns: ['Lista', 'Entregada', 'Archivo', 'Huella SHA-256'],
    kinds: {
      employer: 'Lista del empleador',
      revised: 'Lista revisada',
      challenge: 'Sección de impugnación',
    },
    earlier: (count) => (count === 1 ? 'Una lista más entre estas.' : `${count} listas más entre estas.`),
    noList: 'No se ha importado ninguna lista.',
    withoutName: (rows) =>
      `${rows} filas de estas listas no tienen apellido, así que no corresponden a nadie.`,
    precedents: 'Cómo se ha resuelto sobre listas deficientes',
    precedentsNote: 'Una orientación, no un consejo: verifique cada caso antes de citarlo.',
    precedentColumns: ['Asunto', 'Defecto', 'Resolución'],
    share: (part, whole, percent) => `${part} de ${whole} (${percent})`,
    rule: 'Juzgado solo por el texto: un dato que se lee bien puede ser erróneo. El correo y los teléfonos se deben en la medida en que el empleador disponga de ellos.',
    use: 'La lista de votantes solo puede usarse para el procedimiento de representación, los procedimientos de la Junta que deriven de él y asuntos conexos.',
    made: (at, by) => `Elaborado el ${at} por ${by} con Rollcall.`,
    confidential: 'Solo para el sindicato: menciona lo que el sindicato sabe.',
  },
};

export interface ReportFormat {
  readonly number: (value: number) => string;
  readonly share: (part: number, whole: number) => string;
  readonly day: (day: string) => string;
  readonly moment: (at: string) => string;
}

/** Shares are cut, never rounded up, as on screen; moments are in the election's time zone, and name it. */
export function reportFormat(locale: Locale, timeZone: string): ReportFormat {
  const tag = locale === 'es' ? 'es-US' : 'en-US';
  const number = new Intl.NumberFormat(tag);
  const percent = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 });
  const date = { year: 'numeric', month: 'short', day: 'numeric' } as const;
  const days = new Intl.DateTimeFormat(tag, { ...date, timeZone: 'UTC' });
  const moments = new Intl.DateTimeFormat(tag, {
    ...date,
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  });
  return {
    number: (value) => number.format(value),
    share: (part, whole) =>
      whole === 0
        ? number.format(part)
        : REPORT_WORDS[locale].share(
            number.format(part),
            number.format(whole),
            percent.format(Math.floor((part * 1000) / whole) / 1000),
          ),
    day: (day) => days.format(new Date(`${day}T00:00:00Z`)),
    moment: (at) => moments.format(new Date(at)),
  };
}
