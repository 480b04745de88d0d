import type { ListField, QualityFigure } from './list-quality';

type Both = Readonly<Record<'en' | 'es', string>>;

/** Everything that a report on a list counts. The last two only the union's own report knows. */
export type ReportFigure =
  QualityFigure | 'gone-unexplained' | 'gone-omitted' | 'not-listed' | 'unknown-to-union';

export const UNION_FIGURES = ['not-listed', 'unknown-to-union'] as const satisfies readonly ReportFigure[];
/** What the hall may count. */
export type HallFigure = Exclude<ReportFigure, (typeof UNION_FIGURES)[number]>;

export const GONE_FIGURES = ['gone-unexplained', 'gone-omitted'] as const satisfies readonly ReportFigure[];

/** The lines of the report, as the rule names them (29 CFR 102.62(d)). */
export const LIST_FIELD_WORDS: Readonly<Record<ListField, Both>> = {
  familyName: { en: 'Last name', es: 'Apellido' },
  givenName: { en: 'First name', es: 'Nombre' },
  location: { en: 'Work location', es: 'Lugar de trabajo' },
  shift: { en: 'Shift', es: 'Turno' },
  classification: { en: 'Job classification', es: 'Clasificación del puesto' },
  address: { en: 'Home address', es: 'Domicilio' },
  email: { en: 'Personal e-mail', es: 'Correo electrónico personal' },
  homePhone: { en: 'Home phone', es: 'Teléfono de casa' },
  cellPhone: { en: 'Personal cell phone', es: 'Teléfono móvil personal' },
  phone: { en: 'Any phone', es: 'Algún teléfono' },
};

type FurtherFigure = Exclude<ReportFigure, `${ListField}-${'missing' | 'unusable'}`>;

const FURTHER_WORDS: Readonly<Record<FurtherFigure, Both>> = {
  initials: { en: 'Initials for forenames', es: 'Iniciales en lugar de nombres' },
  'no-street': {
    en: 'Addresses without a street (box, route or town only)',
    es: 'Direcciones sin calle (solo apartado, ruta o población)',
  },
  unreachable: {
    en: 'No usable address, e-mail or phone at all',
    es: 'Sin dirección, correo ni teléfono utilizables',
  },
  'gone-unexplained': {
    en: 'Left out of a later list, nobody has said why',
    es: 'Ausentes de una lista posterior sin que nadie diga por qué',
  },
  'gone-omitted': {
    en: 'Left out of a later list, marked as omitted',
    es: 'Ausentes de una lista posterior, marcadas como omitidas',
  },
  'not-listed': {
    en: 'On the union’s list, left out by the employer',
    es: 'En la lista del sindicato, omitidas por el empleador',
  },
  'unknown-to-union': {
    en: 'On the employer’s list, unknown to the union',
    es: 'En la lista del empleador, desconocidas para el sindicato',
  },
};

const QUALITY_WORDS: Readonly<Record<'missing' | 'unusable', Both>> = {
  missing: { en: 'missing', es: 'falta' },
  unusable: { en: 'unusable', es: 'inutilizable' },
};

/** A figure's name: “Home address: missing”. */
export function figureWords(figure: ReportFigure, locale: 'en' | 'es'): string {
  if (figure in FURTHER_WORDS) return FURTHER_WORDS[figure as FurtherFigure][locale];
  const [field, quality] = figure.split('-') as [ListField, 'missing' | 'unusable'];
  return `${LIST_FIELD_WORDS[field][locale]}: ${QUALITY_WORDS[quality][locale]}`;
}
