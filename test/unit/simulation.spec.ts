import { createHash } from 'node:crypto';
import { damage, DAMAGES } from '../../src/cli/simulation/damage';
import { dealElection } from '../../src/cli/simulation/deal';
import { Ledger } from '../../src/cli/simulation/ledger';
import { Random } from '../../src/cli/simulation/random';
import { Discrepancy } from '../../src/cli/simulation/record-keeper';
import { simulate } from '../../src/cli/simulation/simulate';
import { Story } from '../../src/cli/simulation/story';
import { summarize } from '../../src/cli/simulation/summary';
import { truthOf } from '../../src/cli/simulation/truth';
import { emptyRecord } from '../../src/domain/record-state';
import { verifyArchive, writeArchive } from '../../src/official/record/record-archive';

const FIRST_SEED = 20261124;
const COUNTS = 40;

describe('whole counts simulated', () => {
  const all = Array.from({ length: COUNTS }, (_, place) =>
    simulate(FIRST_SEED + place, { mostEligible: 300 }),
  );
  const summary = summarize(all);

  it('find what was dealt, keep every identity, and write records that verify', () => {
    expect(summary.failures).toEqual([]);
    expect(summary.counts).toBe(COUNTS);
  });

  it('are of every kind', () => {
    const missing = Object.entries(summary.countsWith).filter(([, counts]) => counts === 0);
    expect(missing).toEqual([]);
    expect(Object.keys(summary.outcomes).length).toBeGreaterThan(3);
  });

  it('mix the boxes of all places, and mail nothing where all vote at polls', () => {
    const seeds = Array.from({ length: COUNTS }, (_, place) => FIRST_SEED + place);
    const deals = seeds.map((seed) => dealElection(seed, { mostEligible: 300 }));
    for (const deal of deals.filter(({ manner }) => manner !== 'mail')) {
      const story = new Story(deal, new Random(deal.seed, 1));
      story.tell();
      const { state, lines } = story.keeper;
      const inPerson = deal.ballots.filter(({ by }) => by !== 'mail');
      expect(state.polls!.ballotsInBoxes + state.polls!.challenged).toBe(inPerson.length);
      const kinds = lines.map((line) => (JSON.parse(Buffer.from(line).toString()) as { kind: string }).kind);
      expect(kinds.filter((kind) => kind === 'polls.closed')).toHaveLength(1);
      if (deal.manner === 'mixed') expect(kinds).toContain('mailing.recorded');
      else expect(kinds.filter((kind) => /^(?:mailing|tray|late|undelivered)\./.test(kind))).toEqual([]);
    }
  });

  it('are the same for the same seed, to the last byte', () => {
    const digest = (): string => {
      const story = new Story(dealElection(7), new Random(7, 1));
      story.tell();
      return createHash('sha256').update(writeArchive(story.keeper.export())).digest('hex');
    };
    expect(digest()).toBe(digest());
  });
});

describe('what a simulation finds', () => {
  /** A count with everything in it: challenges, revisions, several blocks. */
  const seed = Array.from({ length: 200 }, (_, place) => place).find((candidate) => {
    const deal = dealElection(candidate, { mostEligible: 300 });
    return deal.ballots.length > 100 && deal.revisions.length > 1 && truthOf(deal).challenged > 0;
  })!;
  const story = new Story(dealElection(seed, { mostEligible: 300 }), new Random(seed, 1));
  story.tell();
  const members = story.keeper.export();

  it.each(DAMAGES)('refuses a copy with %s', (kind) => {
    expect(verifyArchive(writeArchive(members)).ok).toBe(true);
    const verdicts = Array.from({ length: 5 }, (_, place) => {
      const copy = damage(kind, new Random(place), story.keeper, members);
      if (copy === null) throw new Error('this record has nothing to which that could happen');
      return verifyArchive(copy.archive, { pin: copy.pin }).ok;
    });
    expect(verdicts).toEqual([false, false, false, false, false]);
  });

  it('tells a vote that is miscounted from what was dealt', () => {
    const deal = dealElection(seed, { mostEligible: 300 });
    const { votes } = truthOf(deal);
    const moved = deal.ballots.map((ballot, place) =>
      place ===
      deal.ballots.findIndex(
        ({ challenge, dispute, isVoid }) => challenge === null && dispute === null && isVoid === null,
      )
        ? { ...ballot, mark: ballot.mark === 'void' ? deal.choices[0]!.id : 'void' }
        : ballot,
    );
    expect(truthOf({ ...deal, ballots: moved }).votes).not.toEqual(votes);
  });

  it('holds its own books against the record after every entry', () => {
    const ledger = new Ledger();
    ledger.inTrays = 3;
    expect(() => {
      ledger.check(emptyRecord());
    }).toThrow(Discrepancy);
    const { state } = story.keeper;
    const [block, figures] = [...story.ledger.sealed][0]!;
    story.ledger.check(state);
    story.ledger.sealed.set(block, { ...figures, void: figures.void + 1, ballots: figures.ballots + 1 });
    expect(() => {
      story.ledger.check(state);
    }).toThrow(/void ballots/);
    story.ledger.sealed.set(block, { ...figures, ballots: figures.ballots + 1 });
    expect(() => {
      story.ledger.check(state);
    }).toThrow(/ballots of block/);
  });
});
