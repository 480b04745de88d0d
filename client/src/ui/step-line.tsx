import { useFormat } from '../i18n/provider';

export interface StepPoint {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The total from that moment on. */
  readonly total: number;
}

const WIDTH = 1000;
const HEIGHT = 200;
const DAY_MILLISECONDS = 86_400_000;

/**
 * A total that only grows, over time, from a zero baseline. The picture stretches to the page and its labels do
 * not, so that they are as readable at 320 px as on a wall. Wrap it in `ChartFrame`.
 */
export function StepLine({ points, from, to }: { points: readonly StepPoint[]; from: number; to: number }) {
  const format = useFormat();
  const top = roundUp(Math.max(1, ...points.map(({ total }) => total)));
  const span = Math.max(1, to - from);
  const x = (at: number) => Math.round(((Math.min(Math.max(at, from), to) - from) / span) * WIDTH * 10) / 10;
  const y = (total: number) => Math.round((1 - total / top) * HEIGHT * 10) / 10;
  const steps = points.map(({ at, total }) => `H${String(x(at))}V${String(y(total))}`).join('');
  const line = `M0 ${String(HEIGHT)}${steps}`;
  const last = points.at(-1);
  const label = (at: number) => (span > 2 * DAY_MILLISECONDS ? format.day(at) : format.clock(at));
  return (
    <div className="step-line">
      <div className="step-line-scale number" aria-hidden="true">
        <span>{format.number(top)}</span>
        <span>{format.number(top / 2)}</span>
        <span>0</span>
      </div>
      <svg
        className="step-line-plot"
        viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        <path className="chart-grid" d={`M0 0H${String(WIDTH)}M0 ${String(HEIGHT / 2)}H${String(WIDTH)}`} />
        {last && <path className="chart-area" d={`${line}V${String(HEIGHT)}Z`} />}
        <path className="chart-axis" d={`M0 ${String(HEIGHT)}H${String(WIDTH)}`} />
        {last && <path className="chart-line" d={line} />}
        {/* A line of no length with round ends: a dot that does not stretch with the picture. */}
        {last && <path className="chart-end" d={`M${String(x(last.at))} ${String(y(last.total))}h0`} />}
      </svg>
      <div className="step-line-times" aria-hidden="true">
        <span>{label(from)}</span>
        <span>{label(from + span / 2)}</span>
        <span>{label(to)}</span>
      </div>
    </div>
  );
}

/** The next of 2, 4, 6, 8, 10, 20, … above, so that its half is a whole number too. */
function roundUp(value: number): number {
  if (value <= 2) return 2;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10].find(
    (each) => each * power >= value && (each * power) % 2 === 0,
  );
  return (step ?? 20) * power;
}
