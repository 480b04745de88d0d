import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useFormat } from '../../../i18n/provider';
import { Button } from '../../../ui/button';
import { StatusWord } from '../../../ui/notice';
import { ShortcutSwitch } from '../../../ui/shortcut-switch';
import { useShortcuts } from '../../../ui/shortcuts';
import { useRollWords } from '../words/messages';
import { ENTRY_FIELDS, type EntryField } from '../words/fields';
import { moveBy, moveOn, placeIn, QUEUE_START, skip, type Queue } from './queue';
import './pairs.css';

export type Reason =
  | 'same-number'
  | 'same-name'
  | 'similar-name'
  | 'nickname'
  | 'same-cell-phone'
  | 'same-home-phone'
  | 'same-email'
  | 'same-address'
  | 'same-job'
  | 'other-suffix'
  | 'other-given-name';

export interface Side {
  /** Where it is from: `Row 17`, or which of the two stays. */
  readonly title: string;
  readonly values: Readonly<Record<EntryField, string>>;
}

export interface Pair {
  readonly id: string;
  /** Null while the other one is being fetched. */
  readonly left: Side | null;
  readonly right: Side;
  /** 0 to 100; null where nothing was measured. */
  readonly score: number | null;
  readonly reasons: readonly Reason[];
  readonly verdict: 'same' | 'apart' | null;
  /** Why these two cannot be merged; null where they can. */
  readonly obstacle: string | null;
}

/** More are asked for while so many are left, so that nobody waits. */
const AHEAD = 20;

/** Two who may be one, a pair at a time: both side by side, why, and one key for each answer. */
export function PairQueue({
  pairs,
  beyond,
  onShow,
  onNearEnd,
  onMerge,
  onApart,
  mergeLabel,
  apartLabel,
  isBusy = false,
  children,
}: {
  pairs: readonly Pair[];
  /** How many more there are than `pairs`. */
  beyond: number;
  /** Called with the position of the pair on screen. */
  onShow?: (at: number) => void;
  /** Called while few are left before those beyond. */
  onNearEnd: () => void;
  onMerge: (pair: Pair) => void;
  onApart: (pair: Pair) => void;
  mergeLabel: string;
  apartLabel: string;
  isBusy?: boolean;
  /** Beside the buttons: what else is about this pair. */
  children?: (pair: Pair) => ReactNode;
}) {
  const words = useRollWords();
  const format = useFormat();
  const [queue, setQueue] = useState<Queue>(QUEUE_START);
  const heading = useRef<HTMLHeadingElement>(null);
  const at = placeIn(queue, pairs.length);
  const pair = pairs[at];
  const ids = pairs.map(({ id }) => id);
  const isDecided = (id: string) => pairs.some((each) => each.id === id && each.verdict !== null);
  const answer = (verdict: 'same' | 'apart') => {
    if (pair === undefined || isBusy || (verdict === 'same' && pair.obstacle !== null)) return;
    if (verdict === 'same') onMerge(pair);
    else onApart(pair);
    setQueue((before) => moveOn(before, ids, (id) => id === pair.id || isDecided(id)));
  };
  const move = (steps: number) => setQueue((before) => moveBy(before, steps, pairs.length));
  const { isOn, turn } = useShortcuts({
    m: () => answer('same'),
    n: () => answer('apart'),
    s: () => setQueue((before) => skip(before, ids, isDecided)),
    arrowleft: () => move(-1),
    arrowright: () => move(1),
  });
  useEffect(() => onShow?.(at), [at, onShow]);
  const isNearEnd = beyond > 0 && at >= pairs.length - AHEAD;
  useEffect(() => {
    if (isNearEnd) onNearEnd();
  }, [isNearEnd, onNearEnd]);
  const shown = pair?.id;
  const before = useRef(shown);
  useEffect(() => {
    // The next pair is read from its heading on.
    if (before.current !== shown) heading.current?.focus({ preventScroll: true });
    before.current = shown;
  }, [shown]);
  if (pair === undefined) return null;
  return (
    <section className="card stack" aria-labelledby="pair">
      <div className="spread">
        <h2 id="pair" ref={heading} tabIndex={-1}>
          {words('roll.pair.place', {
            at: format.number(at + 1),
            total: format.number(pairs.length + beyond),
          })}
        </h2>
        <div className="cluster">
          <Button onClick={() => move(-1)}>{words('roll.pair.previous')}</Button>
          <Button onClick={() => move(1)}>{words('roll.pair.next')}</Button>
        </div>
      </div>
      <div className="spread">
        <Score pair={pair} />
        {pair.verdict !== null && (
          <StatusWord tone="info" icon="check">
            {words(`roll.pair.verdict.${pair.verdict}`)}
          </StatusWord>
        )}
      </div>
      <Sides pair={pair} />
      {pair.obstacle !== null && <StatusWord tone="warn">{pair.obstacle}</StatusWord>}
      <div className="cluster">
        <Button kind="primary" isBusy={isBusy} onClick={() => answer('same')}>
          {mergeLabel}
          {isOn && <kbd className="key">M</kbd>}
        </Button>
        <Button isBusy={isBusy} onClick={() => answer('apart')}>
          {apartLabel}
          {isOn && <kbd className="key">N</kbd>}
        </Button>
        <Button kind="quiet" onClick={() => setQueue((last) => skip(last, ids, isDecided))}>
          {words('roll.pair.skip')}
          {isOn && <kbd className="key">S</kbd>}
        </Button>
        {children?.(pair)}
      </div>
      <ShortcutSwitch isOn={isOn} onTurn={turn} />
    </section>
  );
}

function Score({ pair: { score, reasons } }: { pair: Pair }) {
  const words = useRollWords();
  const format = useFormat();
  if (score === null) return <span />;
  return (
    <p>
      <strong className="number">{words('roll.pair.score', { score: format.number(score) })}</strong>
      {reasons.length > 0 && `: ${format.list(reasons.map((reason) => words(`roll.likeness.${reason}`)))}`}
    </p>
  );
}

function Sides({ pair: { left, right } }: { pair: Pair }) {
  const words = useRollWords();
  const fields = ENTRY_FIELDS.filter(
    (field) => (left?.values[field] ?? '') !== '' || right.values[field] !== '',
  );
  return (
    <div className="table-region" role="region" aria-label={words('roll.pair.both')} tabIndex={0}>
      <table className="table pair-table">
        <caption className="visually-hidden">{words('roll.pair.both')}</caption>
        <thead>
          <tr>
            <th scope="col">{words('roll.pair.field')}</th>
            <th scope="col">{left?.title ?? '…'}</th>
            <th scope="col">{right.title}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => {
            const [one, other] = [left?.values[field] ?? '', right.values[field]];
            const isOther = left !== null && one !== other;
            return (
              <tr key={field} className={isOther ? 'pair-other' : undefined}>
                <th scope="row">
                  {words(`roll.field.${field}`)}
                  {isOther && <span className="pair-mark small">{words('roll.pair.differs')}</span>}
                </th>
                <td>
                  <bdi>{one || '–'}</bdi>
                </td>
                <td>
                  <bdi>{other || '–'}</bdi>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
