import { blockSizes } from '../../domain/blocks';
import type { Ruling, VoidEnvelopes } from '../../domain/record-entry';
import { hasMail, hasPolls } from '../../domain/polls';
import { nextTally } from '../../domain/record-replay-tally';
import { toHex } from '../../domain/encoding';
import { type BlockOnTable, CountRoom } from './count-room';
import type { Deal, DealtBallot, DealtChallenge } from './deal';
import { Ledger } from './ledger';
import { mixBoxes } from './polls';
import { Random } from './random';
import { Discrepancy, RecordKeeper } from './record-keeper';
import { countOf, inBlocks, isAccepted } from './truth';

/** A challenge of the record and the ballot behind it. */
interface Docket {
  code: string;
  readonly ballot: DealtBallot;
  readonly challenge: DealtChallenge;
  /** The block of a ballot; null for an envelope. */
  readonly block: string | null;
  isOpened: boolean;
}

/** Tells a dealt election from its opening to its close, entry by entry. */
export class Story {
  readonly keeper: RecordKeeper;
  readonly ledger = new Ledger();
  readonly room: CountRoom;
  acknowledgements = 0;
  readonly #codes = new Set<string>();
  #dockets: Docket[] = [];
  readonly #blocks: BlockOnTable[] = [];

  constructor(
    private readonly deal: Deal,
    private readonly random: Random,
  ) {
    const election = uuidOf(random.bytes(16));
    this.keeper = new RecordKeeper(election, random, (state) => {
      this.ledger.check(state);
    });
    const clumsiness = random.pick([0, 0.05, 0.2, 0.5]);
    this.room = new CountRoom(random, this.keeper, this.ledger, deal.parties, clumsiness);
  }

  tell(): void {
    this.#setUp();
    this.#vote();
    this.#check();
    this.#count();
    this.#object();
    this.keeper.enter('closed');
    this.keeper.append('count.closed', { size: this.keeper.state.size + 1 }, true);
  }

  #setUp(): void {
    const { deal, keeper } = this;
    const { choices, rule, blockSize, minimumBlock } = deal;
    keeper.append('election.opened', {
      election: keeper.election,
      follows: null,
      serverKey: keeper.serverKey,
      profile: 'simulated',
      question: 'Do you wish to be represented for purposes of collective bargaining?',
      choices,
      rule,
      blockSize,
      minimumBlock,
    });
    for (const party of deal.parties) keeper.registerParty(party);
    this.#sealRoll(this.random.chance(0.2) ? deal.eligible + this.random.integer(0, 3) : deal.eligible);
  }

  #sealRoll(voters: number): void {
    const supersedes = this.keeper.state.seal?.index ?? null;
    this.keeper.append('roll.sealed', { voters, commitmentRoot: toHex(this.random.bytes(32)), supersedes });
  }

  #vote(): void {
    const { deal, keeper, random } = this;
    keeper.enter('voting');
    if (keeper.state.eligible !== deal.eligible) this.#sealRoll(deal.eligible);
    if (hasMail(deal.manner)) this.#mail();
    if (hasPolls(deal.manner)) this.#closePolls();
    this.#receive(random.chance(0.8) ? 'voting' : 'checking');
  }

  #mail(): void {
    const { deal, keeper, random } = this;
    keeper.append('mailing.recorded', { kits: deal.eligible, purpose: 'initial' });
    if (random.chance(0.3)) keeper.append('undelivered.recorded', { kits: random.integer(1, 9) });
    if (random.chance(0.3))
      keeper.append('mailing.recorded', { kits: random.integer(1, 9), purpose: 'replacement' });
  }

  /** The boxes of all places, mixed. */
  #closePolls(): void {
    const { deal, keeper, ledger } = this;
    const inPerson = deal.ballots.filter(({ by }) => by !== 'mail');
    const { checkedOff, challenged, ballots } = mixBoxes(new Random(deal.seed, 3), deal.sites, inPerson);
    ledger.inBoxes = ballots;
    ledger.atPolls = challenged;
    keeper.append('polls.closed', { checkedOff, challenged, ballotsInBoxes: ballots });
  }

  #by(way: DealtBallot['by']): readonly DealtBallot[] {
    return this.deal.ballots.filter(({ by }) => by === way);
  }

  /** Trays of at least the smallest block; hidden turnout keeps them all until the check, and so does the last. */
  #receive(from: 'voting' | 'checking'): void {
    const { minimumBlock } = this.deal;
    let left = this.#by('mail').length;
    const trays: number[] = [];
    while (left >= minimumBlock) {
      const size = Math.min(left, this.random.integer(minimumBlock, 2 * minimumBlock));
      trays.push(size);
      left -= size;
    }
    if (from === 'voting')
      for (const size of trays.splice(0, this.random.integer(0, trays.length))) this.#tray(size);
    this.keeper.enter('checking');
    for (const size of left > 0 ? [...trays, left] : trays) this.#tray(size);
  }

  #tray(envelopes: number): void {
    this.ledger.inTrays += envelopes;
    this.keeper.append('tray.received', { tray: this.#code(), envelopes });
  }

  #check(): void {
    const { deal, keeper, ledger, random } = this;
    const challenged = deal.ballots.filter(({ isVoid, challenge }) => isVoid === null && challenge !== null);
    const shuffled = random.shuffle(challenged);
    const enveloped = shuffled.filter(({ by }) => by === 'mail');
    const atPolls = shuffled.filter(({ by }) => by === 'polls');
    // Those of the polls come out together as the check begins.
    for (const session of [atPolls, ...inBlocks(enveloped, sessionsOf(enveloped.length))]) {
      const dockets = session.flatMap((ballot) =>
        ballot.challenge === null ? [] : [this.#docket(ballot, ballot.challenge, null)],
      );
      this.#raise(dockets);
    }
    const settled = this.#dockets.filter(({ challenge }) => challenge.settledIn === 0);
    for (const docket of random.shuffle(settled)) this.#settle(docket);
    // What is settled before the reconciliation is an accepted envelope or a void one, and a challenge no more.
    for (const { code } of settled) ledger.dockets.delete(code);
    const accepted = deal.ballots.filter(isAccepted).length;
    const open = this.#dockets.length - settled.length;
    const spoiled = voidsOf(deal.ballots);
    const ineligible = settled.filter(({ challenge }) => challenge.fate === 'ineligible').length;
    ledger.reconciled = { accepted, challenged: open };
    keeper.append('envelopes.reconciled', {
      received: deal.ballots.length,
      accepted,
      void: { ...spoiled, other: spoiled.other + ineligible },
      challenged: open,
      outstanding: 0,
    });
    this.#dockets = this.#dockets.filter((docket) => !settled.includes(docket));
  }

  #docket(ballot: DealtBallot, challenge: DealtChallenge, block: string | null): Docket {
    return { code: this.#code(), ballot, challenge, block, isOpened: false };
  }

  /** One session: made public together, sorted, in one second. */
  #raise(dockets: readonly Docket[]): void {
    const sorted = [...dockets].sort((left, right) => (left.code < right.code ? -1 : 1));
    for (const [place, docket] of sorted.entries()) {
      const { code, challenge, block } = docket;
      this.#dockets.push(docket);
      this.ledger.dockets.set(code, 'open');
      const { party, ground } = challenge;
      this.keeper.append('challenge.raised', { docket: code, party, ground, block }, place > 0);
    }
  }

  #settle({ code, challenge }: Docket): void {
    this.ledger.dockets.set(code, challenge.fate === 'ineligible' ? 'ineligible' : 'released');
    if (challenge.fate === 'withdrawn') this.keeper.append('challenge.withdrawn', { docket: code });
    else this.keeper.append('challenge.resolved', { docket: code, ruling: challenge.fate as Ruling });
  }

  #count(): void {
    const { deal, keeper, random } = this;
    keeper.enter('counting');
    const accepted = random.shuffle(deal.ballots.filter(isAccepted));
    if (accepted.length > 0) this.#form('accepted', accepted);
    if (deal.late > 0) keeper.append('late.received', { envelopes: deal.late });
    for (const block of random.shuffle(this.#blocks)) {
      this.room.count(block);
      this.#maybeCosign();
    }
    // Somebody doubts a sealed block before the tally is declared.
    for (const block of this.#blocks) if (random.chance(0.03)) this.#countAnew(block);
    this.#declare();
  }

  #form(
    source: 'accepted' | 'challenged',
    ballots: readonly DealtBallot[],
    dockets: readonly Docket[] = [],
  ): BlockOnTable[] {
    const { deal } = this;
    const sizes = blockSizes(ballots.length, deal.blockSize, deal.minimumBlock);
    const formed = inBlocks(ballots, sizes).map((inside) => this.#blockOf(source, inside));
    this.keeper.append('blocks.formed', {
      source,
      blocks: formed.map(({ id, ballots: size }) => ({ id, ballots: size })),
    });
    for (const docket of dockets) docket.isOpened = true;
    this.#blocks.push(...formed);
    return formed;
  }

  #blockOf(source: 'accepted' | 'challenged', inside: readonly DealtBallot[]): BlockOnTable {
    const id = this.#code();
    const disputed = source === 'accepted' ? inside : [];
    return {
      id,
      source,
      ballots: inside.length,
      truth: countOf(this.deal, inside, source === 'challenged'),
      raise: () => {
        this.#raise(
          disputed.flatMap((ballot) =>
            ballot.dispute === null ? [] : [this.#docket(ballot, ballot.dispute, id)],
          ),
        );
      },
      cancel: () => {
        for (const { code } of this.#dockets.filter(({ block }) => block === id))
          this.ledger.dockets.delete(code);
        this.#dockets = this.#dockets.filter(({ block }) => block !== id);
      },
    };
  }

  #countAnew(block: BlockOnTable): void {
    this.room.supersede(block);
    this.room.count(block);
  }

  #declare(): void {
    this.keeper.append('tally.declared', nextTally(this.keeper.state));
    this.#maybeCosign();
  }

  #maybeCosign(): void {
    for (const party of this.deal.parties) if (this.random.chance(0.1)) this.keeper.cosign(party);
  }

  #object(): void {
    const { deal, keeper, random } = this;
    keeper.enter('objections');
    const objections = Array.from({ length: random.pick([0, 0, 1, 2]) }, () => this.#code());
    for (const objection of objections) {
      const party = random.pick([...deal.parties, 'agent']);
      keeper.append('objection.filed', { objection, party, ground: 'conduct' });
    }
    for (const [index, { opens }] of deal.revisions.entries()) this.#revise(index + 1, opens);
    for (const objection of objections)
      if (random.chance(0.7)) keeper.append('objection.resolved', { objection, ruling: 'overruled' });
    if (random.chance(0.2) && hasMail(deal.manner))
      keeper.append('late.received', { envelopes: random.integer(1, 3) });
  }

  #revise(revision: number, opens: boolean): void {
    const { random } = this;
    // A block may be counted anew only until one of its dockets is settled.
    if (revision === 1) for (const block of this.#blocks) if (random.chance(0.05)) this.#countAnew(block);
    const due = this.#dockets.filter(
      ({ challenge }) => challenge.settledIn === revision && challenge.fate !== 'open',
    );
    for (const docket of random.shuffle(due)) this.#settle(docket);
    if (opens) this.#open(revision);
    this.#declare();
  }

  #open(revision: number): void {
    const { deal, keeper, random } = this;
    const released = this.#dockets.filter(
      ({ challenge, isOpened }) =>
        !isOpened &&
        challenge.settledIn <= revision &&
        (challenge.fate === 'withdrawn' || challenge.fate === 'eligible'),
    );
    if (released.length === 0) return;
    if (released.length < deal.minimumBlock) {
      for (const party of ['agent', ...deal.parties]) {
        const answers =
          party === 'agent'
            ? (['acknowledged', 'refused'] as const)
            : (['acknowledged', 'refused', 'absent'] as const);
        keeper.append('opening.acknowledged', {
          answer: random.pick(answers),
          ballots: released.length,
          party,
        });
        this.acknowledgements += 1;
      }
    }
    const shuffled = random.shuffle(released.map(({ ballot }) => ballot));
    for (const block of this.#form('challenged', shuffled, released)) this.room.count(block);
  }

  #code(): string {
    const code = toHex(this.random.bytes(6));
    if (this.#codes.has(code)) return this.#code();
    this.#codes.add(code);
    return code;
  }
}

/** Challenges are raised in sessions of up to ten. */
function sessionsOf(challenges: number): number[] {
  const sizes = new Array<number>(Math.floor(challenges / 10)).fill(10);
  return challenges % 10 === 0 ? sizes : [...sizes, challenges % 10];
}

function voidsOf(ballots: readonly DealtBallot[]): VoidEnvelopes {
  const of = (kind: DealtBallot['isVoid']): number => ballots.filter(({ isVoid }) => isVoid === kind).length;
  return { unsigned: of('unsigned'), late: of('late'), duplicate: of('duplicate'), other: of('other') };
}

function uuidOf(bytes: Uint8Array): string {
  const hex = toHex(bytes);
  const variant = 'ab89'.charAt(Number(bytes[8]) & 3);
  const uuid = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
  if (uuid.length !== 36) throw new Discrepancy('an election’s id has 16 bytes');
  return uuid;
}
