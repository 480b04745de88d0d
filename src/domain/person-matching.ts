import { LIKELY, likeness, meetingKeys, type LikenessPerson, type LikenessReason } from './likeness';

export interface Matchable extends LikenessPerson {
  readonly id: string;
}

/** What a link rests on, from the strongest to the weakest. */
export type MatchReason =
  'number' | 'name-and-phone' | 'name-and-email' | 'name-and-address' | 'name-and-job' | 'name';

export interface Match {
  /** Of the candidate. */
  readonly id: string;
  /** 0 to 100. */
  readonly score: number;
  readonly reasons: readonly LikenessReason[];
  readonly how: MatchReason;
}

export interface MatchOutcome {
  /** The one candidate who clearly is this person. */
  readonly clear: Match | null;
  /** Where none is clear: who it may be, the likeliest first, at most five. */
  readonly likely: readonly Match[];
}

/** From this score on somebody is clearly meant, when nobody else comes near. */
const CLEAR = 60;
/** A name that is only similar (an initial, a slip of the pen) needs more beside it. */
const CLEAR_THOUGH_SIMILAR = 75;
/** How much less likely everybody else has to be. */
const MARGIN = 10;
/** One postal code, where no street could be compared. */
const SAME_POSTAL_CODE = 5;
const MOST_LIKELY = 5;

/** Who of the candidates each person is. Nobody is two: where two persons point at one, the likelier has it. */
export class Matcher {
  readonly #byKey = new Map<string, Matchable[]>();

  constructor(candidates: readonly Matchable[]) {
    for (const candidate of candidates) {
      for (const key of meetingKeys(candidate)) {
        const known = this.#byKey.get(key);
        if (known === undefined) this.#byKey.set(key, [candidate]);
        else known.push(candidate);
      }
    }
  }

  match(
    people: readonly Matchable[],
    areApart: (personId: string, candidateId: string) => boolean = () => false,
  ): ReadonlyMap<string, MatchOutcome> {
    const found = people.map((person) => ({
      person,
      matches: this.#likely(person).filter(({ id }) => !areApart(person.id, id)),
    }));
    const taken = new Map<string, { readonly personId: string; readonly score: number }>();
    for (const { person, matches } of found) {
      const clear = clearOf(matches);
      if (clear === null) continue;
      const other = taken.get(clear.id);
      if (other === undefined || other.score < clear.score)
        taken.set(clear.id, { personId: person.id, score: clear.score });
    }
    return new Map(
      found.map(({ person, matches }) => {
        const clear = clearOf(matches);
        const isTheirs = clear !== null && taken.get(clear.id)?.personId === person.id;
        return [
          person.id,
          isTheirs ? { clear, likely: [] } : { clear: null, likely: matches.slice(0, MOST_LIKELY) },
        ];
      }),
    );
  }

  /** Whom a person may be, the likeliest first. */
  #likely(person: Matchable): Match[] {
    const met = new Set<Matchable>();
    for (const key of meetingKeys(person)) for (const each of this.#byKey.get(key) ?? []) met.add(each);
    met.delete(person);
    return [...met]
      .map((candidate) => compare(person, candidate))
      .filter(({ id, score }) => id !== person.id && score >= LIKELY)
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  }
}

/** How much two are alike, however little that is. */
export function compare(person: Matchable, candidate: Matchable): Match {
  // A list that knows no suffixes says nothing against one.
  const { score, reasons } = likeness(
    person.suffix === '' ? { ...person, suffix: candidate.suffix } : person,
    candidate,
  );
  const isOneTown =
    (person.street === '' || candidate.street === '') &&
    person.postalCode !== '' &&
    person.postalCode.slice(0, 5) === candidate.postalCode.slice(0, 5);
  return {
    id: candidate.id,
    score: Math.min(100, score + (isOneTown && hasName(reasons) ? SAME_POSTAL_CODE : 0)),
    reasons,
    how: howOf(reasons),
  };
}

const NAMES: readonly LikenessReason[] = ['same-name', 'nickname', 'similar-name'];

function hasName(reasons: readonly LikenessReason[]): boolean {
  return reasons.some((reason) => NAMES.includes(reason));
}

function howOf(reasons: readonly LikenessReason[]): MatchReason {
  if (reasons.includes('same-number')) return 'number';
  if (reasons.includes('same-cell-phone') || reasons.includes('same-home-phone')) return 'name-and-phone';
  if (reasons.includes('same-email')) return 'name-and-email';
  if (reasons.includes('same-address')) return 'name-and-address';
  return reasons.includes('same-job') ? 'name-and-job' : 'name';
}

/** The first, if it leaves no doubt. */
function clearOf([best, next]: readonly Match[]): Match | null {
  if (best === undefined || !hasName(best.reasons)) return null;
  const least = best.reasons.includes('similar-name') ? CLEAR_THOUGH_SIMILAR : CLEAR;
  if (best.score < least || best.how === 'name') return null;
  return next === undefined || next.score <= best.score - MARGIN ? best : null;
}
