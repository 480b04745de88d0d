import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AccountsService } from '../accounts/accounts.service';
import { ContactsService } from '../campaign/contacts/contacts.service';
import type { DemoContact } from '../campaign/contacts/contacts.contract';
import { ISSUES } from '../domain/assessment';
import { entryCommitment, type CountedBlock, type Slot } from '../domain/commitment';
import { toHex } from '../domain/encoding';
import type { Phase } from '../domain/lifecycle';
import type { Role } from '../domain/permissions';
import { ElectionsService } from '../elections/elections.service';
import { BallotDocketsService } from '../official/count/ballot-dockets.service';
import { CountService } from '../official/count/count.service';
import { DualEntryService } from '../official/count/dual-entry.service';
import { ChallengesService } from '../official/challenges/challenges.service';
import { SessionsService } from '../official/challenges/sessions.service';
import { KitsService } from '../official/envelopes/kits.service';
import { ReceiptService } from '../official/envelopes/receipt.service';
import { ReconciliationService } from '../official/envelopes/reconciliation.service';
import { TraysService } from '../official/envelopes/trays.service';
import { TallyService } from '../official/tally/tally.service';
import { NOBODY, type Actor } from '../platform/access';
import { Clock } from '../platform/clock';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { RollService } from '../roll/roll.service';
import { ACCEPTED, BESSEMER, postDays } from './bessemer';
import type { DemoSignIn, DemoView } from './demo.contract';
import { inventPeople, pick, sequence, shuffle } from './invented-people';

const SEED = 2022;
const CASE = '10-RC-269250 demo';
const UNION = 'union';
const EMPLOYER = 'employer';
const VOID_CONDITIONS = ['unsigned', 'unsigned', 'printed', 'torn'] as const;
const CONTACTS = 1800;
const CONTACT_BATCH = 300;

interface Person {
  readonly key: string;
  readonly role: DemoSignIn['role'];
  readonly name: string;
  readonly party: string | null;
  readonly isShown: boolean;
}

const PEOPLE: readonly Person[] = [
  { key: 'agent', role: 'agent', name: 'Alma Agent', party: null, isShown: true },
  { key: 'teller-1', role: 'teller', name: 'Theo Teller', party: UNION, isShown: true },
  { key: 'teller-2', role: 'teller', name: 'Tess Teller', party: EMPLOYER, isShown: true },
  { key: 'teller-3', role: 'teller', name: 'Tariq Teller', party: UNION, isShown: false },
  { key: 'observer-union', role: 'observer', name: 'Oscar Observer', party: UNION, isShown: true },
  { key: 'observer-employer', role: 'observer', name: 'Olga Observer', party: EMPLOYER, isShown: true },
  { key: 'lead', role: 'lead', name: 'Lena Lead', party: UNION, isShown: true },
  { key: 'organizer', role: 'organizer', name: 'Omar Organizer', party: UNION, isShown: true },
];

/** Loads the demo election through the same services that people use: nothing in it is written past a rule. */
@Injectable()
export class DemoService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly accounts: AccountsService,
    private readonly elections: ElectionsService,
    private readonly roll: RollService,
    private readonly contacts: ContactsService,
    private readonly kits: KitsService,
    private readonly receipt: ReceiptService,
    private readonly trays: TraysService,
    private readonly challenges: ChallengesService,
    private readonly sessions: SessionsService,
    private readonly reconciliation: ReconciliationService,
    private readonly count: CountService,
    private readonly dualEntry: DualEntryService,
    private readonly dockets: BallotDocketsService,
    private readonly tally: TallyService,
  ) {}

  /**
   * The demo election with one sign-in per role. Loaded before: the same election with new passwords.
   * `withAdministrator` also makes an administrator, for a house that has none yet.
   */
  async load(withAdministrator: boolean): Promise<DemoView> {
    const { signIns, ids } = await this.#people(withAdministrator);
    const known = await this.#loaded();
    if (known !== null) return { ...known, signIns };
    const demo = new Demo(randomUUID(), ids);
    await this.#setUp(demo);
    await this.#campaign(demo);
    await this.#vote(demo);
    await this.#check(demo);
    await this.#count(demo);
    const { slug } = await this.unitOfWork.read({ actor: NOBODY, as: 'core' }, (tx) =>
      this.elections.get(tx, demo.electionId),
    );
    return { electionId: demo.electionId, slug, signIns };
  }

  async #people(
    withAdministrator: boolean,
  ): Promise<{ signIns: DemoSignIn[]; ids: ReadonlyMap<string, string> }> {
    const signIns: DemoSignIn[] = [];
    const ids = new Map<string, string>();
    const people: readonly Person[] = withAdministrator
      ? [
          {
            key: 'administrator',
            role: 'administrator',
            name: 'Ada Administrator',
            party: null,
            isShown: true,
          },
          ...PEOPLE,
        ]
      : PEOPLE;
    for (const { key, role, name, isShown } of people) {
      const email = `${key}@demo.example`;
      const password = randomBytes(9).toString('base64url');
      const { id } = await this.accounts.withPassword(
        { email, name, isAdministrator: role === 'administrator' },
        password,
      );
      ids.set(key, id);
      if (isShown) signIns.push({ role, email, password });
    }
    return { signIns, ids };
  }

  /** The demo election once it is complete; a loading that was cut off is left behind and another one made. */
  async #loaded(): Promise<{ electionId: string; slug: string } | null> {
    return this.unitOfWork.read({ actor: NOBODY, as: 'core' }, (tx) =>
      tx.one<{ electionId: string; slug: string }>(
        `SELECT e.id AS "electionId", e.slug FROM core.election e
         JOIN core.membership m ON m.election_id = e.id JOIN core.account a ON a.id = m.account_id
         WHERE e.case_number = $1 AND e.phase IN ('objections', 'closed') AND a.email = 'agent@demo.example' LIMIT 1`,
        [CASE],
      ),
    );
  }

  async #setUp(demo: Demo): Promise<void> {
    await this.clock.asOf(new Date('2022-01-18T16:00:00Z'), () =>
      this.elections.create(NOBODY, {
        id: demo.electionId,
        name: 'Bessemer 2022 (demo, invented people)',
        employer: 'Amazon.com Services LLC',
        caseNumber: CASE,
        timeZone: 'America/Chicago',
        question:
          'Do you wish to be represented for purposes of collective bargaining by the Retail, Wholesale and Department Store Union?',
        organization: 'Retail, Wholesale and Department Store Union',
        organizations: [],
        follows: null,
        isBetweenTwo: false,
        profile: 'nlrb-mail',
        manner: 'mail',
        proposal: '',
        threshold: null,
        quorum: null,
        blockSize: 50,
        minimumBlock: 20,
        observerSeats: 2,
        hidesTurnout: false,
        petitionFiledOn: '2020-11-20',
        directedOn: '2022-01-11',
        eligibilityOn: '2022-01-08',
        mailingOn: '2022-02-04',
        dueAt: '2022-03-25T22:00:00.000Z',
        countAt: '2022-03-28T15:00:00.000Z',
        parties: [
          {
            id: randomUUID(),
            slug: UNION,
            name: 'Retail, Wholesale and Department Store Union',
            kind: 'union',
          },
          { id: randomUUID(), slug: EMPLOYER, name: 'Amazon.com Services LLC', kind: 'employer' },
        ],
      }),
    );
    for (const { key, role, party } of PEOPLE) {
      await this.accounts.grantMembership({
        electionId: demo.electionId,
        accountId: demo.account(key),
        role: role as Role,
        partySlug: party,
      });
    }
    await this.clock.asOf(new Date('2022-01-20T16:00:00Z'), () =>
      this.unitOfWork.run({ actor: NOBODY, as: 'core', electionId: demo.electionId }, async (tx) => {
        demo.voters = await this.roll.insertEntries(
          tx,
          demo.electionId,
          inventPeople(demo.random, BESSEMER.eligible, 37),
        );
      }),
    );
    await this.clock.asOf(new Date('2022-01-31T16:00:00Z'), () => this.roll.seal(NOBODY, demo.electionId));
  }

  async #campaign(demo: Demo): Promise<void> {
    const authors = [demo.account('lead'), demo.account('organizer')];
    const { random } = demo;
    const chosen = shuffle(random, demo.voters).slice(0, CONTACTS);
    const contacts = chosen.map((personId): DemoContact => {
      const hasTalked = random() < 0.55;
      return {
        id: randomUUID(),
        personId,
        authorId: pick(random, authors),
        outcome: hasTalked
          ? 'talked'
          : pick(random, [
              'not-home',
              'not-home',
              'left-message',
              'come-back-later',
              'refused',
              'wrong-number',
            ]),
        occurredAt: new Date(Date.parse('2022-01-24T15:00:00Z') + Math.floor(random() * 55 * 86_400_000)),
        assessment: hasTalked ? pick(random, [1, 1, 2, 2, 2, 3, 3, 4, 5]) : 0,
        issues: hasTalked ? [...new Set([pick(random, ISSUES), pick(random, ISSUES)])] : [],
        note: '',
        followUpOn: hasTalked && random() < 0.15 ? '2022-03-20' : null,
      };
    });
    for (let from = 0; from < contacts.length; from += CONTACT_BATCH) {
      await this.contacts.logDemo(demo.electionId, contacts.slice(from, from + CONTACT_BATCH));
    }
  }

  async #vote(demo: Demo): Promise<void> {
    const { electionId, random } = demo;
    const agent = demo.actor('agent', 'agent');
    await this.clock.asOf(new Date('2022-02-03T16:00:00Z'), () => this.kits.assignKeys(agent, electionId));
    await this.clock.asOf(new Date('2022-02-04T15:00:00Z'), async () => {
      await this.elections.step(agent, electionId, 'voting');
      await this.kits.recordMailing(agent, electionId, {
        id: randomUUID(),
        kind: 'initial',
        kits: BESSEMER.eligible,
      });
    });
    demo.keys = shuffle(random, await this.#keys(demo)).slice(0, BESSEMER.received);
    const defective = new Set(shuffle(random, demo.keys).slice(0, BESSEMER.voidEnvelopes));
    demo.valid = demo.keys.filter((key) => !defective.has(key));
    const teller = demo.actor('teller-1', 'teller');
    let taken = 0;
    for (const { day, envelopes } of postDays()) {
      const scans = demo.keys.slice(taken, taken + envelopes).map((key) => ({
        id: randomUUID(),
        key,
        condition: defective.has(key) ? pick(random, VOID_CONDITIONS) : null,
      }));
      taken += envelopes;
      if (scans.length === 0) continue;
      await this.clock.asOf(new Date(day), async () => {
        await this.receipt.receiveMany(teller, electionId, scans);
        await this.trays.close(teller, electionId);
      });
    }
  }

  async #check(demo: Demo): Promise<void> {
    const { electionId, random } = demo;
    const agent = demo.actor('agent', 'agent');
    await this.#step(demo, 'checking', '2022-03-28T14:00:00Z');
    const disputed = await this.#subjectToChallenge(demo);
    const rest = shuffle(
      random,
      demo.valid.filter((key) => !disputed.includes(key)),
    );
    const challenged = [...disputed, ...rest].slice(0, BESSEMER.challengedEnvelopes);
    await this.clock.asOf(new Date('2022-03-29T22:00:00Z'), async () => {
      const session = await this.sessions.open(agent, electionId, { id: randomUUID() });
      await this.challenges.raiseMany(
        agent,
        electionId,
        challenged.map((key, position) => ({
          id: randomUUID(),
          key,
          party: position < disputed.length ? 'agent' : random() < 0.7 ? EMPLOYER : UNION,
          ground: pick(random, [
            'not-employed-on-date',
            'job-outside-unit',
            'supervisor',
            'signature',
            'temporary',
          ]),
          note: '',
        })),
      );
      await this.sessions.end(agent, electionId, session.id);
      await this.reconciliation.acceptRemaining(agent, electionId, {
        expected: ACCEPTED,
        reason: 'Names were called from the list on paper.',
      });
      await this.reconciliation.reconcile(agent, electionId);
    });
  }

  async #count(demo: Demo): Promise<void> {
    const { electionId, random } = demo;
    const agent = demo.actor('agent', 'agent');
    await this.#step(demo, 'counting', '2022-03-31T13:30:00Z');
    const { items } = await this.count.list(agent, electionId);
    const ballots = shuffle(random, [
      ...Array.from({ length: BESSEMER.for }, () => 'for' as const),
      ...Array.from({ length: BESSEMER.against }, () => 'against' as const),
      ...Array.from({ length: BESSEMER.void }, () => 'void' as const),
      ...Array.from({ length: BESSEMER.challengedBallots }, () => 'challenged' as const),
    ]);
    let dealt = 0;
    for (const [position, { id, ballots: size }] of items.entries()) {
      const pile = ballots.slice(dealt, dealt + size);
      dealt += size;
      const number = (kind: (typeof ballots)[number]) => pile.filter((each) => each === kind).length;
      const counted: CountedBlock = {
        counts: { for: number('for'), against: number('against') },
        void: number('void'),
        challenged: number('challenged'),
      };
      // Two tellers misread one pile in the whole count, as people do; a third settles it.
      const isMisread = position === 6;
      await this.clock.asOf(new Date(Date.parse('2022-03-31T14:00:00Z') + position * 6 * 60_000), () =>
        this.#enter(demo, id, counted, isMisread),
      );
    }
    await this.clock.asOf(new Date('2022-03-31T19:00:00Z'), async () => {
      await this.tally.declare(agent, electionId, {
        votes: { for: BESSEMER.for, against: BESSEMER.against },
      });
      await this.elections.step(agent, electionId, 'objections');
    });
  }

  async #enter(demo: Demo, blockId: string, counted: CountedBlock, isMisread: boolean): Promise<void> {
    const { electionId } = demo;
    const first = demo.actor('teller-1', 'teller');
    const second = demo.actor('teller-2', 'teller');
    for (let docket = 0; docket < counted.challenged; docket++) {
      await this.dockets.raise(demo.actor('agent', 'agent'), electionId, blockId, {
        id: randomUUID(),
        party: UNION,
        ground: 'disputed-mark',
      });
    }
    const { for: ayes = 0, against: noes = 0 } = counted.counts;
    const misread = { ...counted, counts: { for: ayes + 1, against: noes - 1 } };
    const entries: { actor: Actor; slot: Slot; counted: CountedBlock }[] = [
      { actor: first, slot: 'A', counted: isMisread ? misread : counted },
      { actor: second, slot: 'B', counted },
    ];
    const reveals = [];
    for (const { actor, slot, counted: entered } of entries)
      reveals.push(await this.#commit(demo, actor, blockId, slot, entered));
    for (const reveal of reveals) await reveal();
    if (isMisread)
      await (
        await this.#commit(demo, demo.actor('teller-3', 'teller'), blockId, 'C', counted)
      )();
  }

  /** Commits one entry and returns how it is revealed. */
  async #commit(
    demo: Demo,
    actor: Actor,
    block: string,
    slot: Slot,
    entered: CountedBlock,
  ): Promise<() => Promise<unknown>> {
    const round = 1;
    const salt = randomBytes(16);
    const commitment = entryCommitment(salt, { block, round, slot, ...entered });
    await this.dualEntry.takeSeat(actor, demo.electionId, block);
    await this.dualEntry.commit(actor, demo.electionId, block, { round, slot, commitment });
    const { void: spoiled, challenged } = entered;
    return () =>
      this.dualEntry.reveal(actor, demo.electionId, block, {
        round,
        slot,
        counts: { ...entered.counts },
        void: spoiled,
        challenged,
        salt: toHex(salt),
      });
  }

  #step({ electionId, actor }: Demo, to: Phase, at: string): Promise<unknown> {
    return this.clock.asOf(new Date(at), () => this.elections.step(actor('agent', 'agent'), electionId, to));
  }

  async #keys({ electionId }: Demo): Promise<string[]> {
    const rows = await this.unitOfWork.read({ actor: NOBODY, as: 'official', electionId }, (tx) =>
      tx.query<{ key: string }>(
        'SELECT key FROM official.kit WHERE election_id = $1 ORDER BY roll_entry_id',
        [electionId],
      ),
    );
    return rows.map(({ key }) => key);
  }

  /** Valid envelopes of people who vote subject to challenge: the agent challenges all of them. */
  async #subjectToChallenge({ electionId, valid }: Demo): Promise<string[]> {
    const rows = await this.unitOfWork.read({ actor: NOBODY, as: 'official', electionId }, (tx) =>
      tx.query<{ key: string }>(
        `SELECT k.key FROM official.kit k JOIN core.roll_entry r ON r.election_id = k.election_id AND r.id = k.roll_entry_id
         WHERE k.election_id = $1 AND r.section = 'challenge' AND k.key = ANY($2)`,
        [electionId, valid],
      ),
    );
    return rows.map(({ key }) => key);
  }
}

/** What the loading carries from one step to the next. */
class Demo {
  readonly random = sequence(SEED);
  voters: readonly string[] = [];
  keys: readonly string[] = [];
  /** Keys of envelopes without a defect. */
  valid: readonly string[] = [];

  constructor(
    readonly electionId: string,
    private readonly ids: ReadonlyMap<string, string>,
  ) {}

  account(key: string): string {
    const id = this.ids.get(key);
    if (id === undefined) throw new Error(`the demo has nobody called ${key}`);
    return id;
  }

  readonly actor = (key: string, role: Role): Actor => ({ ...NOBODY, accountId: this.account(key), role });
}
