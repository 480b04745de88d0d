import { useId } from 'react';

export type ChoiceKind = 'for' | 'against' | 'none';

export interface RaceChoice {
  readonly id: string;
  readonly label: string;
  readonly kind: ChoiceKind;
  readonly votes: number;
}

export interface Race {
  /** In ballot order. */
  readonly choices: readonly RaceChoice[];
  readonly uncounted: number;
  readonly challenged: number;
}

/** Solid, hatched, a second solid: told apart without color. */
export type Fill = 'for' | 'against' | 'third' | 'challenged' | 'left';

export function fillOf(choices: readonly { readonly kind: ChoiceKind }[], position: number): Fill {
  const choice = choices[position];
  if (choice === undefined || choice.kind !== 'for') return 'against';
  const rank = choices.slice(0, position).filter(({ kind }) => kind === 'for').length;
  return rank % 2 === 0 ? 'for' : 'third';
}

/** The two patterns, once per picture: ids are the page's. */
function Patterns({ id }: { id: string }) {
  return (
    <defs>
      <pattern
        id={`${id}-against`}
        width="10"
        height="10"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="10" height="10" className="fill-against" />
        <rect width="3" height="10" className="fill-hatch" />
      </pattern>
      <pattern id={`${id}-challenged`} width="9" height="9" patternUnits="userSpaceOnUse">
        <rect width="9" height="9" className="fill-left" />
        <circle cx="4.5" cy="4.5" r="1.8" className="fill-challenged" />
      </pattern>
    </defs>
  );
}

function paint(id: string, fill: Fill): { className?: string; fill?: string } {
  if (fill === 'against' || fill === 'challenged') return { fill: `url(#${id}-${fill})` };
  return { className: `fill-${fill}` };
}

/** The sign of a choice beside its name: the same fill as in the bar. */
export function Swatch({ fill }: { fill: Fill }) {
  const id = useId();
  return (
    <svg
      className="key-swatch"
      viewBox="0 0 20 20"
      width="20"
      height="20"
      aria-hidden="true"
      focusable="false"
    >
      <Patterns id={id} />
      <rect x="1" y="1" width="18" height="18" {...paint(id, fill)} />
      <rect
        x="1"
        y="1"
        width="18"
        height="18"
        className={fill === 'against' ? 'outline-against' : 'outline'}
      />
    </svg>
  );
}

/**
 * The race to a majority. Two choices share one bar, the first from the left, the second from the right, and
 * between them what is left and what is challenged; the line stands at half. More choices get a bar each, to one
 * common line. It never mirrors: everyone in the room sees the same picture. Wrap it in `ChartFrame`.
 */
export function RaceBar({ race }: { race: Race }) {
  const { choices, uncounted, challenged } = race;
  const total = choices.reduce((sum, { votes }) => sum + votes, uncounted + challenged);
  const [first, second, third] = choices;
  if (first !== undefined && second !== undefined && third === undefined) {
    return (
      <Bar
        total={total}
        segments={[
          { fill: fillOf(choices, 0), length: first.votes },
          { fill: 'left', length: uncounted },
          { fill: 'challenged', length: challenged },
          { fill: fillOf(choices, 1), length: second.votes },
        ]}
      />
    );
  }
  return (
    <div className="race-bars">
      {choices.map((choice, position) => (
        <Bar
          key={choice.id}
          total={total}
          segments={[
            { fill: fillOf(choices, position), length: choice.votes },
            { fill: 'left', length: uncounted },
            { fill: 'challenged', length: challenged },
          ]}
        />
      ))}
    </div>
  );
}

function Bar({ total, segments }: { total: number; segments: readonly { fill: Fill; length: number }[] }) {
  const id = useId();
  const share = (length: number) => (total === 0 ? 0 : (length / total) * 100);
  const percent = (value: number) => `${String(Math.round(value * 1000) / 1000)}%`;
  const placed = segments.map((segment, index) => ({
    ...segment,
    start: share(segments.slice(0, index).reduce((sum, { length }) => sum + length, 0)),
  }));
  return (
    <svg className="race-bar" width="100%" height="100%" aria-hidden="true" focusable="false">
      <Patterns id={id} />
      <rect x="0" y="12%" width="100%" height="76%" className="fill-left" />
      {placed.map(({ fill, start, length }) => (
        <rect
          key={fill}
          x={percent(start)}
          y="12%"
          width={percent(share(length))}
          height="76%"
          {...paint(id, fill)}
        />
      ))}
      {placed
        .filter(({ fill, length }) => fill === 'against' && length > 0)
        .map(({ fill, start, length }) => (
          <rect
            key={fill}
            x={percent(start)}
            y="12%"
            width={percent(share(length))}
            height="76%"
            className="outline-against"
          />
        ))}
      <rect x="0" y="12%" width="100%" height="76%" className="outline" />
      <line x1="50%" x2="50%" y1="0" y2="100%" className="chart-majority-halo" />
      <line x1="50%" x2="50%" y1="0" y2="100%" className="chart-majority" />
    </svg>
  );
}
