import type { NewEntry } from '../roll/roll.service';

/** A repeatable sequence of numbers in [0, 1): the demo looks the same wherever it is loaded (mulberry32). */
export function sequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function pick<T>(random: () => number, from: readonly T[]): T {
  const chosen = from[Math.floor(random() * from.length)];
  if (chosen === undefined) throw new RangeError('nothing to pick from');
  return chosen;
}

export function shuffle<T>(random: () => number, items: readonly T[]): T[] {
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [shuffled[last], shuffled[other]] = [shuffled[other] as T, shuffled[last] as T];
  }
  return shuffled;
}

const FAMILY =
  'Abara|Acosta|Adkins|Almonte|Avery|Baptiste|Barrios|Battle|Bell|Blackwell|Boone|Bowden|Bynum|Calderón|Calloway|Carlisle|Castañeda|Chambers|Cobb|Crenshaw|Dawson|de la Cruz|Delgado|Dixon|Dukes|Easley|Ellison|Espinoza|Faulk|Figueroa|Fontaine|Gaines|Gilmore|Godfrey|Guerrero|Hairston|Hargrove|Hatcher|Hinton|Ibarra|Ingram|Jeter|Jiménez|Kendrick|King-Lewis|Lankford|Latham|Ledbetter|Lozano|Mabry|Maldonado|McAdory|McCray|Mendoza|Merritt|Moten|Muñoz|Nettles|Nguyen|O’Bryant|O’Neal|Ochoa|Oglesby|Pace|Peña|Pettway|Pham|Pope|Quarles|Quiñones|Ragland|Reyes|Rudolph|Salazar|Sanders|Scruggs|Shelton|Sims|St. Clair|Starks|Suárez|Swain|Tatum|Tolbert|Tran|Tubbs|Underwood|Valdez|Vance|Vaughn|Vega|Walden|Washington|Weems|Whitlow|Wilkerson|Woodard|Yancey|Young|Zamora'.split(
    '|',
  );
const GIVEN =
  'Aaliyah|Adrián|Alicia|Andre|Angela|Antonio|Ashlee|Beatriz|Brandon|Briana|Calvin|Camila|Carlos|Cedric|Chantel|Curtis|Daisha|Daniel|Darnell|Deborah|Demetrius|Denise|Derrick|Diego|Dorothy|Ebony|Eduardo|Elena|Emmanuel|Felicia|Frank|Gabriela|Gloria|Harold|Imani|Isaac|Jackson|Jamal|Janice|Jasmine|Javier|Jerome|Jessica|Joaquín|José|Joyce|Kareem|Karen|Keisha|Kendra|Kevin|Latoya|Leonard|Linda|Lorenzo|Lucía|Malik|Marcus|María|Marvin|Melissa|Miguel|Monique|Nathaniel|Nicole|Octavia|Omar|Patrice|Paula|Quentin|Ramón|Raven|Renée|Ricardo|Robert|Rosa|Samuel|Sandra|Shanice|Sofía|Stanley|Tamika|Terrence|Tiffany|Tomás|Travis|Tyrone|Valeria|Vanessa|Vernon|Victor|Willie|Xavier|Yolanda|Zoe'.split(
    '|',
  );
const STREETS =
  '19th St N|Arlington Ave|Carolina Ave|Clarendon Ave|Dartmouth Ave|Exeter Ave|Fairfax Ave|Huntsville Ave|Long 15th St|Memphis Ave|Old Tuscaloosa Hwy|Owen Ave|Powder Plant Rd|Sharon Blvd'.split(
    '|',
  );
const PLACES = [
  ['Bessemer', '35020'],
  ['Bessemer', '35022'],
  ['Birmingham', '35211'],
  ['Birmingham', '35221'],
  ['Fairfield', '35064'],
  ['Hoover', '35226'],
  ['Hueytown', '35023'],
  ['McCalla', '35111'],
] as const;
const JOBS = [
  'Fulfillment Associate I',
  'Fulfillment Associate I',
  'Fulfillment Associate I',
  'Fulfillment Associate II',
  'Seasonal Associate',
  'Process Assistant',
  'Problem Solver',
  'Learning Ambassador',
  'Dock Clerk',
];
const DEPARTMENTS = [
  'Pick',
  'Pick',
  'Stow',
  'Stow',
  'Pack',
  'Singles Pack',
  'Receive',
  'Sort',
  'Ship Dock',
  'Inbound',
  'Outbound',
  'ICQA',
  'Amnesty',
  'TOM Team',
  'Learning',
  'RME',
];
const INITIALS = 'A|B|C|D|E|G|J|K|L|M|R|S|T'.split('|');
const SHIFTS = ['FHD', 'FHN', 'BHD', 'BHN', 'DA5', 'NB5', 'RT', 'DC3'];

/** People who do not exist, as an employer would list them; telephone numbers are from the range kept for fiction. */
export function inventPeople(random: () => number, count: number, challenged: number): NewEntry[] {
  const numbers = new Set<string>();
  return Array.from({ length: count }, (_, position) => {
    let employeeNumber: string;
    do employeeNumber = String(Math.floor(random() * 100_000_000)).padStart(8, '0');
    while (numbers.has(employeeNumber));
    numbers.add(employeeNumber);
    const [city, postalCode] = pick(random, PLACES);
    const givenName = pick(random, GIVEN);
    const familyName = pick(random, FAMILY);
    return {
      employeeNumber,
      familyName,
      givenName,
      middleName: random() < 0.4 ? pick(random, INITIALS) : '',
      suffix: random() < 0.02 ? pick(random, ['Jr', 'Sr', 'III']) : '',
      classification: pick(random, JOBS),
      department: pick(random, DEPARTMENTS),
      shift: pick(random, SHIFTS),
      location: 'BHM1',
      street: `${Math.floor(100 + random() * 9800)} ${pick(random, STREETS)}${random() < 0.15 ? ` Apt ${Math.floor(1 + random() * 40)}` : ''}`,
      city,
      state: 'AL',
      postalCode,
      email: random() < 0.35 ? `worker${position}@mail.example` : '',
      homePhone: random() < 0.4 ? fictional(random) : '',
      cellPhone: random() < 0.8 ? fictional(random) : '',
      section: position < challenged ? ('challenge' as const) : ('regular' as const),
    };
  });
}

function fictional(random: () => number): string {
  return `+1205555${String(Math.floor(random() * 10_000)).padStart(4, '0')}`;
}
