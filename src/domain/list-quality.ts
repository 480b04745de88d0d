/**
 * What of a voter list can't be used. 29 CFR 102.62(d) asks for full names, work locations, shifts, job
 * classifications, home addresses, and the personal e-mail addresses and telephone numbers that are available.
 * What is said here is about the text alone: an address that reads well may still be wrong.
 */

/** What the rule asks for, as the lines of a report. `phone`: either of the two. */
export const LIST_FIELDS = [
  'familyName',
  'givenName',
  'location',
  'shift',
  'classification',
  'address',
  'email',
  'homePhone',
  'cellPhone',
  'phone',
] as const;
export type ListField = (typeof LIST_FIELDS)[number];

/** `missing`: nothing there. `unusable`: something there that is of no use to anybody. */
export type Quality = 'usable' | 'missing' | 'unusable';

/** Someone of the list; empty for what it does not say. Phones are E.164 where they are numbers, else as they came. */
export interface ListedPerson {
  readonly familyName: string;
  readonly givenName: string;
  readonly middleName: string;
  readonly location: string;
  readonly shift: string;
  readonly classification: string;
  readonly street: string;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
  readonly email: string;
  readonly homePhone: string;
  readonly cellPhone: string;
}

/** Beside the fields: what cases turned on though something stood in the field. */
export const FURTHER_FIGURES = ['initials', 'no-street', 'unreachable'] as const;
export type QualityFigure = `${ListField}-${'missing' | 'unusable'}` | (typeof FURTHER_FIGURES)[number];

export const QUALITY_FIGURES: readonly QualityFigure[] = [
  ...LIST_FIELDS.flatMap((field) => [`${field}-missing`, `${field}-unusable`] as const),
  ...FURTHER_FIGURES,
];

export function qualityOf(person: ListedPerson, field: ListField): Quality {
  switch (field) {
    case 'familyName':
    case 'givenName':
      return judge(person[field], isName);
    case 'location':
    case 'shift':
    case 'classification':
      return judge(person[field], saysSomething);
    case 'address':
      return qualityOfAddress(person);
    case 'email':
      return judge(person.email, isEmail);
    case 'homePhone':
    case 'cellPhone':
      return judge(person[field], isPhone);
    case 'phone':
      if ([person.homePhone, person.cellPhone].some(isPhone)) return 'usable';
      return person.homePhone === '' && person.cellPhone === '' ? 'missing' : 'unusable';
  }
}

/** All that is wrong with what the list says about someone. */
export function figuresOf(person: ListedPerson): QualityFigure[] {
  const figures: QualityFigure[] = [];
  for (const field of LIST_FIELDS) {
    const quality = qualityOf(person, field);
    if (quality !== 'usable') figures.push(`${field}-${quality}`);
  }
  if (hasInitialsOnly(person)) figures.push('initials');
  if (hasNoStreet(person)) figures.push('no-street');
  if (isUnreachable(person)) figures.push('unreachable');
  return figures;
}

/** Whether one figure counts somebody: the same as finding it among all of theirs, without looking for the others. */
export function isCountedBy(person: ListedPerson, figure: QualityFigure): boolean {
  switch (figure) {
    case 'initials':
      return hasInitialsOnly(person);
    case 'no-street':
      return hasNoStreet(person);
    case 'unreachable':
      return isUnreachable(person);
    default: {
      const [field, quality] = figure.split('-') as [ListField, Quality];
      return qualityOf(person, field) === quality;
    }
  }
}

function hasNoStreet(person: ListedPerson): boolean {
  return person.street === '' ? hasTown(person) : !isStreet(person.street);
}

/** Initials where the forename belongs: J, J., J. R. (Rite-Care Poultry). */
export function hasInitialsOnly({ givenName }: Pick<ListedPerson, 'givenName'>): boolean {
  // Nearly every forename begins with two letters.
  if (/^[A-Za-z]{2}/.test(givenName)) return false;
  const words = givenName
    .normalize('NFC')
    .split(/[\s.-]+/u)
    .filter((word) => word !== '');
  return words.length > 0 && words.every((word) => /^\p{L}$/u.test(word));
}

/** Neither by mail nor by e-mail nor by telephone. */
export function isUnreachable(person: ListedPerson): boolean {
  return (['address', 'email', 'phone'] as const).every((field) => qualityOf(person, field) !== 'usable');
}

type Address = Pick<ListedPerson, 'street' | 'city' | 'state' | 'postalCode'>;

/** An address leads to a door: a house number and a road, and a town or a ZIP to find them in. */
function qualityOfAddress({ street, city, state, postalCode }: Address): Quality {
  if (street === '' && city === '' && state === '' && postalCode === '') return 'missing';
  const isPlaced = /\d{5}/.test(postalCode) || saysSomething(city);
  return isPlaced && isStreet(street) ? 'usable' : 'unusable';
}

function hasTown({ city, state, postalCode }: Address): boolean {
  return city !== '' || state !== '' || postalCode !== '';
}

/** A box is where mail waits, a route is where a carrier drives: neither is where somebody lives. */
const BOXES =
  /\b(?:p\.?\s*o\.?\s*(?:box|drawer)|post\s+office\s+box|pob|box|drawer|apartado(?:\s+postal)?|general\s+delivery|lista\s+de\s+correos)\b\.?\s*#?\s*[\w-]*/giu;
const ROUTES =
  /\b(?:rural\s+(?:route|rt)|star\s+route|r\.?\s*r\.?|r\.?\s*f\.?\s*d\.?|h\.?\s*c\.?)\s*#?\s*\d+\b/giu;
/** Roads that have a number for a name: the number is no house number. */
const NUMBERED_ROADS =
  /\b(?:(?:county|state|u\.?s\.?|co\.?)\s+)?(?:road|rd|route|rte|rt|highway|hwy|carretera|carr|cr|fm|sr)\.?\s*#?\s*\d+[a-z]?\b/giu;
/** A door within a house. */
const UNITS =
  /\b(?:apt|apartment|apto|unit|suite|ste|lot|space|spc|trlr|trailer|bldg|building|edificio|floor|fl|room|rm)\b\.?\s*#?\s*\w+/giu;
/** 3805 Carolina Ave: what nearly every street looks like, told without looking for all that it is not. */
const PLAIN_STREET =
  /^\d+ (?!apt|apartment|apto|unit|suite|ste|lot|space|spc|trlr|trailer|bldg|building|edificio|floor|room|box|pob|drawer|apartado|general|lista|rural|star|road|route|rte|highway|hwy|carretera|carr)[a-z]{3}/i;
const SPELLED_NUMBER = /^(?:one|two|three|four|five|six|seven|eight|nine|ten)\b/iu;

/** Whether there is a house number and a road: not a town, a route or a post office box alone. */
export function isStreet(text: string): boolean {
  if (PLAIN_STREET.test(text)) return true;
  if (!saysSomething(text)) return false;
  const rest = text
    .replace(BOXES, ' ')
    .replace(ROUTES, ' ')
    .replace(NUMBERED_ROADS, ' road ')
    .replace(UNITS, ' ')
    .trim();
  return (/\d/.test(rest) || SPELLED_NUMBER.test(rest)) && /\p{L}/u.test(rest.replace(SPELLED_NUMBER, ''));
}

/** What people type into a field that must not be empty. */
const FILLERS = new Set([
  'n/a',
  'na',
  'n.a.',
  'none',
  'null',
  'nil',
  'unknown',
  'unk',
  'tbd',
  'tba',
  'not available',
  'not provided',
  'not given',
  'not on file',
  'on file',
  'pending',
  'refused',
  'withheld',
  'confidential',
  'ninguno',
  'ninguna',
  'desconocido',
  'desconocida',
  'sin datos',
  'no disponible',
]);
/** Of names only those that nobody is called: Null and Na are surnames. */
const NAME_FILLERS = new Set(['n/a', 'n.a.', 'unknown', 'tbd', 'tba', 'desconocido', 'desconocida']);

function isFiller(text: string, fillers: ReadonlySet<string>): boolean {
  return fillers.has(text.trim().toLowerCase()) || !/[\p{L}\p{N}]/u.test(text) || /^(?:x+|0+)$/iu.test(text);
}

function saysSomething(text: string): boolean {
  return !isFiller(text, FILLERS);
}

/** Letters, and none that an encoding lost: Th?o was Thảo. One letter is a name here; initials are counted apart. */
function isName(text: string): boolean {
  return /\p{L}/u.test(text) && !/[?\uFFFD\p{N}]/u.test(text) && !NAME_FILLERS.has(text.toLowerCase());
}

function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@.]+$/u.test(text);
}

/** A number that can be dialled: ten digits of North America, or a country code and what follows it. */
function isPhone(text: string): boolean {
  if (!/^\+(?:1[2-9]\d{2}[2-9]\d{6}|[2-9]\d{7,14})$/.test(text)) return false;
  return !/^\+1?(\d)\1+$/.test(text);
}

function judge(text: string, isUsable: (text: string) => boolean): Quality {
  if (text === '') return 'missing';
  return isUsable(text) ? 'usable' : 'unusable';
}
