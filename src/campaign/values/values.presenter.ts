import { effectiveValue, standingValue } from '../../domain/person-values';
import { PERSON_FIELDS, type GivenValue, type PersonField, type PersonFieldView } from './values.contract';
import { COLUMN_OF, type EntryRow, type GivenRow } from './values.queries';

const OLDER = 50;

/** Fields of which somebody says something, side by side. */
export function presentFields(entry: EntryRow | null, given: readonly GivenRow[]): PersonFieldView[] {
  const views: PersonFieldView[] = [];
  for (const field of PERSON_FIELDS) {
    const said = given.filter((each) => each.field === field);
    const employer = employerValue(entry, field);
    if (said.length === 0 && (employer === null || employer === '')) continue;
    views.push({
      field,
      value: effectiveValue(
        employer,
        standingValue(
          said.map(({ value, fileName, isOther }) => ({ value, isFromList: fileName !== null, isOther })),
          employer !== null,
        ),
      ),
      employer:
        employer === null || entry === null
          ? null
          : { value: employer, fileName: entry.fileName, at: entry.at?.toISOString() ?? null },
      ...sides(said),
    });
  }
  return views;
}

function employerValue(entry: EntryRow | null, field: PersonField): string | null {
  return entry === null || !(field in COLUMN_OF) ? null : (entry[field] ?? '');
}

/** The union's present value, an organizer's own before a list's, and what was said before. */
function sides(said: readonly GivenRow[]): Pick<PersonFieldView, 'union' | 'history'> {
  const byHand = said.findLast(({ fileName }) => fileName === null);
  const present =
    byHand !== undefined && byHand.value !== null
      ? byHand
      : said.findLast(({ fileName }) => fileName !== null);
  return {
    union: present === undefined ? null : presentGiven(present),
    history: said
      .filter((each) => each !== present)
      .reverse()
      .slice(0, OLDER)
      .map(presentGiven),
  };
}

function presentGiven({ value, fileName, by, at }: GivenRow): GivenValue {
  const source = fileName === null ? 'organizer' : 'list';
  return { value, source, fileName, by, at: at.toISOString() };
}
