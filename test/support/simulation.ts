import { randomUUID } from 'node:crypto';
import {
  dealElection,
  type Deal,
  type DealtBallot,
  type DealtChallenge,
} from '../../src/cli/simulation/deal';
import { Random } from '../../src/cli/simulation/random';
import { countOf, inBlocks, isAccepted, truthOf, type Truth } from '../../src/cli/simulation/truth';
import type { CountedBlock } from '../../src/domain/commitment';
import type { Verdict } from '../../src/domain/verdict';
import type { ChallengeView } from '../../src/official/challenges/challenges.contract';
import type { BlockView } from '../../src/official/count/count.contract';
import type { ReconciliationView } from '../../src/official/envelopes/envelopes.contract';
import { verifyArchive } from '../../src/official/record/record-archive';
import type { TallyView } from '../../src/official/tally/tally.contract';
import type { TestApplication } from './application';
import { EMPLOYER, UNION } from './elections';
import {
  blocksOf,
  closeDesks,
  commit,
  enterBoth,
  mustBe,
  openVoting,
  type OfficialElection,
  reveal,
  scan,
  sitDown,
} from './official';

/** One dealt election as it was counted over HTTP, and what was dealt. */
export interface CountedOverHttp {
  readonly seed: number;
  readonly truth: Truth;
  readonly tally: Truth;
  readonly revisions: number;
  readonly verdict: Verdict;
  readonly happened: readonly string[];
}

/** A challenge and where its ruling is sent. */
interface Docket {
  readonly challenge: DealtChallenge;
  readonly ballot: DealtBallot;
  readonly ruling: string;
  isOpened: boolean;
}

/** Units small enough to count in seconds, by mail, one organization, all that people do in them. */
export function dealForHttp(seed: number): Deal {
  const deal = dealElection(seed, {
    leastEligible: 30,
    mostEligible: 90,
    isContested: true,
    mostOrganizations: 1,
    parties: [UNION, EMPLOYER],
    isByMailOnly: true,
    blockSize: 20,
  });
  return { ...deal, eligible: Math.max(deal.eligible, deal.ballots.length) + 3 };
}

/** Counts a dealt election against a real server: an agent, three tellers and an observer, each with a session. */
export async function countOverHttp(application: TestApplication, seed: number): Promise<CountedOverHttp> {
  return new HttpCount(application, dealForHttp(seed), new Random(seed, 2)).run();
}

class HttpCount {
  readonly #happened = new Set<string>();
  #dockets: Docket[] = [];
  #keys: string[] = [];
  #election!: OfficialElection;

  constructor(
    private readonly application: TestApplication,
    private readonly deal: Deal,
    private readonly random: Random,
  ) {}

  async run(): Promise<CountedOverHttp> {
    const { deal } = this;
    this.application.clock.set('2026-03-02T15:00:00Z');
    const { blockSize, minimumBlock } = deal;
    this.#election = await openVoting(this.application, deal.eligible, { blockSize, minimumBlock });
    const { agent, observer, path } = this.#election;
    this.#keys = [...this.#election.keys];
    await this.#receive();
    await this.#check();
    await this.#count();
    for (const [index, { opens }] of deal.revisions.entries()) await this.#revise(index + 1, opens);
    mustBe(200, await agent.post(`${path}/phase`, { to: 'closed' }));

    const { bytes } = await observer.download(`${path}/record.zip`);
    const declared = (await this.#tally()).declared.at(-1)!;
    return {
      seed: deal.seed,
      truth: truthOf(deal),
      tally: {
        votes: Object.fromEntries(declared.votes.map(({ choice, votes }) => [choice, votes])),
        void: declared.void,
        challenged: declared.challenged,
      },
      revisions: declared.revision,
      verdict: verifyArchive(bytes),
      happened: [...this.#happened],
    };
  }

  /** Two tellers scan at two desks; what comes once the check began is late. */
  async #receive(): Promise<void> {
    const { agent, tellers, path } = this.#election;
    const late = this.deal.ballots.filter(({ isVoid }) => isVoid === 'late');
    const inTime = this.deal.ballots.filter((ballot) => !late.includes(ballot));
    for (let at = 0; at < inTime.length; at += 2) {
      await Promise.all(
        inTime.slice(at, at + 2).map((ballot, desk) => this.#scan(ballot, tellers[desk === 0 ? 0 : 1])),
      );
    }
    await closeDesks(this.#election);
    mustBe(200, await agent.post(`${path}/phase`, { to: 'checking' }));
    for (const ballot of late) await this.#scan(ballot, tellers[2]);
  }

  readonly #keyOf = new Map<DealtBallot, string>();

  async #scan(ballot: DealtBallot, teller: OfficialElection['agent']): Promise<void> {
    const key = this.#keys.pop()!;
    this.#keyOf.set(ballot, key);
    const conditions = { unsigned: 'unsigned', duplicate: 'printed', other: 'torn', late: null } as const;
    const condition = ballot.isVoid === null ? null : conditions[ballot.isVoid];
    mustBe(201, await scan(teller, this.#election, key, condition));
  }

  async #check(): Promise<void> {
    const { agent, tellers, path } = this.#election;
    const challenged = this.deal.ballots.flatMap((ballot) =>
      ballot.isVoid === null && ballot.challenge !== null ? [{ ballot, challenge: ballot.challenge }] : [],
    );
    if (challenged.length > 0) {
      this.#happened.add('envelopes challenged');
      const session = { id: randomUUID() };
      mustBe(201, await agent.post(`${path}/challenges/sessions`, session));
      for (const { ballot, challenge } of challenged) {
        const { party, ground } = challenge;
        const body = { id: randomUUID(), key: this.#keyOf.get(ballot), party, ground };
        const { id } = mustBe(201, await tellers[0].post<ChallengeView>(`${path}/challenges`, body)).body;
        this.#dockets.push({ challenge, ballot, ruling: `${path}/challenges/${id}/ruling`, isOpened: false });
      }
      mustBe(200, await agent.post(`${path}/challenges/sessions/${session.id}/end`));
    }
    const settled = this.#dockets.filter(({ challenge }) => challenge.settledIn === 0);
    for (const docket of settled) await this.#settle(docket);
    this.#dockets = this.#dockets.filter((docket) => !settled.includes(docket));
    const { outstanding } = (await agent.get<ReconciliationView>(`${path}/reconciliation`)).body;
    if (outstanding > 0) {
      mustBe(
        200,
        await agent.post(`${path}/envelopes/acceptance`, {
          expected: outstanding,
          reason: 'called from paper',
        }),
      );
    }
    mustBe(200, await agent.post(`${path}/reconciliation`));
  }

  async #settle({ challenge, ruling }: Docket): Promise<void> {
    mustBe(200, await this.#election.agent.post(ruling, { ruling: challenge.fate }));
  }

  async #count(): Promise<void> {
    const { agent, tellers, path } = this.#election;
    mustBe(200, await agent.post(`${path}/phase`, { to: 'counting' }));
    const spare = this.#keys.pop();
    if (this.deal.late > 0 && spare !== undefined) mustBe(201, await scan(tellers[0], this.#election, spare));
    const blocks = await blocksOf(agent, this.#election);
    await this.#countBlocks(blocks, this.random.shuffle(this.deal.ballots.filter(isAccepted)));
    await this.#declare();
    mustBe(200, await agent.post(`${path}/phase`, { to: 'objections' }));
  }

  async #countBlocks(blocks: readonly BlockView[], ballots: readonly DealtBallot[]): Promise<void> {
    const sizes = blocks.map((block) => block.ballots);
    for (const [place, inside] of inBlocks(ballots, sizes).entries())
      await this.#countBlock(blocks[place]!, inside);
  }

  /** A block to its right figures, after whatever people do wrong first. */
  async #countBlock(block: BlockView, inside: readonly DealtBallot[]): Promise<void> {
    const isOfChallenged = block.source === 'challenged';
    const right = countOf(this.deal, inside, isOfChallenged);
    const disputed = isOfChallenged ? [] : inside.filter(({ dispute }) => dispute !== null);
    const wrong = miscounted(right);
    if (this.random.chance(0.2)) {
      this.#happened.add('equal entries that do not come out even');
      await enterBoth(this.#election, block.id, { ...right, void: right.void + 1 });
    }
    if (this.random.chance(0.2)) await this.#abandon(block, right);
    if (this.random.chance(0.2)) {
      await enterBoth(this.#election, block.id, wrong);
      await this.#dispute(block, disputed);
      await this.#supersede(block);
    }
    if (this.random.chance(0.3)) await this.#withThirdPerson(block, wrong, right);
    else await enterBoth(this.#election, block.id, right);
    this.#dockets.push(...(await this.#dispute(block, disputed)));
  }

  async #withThirdPerson(block: BlockView, wrong: CountedBlock, right: CountedBlock): Promise<void> {
    this.#happened.add('a third person');
    const third = this.#election.tellers[2];
    await enterBoth(this.#election, block.id, wrong, right);
    const held = await sitDown(third, this.#election, block.id, right);
    mustBe(201, await commit(third, this.#election, held));
    mustBe(201, await reveal(third, this.#election, held));
  }

  async #dispute({ id }: BlockView, disputed: readonly DealtBallot[]): Promise<Docket[]> {
    const { path, tellers } = this.#election;
    const known = new Set<string>();
    const raised: Docket[] = [];
    for (const ballot of disputed) {
      const challenge = ballot.dispute!;
      const { party, ground } = challenge;
      this.#happened.add('ballots challenged');
      const body = { id: randomUUID(), party, ground };
      const view = mustBe(201, await tellers[1].post<BlockView>(`${path}/blocks/${id}/dockets`, body)).body;
      const docket = view.dockets.find((each) => each.state === 'open' && !known.has(each.id))!;
      known.add(docket.id);
      raised.push({
        challenge,
        ballot,
        ruling: `${path}/ballot-dockets/${docket.id}/ruling`,
        isOpened: false,
      });
    }
    return raised;
  }

  async #abandon(block: BlockView, figures: CountedBlock): Promise<void> {
    this.#happened.add('a round abandoned');
    const teller = this.#election.tellers[0];
    mustBe(
      201,
      await commit(teller, this.#election, await sitDown(teller, this.#election, block.id, figures)),
    );
    await this.#correct(block, 'abandon', 'salt-lost');
  }

  async #supersede(block: BlockView): Promise<void> {
    this.#happened.add('a sealed block superseded');
    await this.#correct(block, 'supersede', 'misread');
  }

  /** The agent proposes, a teller of the round signs. */
  async #correct({ id }: BlockView, kind: 'abandon' | 'supersede', reason: string): Promise<void> {
    const { agent, tellers, path } = this.#election;
    const body = { id: randomUUID(), kind, reason };
    mustBe(201, await agent.post(`${path}/blocks/${id}/corrections`, body));
    mustBe(200, await tellers[0].post(`${path}/corrections/${body.id}/signature`));
  }

  async #tally(): Promise<TallyView> {
    const { agent, path } = this.#election;
    return mustBe(200, await agent.get<TallyView>(`${path}/tally`)).body;
  }

  /** The agent types the totals again; where nothing has changed there is nothing to declare. */
  async #declare(): Promise<void> {
    const { agent, path } = this.#election;
    const { obstacle, current } = await this.#tally();
    if (obstacle === 'declared') return;
    const votes = Object.fromEntries(current!.votes.map((line) => [line.choice, line.votes]));
    mustBe(200, await agent.post(`${path}/tally/declaration`, { votes }));
  }

  async #revise(revision: number, opens: boolean): Promise<void> {
    const due = this.#dockets.filter(
      ({ challenge }) => challenge.settledIn === revision && challenge.fate !== 'open',
    );
    for (const docket of due) await this.#settle(docket);
    if (opens) await this.#open(revision);
    await this.#declare();
  }

  async #open(revision: number): Promise<void> {
    const { agent, path } = this.#election;
    const released = this.#dockets.filter(
      ({ challenge: { fate, settledIn }, isOpened }) =>
        !isOpened && settledIn <= revision && (fate === 'withdrawn' || fate === 'eligible'),
    );
    if (released.length === 0) return;
    for (const docket of released) docket.isOpened = true;
    const { opening } = await this.#tally();
    const { ballots, unanswered } = opening!;
    if (unanswered.length > 0) this.#happened.add('few ballots opened together, with their warning');
    for (const party of unanswered) {
      mustBe(
        200,
        await agent.post(`${path}/tally/opening/answers`, { ballots, answer: 'acknowledged', party }),
      );
    }
    const before = new Set((await blocksOf(agent, this.#election)).map(({ id }) => id));
    mustBe(200, await agent.post(`${path}/tally/opening`));
    const formed = (await blocksOf(agent, this.#election)).filter(({ id }) => !before.has(id));
    await this.#countBlocks(formed, this.random.shuffle(released.map(({ ballot }) => ballot)));
    this.#happened.add('challenged ballots opened');
  }
}

/** One ballot under another heading. */
function miscounted(right: CountedBlock): CountedBlock {
  const { for: votesFor = 0, against = 0 } = right.counts;
  if (votesFor > 0) return { ...right, counts: { for: votesFor - 1, against: against + 1 } };
  if (against > 0) return { ...right, counts: { for: votesFor + 1, against: against - 1 } };
  return right.void > 0
    ? { ...right, void: right.void - 1, counts: { for: 1, against } }
    : { ...right, challenged: right.challenged - 1, void: 1 };
}
