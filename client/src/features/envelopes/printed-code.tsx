import { encode as encodeSquare } from 'uqr';
import { encodeCode128, QUIET_ZONE } from '@domain/code-128';

const HEIGHT = 30;

/** A bar of one module is 1/75 inch on paper and a square three of them: whole dots of printers with 300, 600 and 1200. */
const MODULES_AN_INCH = 75;
const SQUARE_MODULES = 3;

/** Light modules that must stay free on all four sides of a QR code (ISO/IEC 18004). */
const SQUARE_QUIET_ZONE = 4;

/** The same text as Code 128, as QR code and for people; dark on white in every theme, with the quiet zones around. */
export function PrintedCode({ text }: { text: string }) {
  const { bars, width } = encodeCode128(text);
  const across = width + 2 * QUIET_ZONE;
  const strokes = bars.map(({ at, width: modules }) => rectangle(at + QUIET_ZONE, 0, modules, HEIGHT));
  const squares = encodeSquare(text, { ecc: 'M', border: 0 }).data;
  const edge = squares.length + 2 * SQUARE_QUIET_ZONE;
  const modules = squares.flatMap((row, y) =>
    runsOf(row).map(({ at, length }) => rectangle(at + SQUARE_QUIET_ZONE, y + SQUARE_QUIET_ZONE, length, 1)),
  );
  return (
    <figure className="printed-code">
      <svg
        className="printed-bars"
        width={inches(across)}
        viewBox={`0 0 ${across} ${HEIGHT}`}
        role="img"
        aria-label={text}
        preserveAspectRatio="none"
      >
        <path d={strokes.join('')} />
      </svg>
      <svg
        className="printed-squares"
        width={inches(edge * SQUARE_MODULES)}
        height={inches(edge * SQUARE_MODULES)}
        viewBox={`0 0 ${edge} ${edge}`}
        aria-hidden="true"
        shapeRendering="crispEdges"
      >
        <path d={modules.join('')} />
      </svg>
      <figcaption>
        <bdi className="code">{text}</bdi>
      </figcaption>
    </figure>
  );
}

function inches(modules: number): string {
  return `${modules / MODULES_AN_INCH}in`;
}

function rectangle(x: number, y: number, width: number, height: number): string {
  return `M${x} ${y}h${width}v${height}h${-width}z`;
}

/** Dark modules beside each other, drawn as one: no hair of light between them. */
function runsOf(row: readonly boolean[]): { at: number; length: number }[] {
  const runs: { at: number; length: number }[] = [];
  row.forEach((isDark, at) => {
    const last = runs.at(-1);
    if (!isDark) return;
    if (last !== undefined && last.at + last.length === at) last.length += 1;
    else runs.push({ at, length: 1 });
  });
  return runs;
}
