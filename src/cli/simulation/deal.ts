import type { ChallengeGround } from '../../domain/challenges';
import { type Choice, NLRB_MAJORITY, PROFILES, type Rule } from '../../domain/decision-rules';
import type { Manner } from '../../domain/polls';
import { dealPolls } from './polls';
import { Random } from './random';

/** What became of a challenge, or may: `open` where nobody ever settled it. */
export type Fate = 'open' | 'withdrawn' | 'eligible' | 'ineligible';

export interface DealtChallenge {
  readonly party: string;
  readonly ground: ChallengeGround;
  readonly fate: Fate;
  /** Settled before the count, at the check of the envelopes: 0. Else the revision, from 1, that settles it. */
  readonly settledIn: number;
}

export type VoidKind = 'unsigned' | 'late' | 'duplicate' | 'other';
/** The id of a choice, or `void`. */
export type Mark = string;

/** One envelope or one ballot from a box, and how it is marked: what nobody in the room may know. */
export interface DealtBallot {
  readonly by: 'mail' | 'box' | 'polls';
  /** Never opened: why. */
  readonly isVoid: VoidKind | null;
  readonly mark: Mark;
  /** Of the envelope, before it is opened. */
  readonly challenge: DealtChallenge | null;
  /** Of the ballot, when it is held up. */
  readonly dispute: DealtChallenge | null;
}

/** A whole election as it truly was. The count must find the same. */
export interface Deal {
  readonly seed: number;
  readonly eligible: number;
  readonly choices: readonly Choice[];
  readonly rule: Rule;
  readonly blockSize: number;
  readonly minimumBlock: number;
  /** Slugs of the parties whose observers have registered a key. */
  readonly parties: readonly string[];
  readonly manner: Manner;
  /** Polling places, each with a box of its own; 0 by mail. */
  readonly sites: number;
  readonly ballots: readonly DealtBallot[];
  /** Revised tallies; whether each opens the challenged ballots that are settled by then. */
  readonly revisions: readonly { readonly opens: boolean }[];
  /** Envelopes that came after the count began. */
  readonly late: number;
}

export interface DealOptions {
  readonly leastEligible?: number;
  readonly mostEligible?: number;
  /** Quarrels over many envelopes and ballots, and tallies revised for them. */
  readonly isContested?: boolean;
  readonly mostOrganizations?: number;
  readonly parties?: readonly string[];
  readonly isByMailOnly?: boolean;
  readonly blockSize?: number;
  readonly grounds?: {
    readonly envelope: readonly ChallengeGround[];
    readonly ballot: readonly ChallengeGround[];
  };
}

const PARTIES = ['workers-union', 'employer', 'second-union'];
const ENVELOPE_GROUNDS: readonly ChallengeGround[] = [
  'not-on-list',
  'supervisor',
  'guard',
  'professional',
  'temporary',
  'not-employed-on-date',
  'signature',
];
const BALLOT_GROUNDS: readonly ChallengeGround[] = ['disputed-mark', 'tampering', 'other'];

/** An election of this seed: a unit of any size, its people, their envelopes, their quarrels and their votes. */
export function dealElection(seed: number, options: DealOptions = {}): Deal {
  const random = new Random(seed);
  const organizations = Math.min(options.mostOrganizations ?? 3, random.pick([1, 1, 1, 1, 2, 2, 3]));
  const choices = choicesFor(organizations);
  const minimumBlock = random.integer(20, 40);
  const parties = options.parties ?? random.shuffle(PARTIES).slice(0, random.pick([0, 1, 2, 2, 2, 3]));
  const revisions = Array.from(
    { length: random.pick(options.isContested === true ? [1, 2, 3] : [0, 0, 1, 1, 2, 3]) },
    () => ({
      opens: random.chance(0.7),
    }),
  );
  const most = options.mostEligible ?? 600;
  const eligible = Math.max(options.leastEligible ?? 1, Math.round(most ** (0.25 + 0.75 * random.share())));
  const dealer = new Dealer(random, {
    choices,
    parties: [...parties, 'agent'],
    revisions: revisions.length,
    isContested: options.isContested ?? false,
    grounds: options.grounds ?? { envelope: ENVELOPE_GROUNDS, ballot: BALLOT_GROUNDS },
  });
  const rule = organizations > 1 ? NLRB_MAJORITY : ruleFor(random);
  const blockSize = options.blockSize ?? minimumBlock + random.integer(0, 30);
  const dealt = dealer.deal(eligible, options.isByMailOnly ?? random.chance(0.6));
  const late = random.chance(0.3) ? random.integer(1, 4) : 0;
  const { manner, sites, ballots } = dealPolls(new Random(seed, 2), dealt);
  return {
    seed,
    eligible,
    choices,
    rule,
    blockSize,
    minimumBlock: options.blockSize === undefined ? minimumBlock : 20,
    parties,
    manner,
    sites,
    ballots,
    revisions,
    late: manner === 'in-person' ? 0 : late,
  };
}

function choicesFor(organizations: number): Choice[] {
  if (organizations === 1) {
    return [
      { id: 'for', label: 'Workers Union', kind: 'for' },
      { id: 'against', label: 'No union', kind: 'against' },
    ];
  }
  return [
    ...['Workers Union', 'Second Union', 'Third Union']
      .slice(0, organizations)
      .map((label, place): Choice => ({ id: `union-${place + 1}`, label, kind: 'for' })),
    { id: 'none', label: 'None of them', kind: 'none' },
  ];
}

function ruleFor(random: Random): Rule {
  const rule = random.pick(Object.values<Rule>(PROFILES));
  return random.chance(0.2) ? { ...rule, quorum: [random.integer(1, 4), 4] } : rule;
}

interface Habits {
  readonly choices: readonly Choice[];
  readonly parties: readonly string[];
  readonly revisions: number;
  readonly isContested: boolean;
  readonly grounds: NonNullable<DealOptions['grounds']>;
}

class Dealer {
  readonly #voids: number;
  readonly #challenges: number;
  readonly #disputes: number;
  readonly #spoiled: number;
  readonly #weights: readonly number[];

  constructor(
    private readonly random: Random,
    private readonly habits: Habits,
  ) {
    this.#voids = random.pick([0, 0.02, 0.1]);
    this.#challenges = random.pick(habits.isContested ? [0.1, 0.2] : [0, 0.01, 0.05, 0.2]);
    this.#disputes = random.pick(habits.isContested ? [0.03, 0.1] : [0, 0, 0.01, 0.05]);
    this.#spoiled = random.pick([0, 0.01, 0.05]);
    // Close races, and landslides in which a choice may have no vote at all.
    const isClose = random.chance(0.4);
    this.#weights = habits.choices.map(() => (isClose ? 1 + random.share() / 10 : random.share() ** 2));
  }

  deal(eligible: number, isByMailOnly: boolean): DealtBallot[] {
    const { random } = this;
    // The list is approximate: now and then more come than it names.
    const ballots = random.chance(0.06) ? eligible + random.integer(1, 5) : random.integer(0, eligible);
    const inPerson = isByMailOnly ? 0 : random.share();
    return Array.from({ length: ballots }, () => {
      if (!random.chance(inPerson)) return this.#envelope();
      const isChallenged = random.chance(this.#challenges);
      return isChallenged
        ? { by: 'polls', isVoid: null, mark: this.#mark(), challenge: this.#challenge(), dispute: null }
        : { by: 'box', isVoid: null, mark: this.#mark(), challenge: null, dispute: this.#dispute() };
    });
  }

  #envelope(): DealtBallot {
    const { random } = this;
    const mark = this.#mark();
    if (random.chance(this.#voids)) {
      const isVoid = random.pick<VoidKind>(['unsigned', 'late', 'duplicate', 'other']);
      return { by: 'mail', isVoid, mark, challenge: null, dispute: null };
    }
    const challenge = random.chance(this.#challenges) ? this.#challenge() : null;
    const isAccepted = challenge === null || (challenge.settledIn === 0 && challenge.fate !== 'ineligible');
    return { by: 'mail', isVoid: null, mark, challenge, dispute: isAccepted ? this.#dispute() : null };
  }

  #mark(): Mark {
    const { random } = this;
    if (random.chance(this.#spoiled)) return 'void';
    const total = this.#weights.reduce((sum, weight) => sum + weight, 0);
    let left = random.share() * total;
    const place = this.#weights.findIndex((weight) => (left -= weight) < 0);
    return this.habits.choices[Math.max(0, place)]?.id ?? 'void';
  }

  #challenge(): DealtChallenge {
    const { random, habits } = this;
    const settledIn = random.chance(0.3) ? 0 : random.integer(1, Math.max(1, habits.revisions));
    return this.#quarrel(habits.grounds.envelope, settledIn);
  }

  #dispute(): DealtChallenge | null {
    const { random, habits } = this;
    if (!random.chance(this.#disputes)) return null;
    return this.#quarrel(habits.grounds.ballot, random.integer(1, Math.max(1, habits.revisions)));
  }

  #quarrel(grounds: readonly ChallengeGround[], settledIn: number): DealtChallenge {
    const { random, habits } = this;
    const fates: readonly Fate[] = ['withdrawn', 'eligible', 'eligible', 'ineligible'];
    const isNeverSettled = settledIn > habits.revisions || (settledIn > 0 && random.chance(0.3));
    return {
      party: random.pick(habits.parties),
      ground: random.pick(grounds),
      fate: isNeverSettled ? 'open' : random.pick(fates),
      settledIn,
    };
  }
}
