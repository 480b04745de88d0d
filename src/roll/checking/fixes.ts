import type { Fix, FixAction } from '../choices';
import type { ValueField } from '../mapping/fields';
import type { RowProblemCode } from './values';

interface Remedy {
  /** The first is what is done unless a person says otherwise. */
  readonly actions: readonly [FixAction, ...FixAction[]];
}

const proposed: Remedy = { actions: ['apply', 'keep', 'clear'] };
const asItCame: Remedy = { actions: ['keep', 'clear'] };
const emptied: Remedy = { actions: ['clear', 'keep'] };
/** What is no date and no number of the scale has no place to stand; the cell is kept. */
const onlyEmptied: Remedy = { actions: ['clear'] };
/** Said of the row; there is nothing to do with the value. */
const said: Remedy = { actions: ['keep'] };

const REMEDIES: Readonly<Record<RowProblemCode, Remedy>> = {
  'lost-zeros': proposed,
  'digits-restored': proposed,
  'cut-short': { actions: ['apply', 'clear'] },
  'all-capitals': { actions: ['apply', 'keep'] },
  'encoding-mended': { actions: ['apply', 'keep'] },
  'serial-date': { actions: ['apply', 'clear'] },
  'missing-number': said,
  'missing-given-name': said,
  'initial-only': said,
  'lost-letter': said,
  'missing-street': said,
  'bad-phone': asItCame,
  'bad-email': asItCame,
  'bad-postal-code': asItCame,
  'digits-lost': emptied,
  'cell-error': emptied,
  'possible-duplicate': said,
  'no-street': asItCame,
  'excluded-job': said,
  'looks-like-formula': asItCame,
  'two-values': proposed,
  'bad-date': onlyEmptied,
  'bad-assessment': onlyEmptied,
};

export function actionsFor(code: RowProblemCode): readonly FixAction[] {
  return REMEDIES[code].actions;
}

/** What is done with each cause: as chosen, else as for this employer's last list, else as proposed. */
export class Fixes {
  readonly #chosen = new Map<string, FixAction>();

  constructor(remembered: readonly Fix[], chosen: readonly Fix[]) {
    for (const { code, field, action } of [...remembered, ...chosen]) {
      this.#chosen.set(`${code}/${field ?? ''}`, action);
    }
  }

  actionFor(code: RowProblemCode, field: ValueField | null): FixAction {
    const { actions } = REMEDIES[code];
    const chosen = this.#chosen.size === 0 ? undefined : this.#chosen.get(`${code}/${field ?? ''}`);
    return chosen !== undefined && actions.includes(chosen) ? chosen : actions[0];
  }

  /** The value that comes of a problem. */
  settle(code: RowProblemCode, field: ValueField | null, before: string, after: string): string {
    const action = this.actionFor(code, field);
    if (action === 'clear') return '';
    return action === 'keep' ? before : after;
  }
}
