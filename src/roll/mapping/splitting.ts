/** What stands in one cell, taken apart. Pure text work: cells come cleaned. */

export interface Place {
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
}

export interface Address extends Place {
  readonly street: string;
}

const STATE_AND_ZIP =
  /^(.*?)[\s,]+([A-Za-z]{2}|[A-Z][a-z]+(?: [A-Z][a-z]+)?)\.?,?\s+(\d{4,5}(?:-\d{4})?|\d{9})$/;
const STATE_ALONE = /^(.*?),\s*([A-Za-z]{2})\.?$/;

/** `3805 Carolina Ave, Bessemer, AL 35020`; null where it does not end in a city, a state and a ZIP code. */
export function splitAddress(text: string): Address | null {
  const ended = STATE_AND_ZIP.exec(text.replace(/,?\s+(?:USA|U\.S\.A\.|United States)\.?$/i, ''));
  if (ended === null) return null;
  const [, before = '', state = '', postalCode = ''] = ended;
  const cut = before.lastIndexOf(',');
  if (cut < 1) return null;
  const city = before.slice(cut + 1).trim();
  return city === '' ? null : { street: before.slice(0, cut).trim(), city, state, postalCode };
}

/** `Bessemer, AL 35020`, `Bessemer AL 35020`, `Bessemer, AL`; the whole as the city where it is none of them. */
export function splitPlace(text: string): Place {
  const ended = STATE_AND_ZIP.exec(text);
  if (ended !== null) {
    const [, city = '', state = '', postalCode = ''] = ended;
    return { city: city.replace(/,$/, ''), state, postalCode };
  }
  const [, city = text, state = ''] = STATE_ALONE.exec(text) ?? [];
  return { city, state, postalCode: '' };
}

const PARTS = /^(.+?)(?:\s+[-–—]\s+|\s*[|>:]\s*)(.+)$/;

/** `BHM1 - Learning`: a location and a department; all of it the location where it is one thing. */
export function splitLocation(text: string): { location: string; department: string } {
  const [, location = text, department = ''] = PARTS.exec(text) ?? [];
  return { location, department };
}

const GROUP =
  /^(dep(?:artmen)?t|departamento|depto|area|work ?group|shift|turno|location|site|facility|ubicaci[oó]n)\.?(?:\s+name)?\s*(?:[:\-–—]|\bis\b)\s*(\S.*)$/i;

/** What a row between the people says about those below it: `Dept: Pack`. */
export function readGroup(
  text: string,
): { readonly field: 'department' | 'shift' | 'location'; readonly value: string } | null {
  const [, word, value] = GROUP.exec(text.trim()) ?? [];
  if (word === undefined || value === undefined) return null;
  const field = /^(?:shift|turno)/i.test(word)
    ? 'shift'
    : /^(?:location|site|facility|ubi)/i.test(word)
      ? 'location'
      : 'department';
  return { field, value: value.replace(/\s*\(\d+\)$/, '').trim() };
}
