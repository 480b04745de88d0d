import type { CountedBlock } from '../../domain/commitment';
import type { RecordState } from '../../domain/record-state';
import { receivedOf } from '../../domain/record-replay-envelopes';
import { unopenedChallenges } from '../../domain/record-replay-tally';
import { Discrepancy } from './record-keeper';

interface SealedFigures extends CountedBlock {
  readonly ballots: number;
  readonly isOfChallenged: boolean;
}

/**
 * The table's own books, kept beside the record by adding and striking out, and held against it after every entry:
 * the identities of the election record from another hand.
 */
export class Ledger {
  readonly sealed = new Map<string, SealedFigures>();
  /** Dockets that are neither cancelled nor settled before the reconciliation. */
  readonly dockets = new Map<string, 'open' | 'released' | 'ineligible'>();
  inTrays = 0;
  inBoxes = 0;
  /** Challenge envelopes of the polls. */
  atPolls = 0;
  /** Accepted envelopes and ballots, and those challenged, at the reconciliation; null before it. */
  reconciled: { readonly accepted: number; readonly challenged: number } | null = null;

  /** @throws Discrepancy where the record says something else than the books. */
  check(state: RecordState): void {
    this.#mustBe('envelopes in trays', state.trayEnvelopes, this.inTrays);
    this.#mustBe(
      'envelopes and ballots in hand',
      receivedOf(state),
      this.inTrays + this.inBoxes + this.atPolls,
    );
    const blocks = [...this.sealed.values()];
    const sum = (of: (block: SealedFigures) => number): number =>
      blocks.reduce((total, block) => total + of(block), 0);
    const votesOf = ({ counts }: SealedFigures): number =>
      Object.values(counts).reduce((total, votes) => total + votes, 0);
    for (const [id, block] of this.sealed)
      this.#mustBe(`ballots of block ${id}`, votesOf(block) + block.void + block.challenged, block.ballots);
    for (const [choice, votes] of Object.entries(state.totals.votes))
      this.#mustBe(
        `votes of ${choice}`,
        votes,
        sum(({ counts }) => Number(counts[choice])),
      );
    this.#mustBe(
      'void ballots',
      state.totals.void,
      sum((block) => block.void),
    );
    this.#mustBe(
      'ballots challenged in blocks',
      state.totals.challenged,
      sum((block) => block.challenged),
    );
    if (this.reconciled === null) return;
    const fates = [...this.dockets.values()];
    const ineligible = fates.filter((fate) => fate === 'ineligible').length;
    const opened = sum(({ isOfChallenged, ballots }) => (isOfChallenged ? ballots : 0));
    const challenged = fates.length - ineligible - opened;
    this.#mustBe('challenged and unopened', unopenedChallenges(state), challenged);
    if (state.tally !== null && state.tally.revision !== this.#revision) {
      this.#revision = state.tally.revision;
      const { accepted, challenged: received } = this.reconciled;
      const { valid, void: spoiled } = state.tally;
      this.#mustBe(
        'valid, void, challenged and ineligible',
        valid + spoiled + challenged + ineligible,
        accepted + received,
      );
    }
  }

  #revision: number | null = null;

  #mustBe(what: string, found: number, due: number): void {
    if (found !== due) throw new Discrepancy(`${what}: the record says ${found}, the books ${due}`);
  }
}
