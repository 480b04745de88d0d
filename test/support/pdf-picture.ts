import { blank, type Picture } from './codes';
import { objectsOf } from './pdf';

type Matrix = readonly [number, number, number, number, number, number];
type Point = readonly [number, number];

interface State {
  readonly matrix: Matrix;
  readonly gray: number;
}

const TOKEN = /\[[^\]]*\]|<<|>>|<[^>]*>|\((?:\\.|[^)\\])*\)|\/[^\s/<>[\]()]+|[-+]?[\d.]+|[A-Za-z'"]+\*?/g;

/**
 * The pages of a document as pictures, as an office printer lays them down: all that is filled, in its place and shade.
 * Letters are not drawn; `readPdf` reads them.
 */
export function picturesOf(bytes: Uint8Array, dotsAnInch = 300): Picture[] {
  const scale = dotsAnInch / 72;
  const objects = objectsOf(bytes);
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\b/.test(body));
  return pages.map((page) => {
    const [, , , width = 612, height = 792] =
      /\/MediaBox \[\s*([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+)/.exec(page)?.map(Number) ?? [];
    const parts = /\/Contents (?:\[([^\]]*)\]|(\d+) 0 R)/.exec(page) ?? [];
    const ids = [...(parts[1] ?? `${String(parts[2])} 0 R`).matchAll(/(\d+) 0 R/g)].map(([, id = '']) => id);
    const content = ids.map((id) => /stream\n([\s\S]*)\nendstream/.exec(objects.get(id) ?? '')?.[1] ?? '');
    const picture = blank(Math.round(width * scale), Math.round(height * scale));
    draw(picture, content.join('\n'), [scale, 0, 0, -scale, 0, height * scale]);
    return picture;
  });
}

function draw(picture: Picture, content: string, toPixels: Matrix): void {
  const saved: State[] = [];
  let state: State = { matrix: toPixels, gray: 0 };
  let shapes: Point[][] = [];
  let numbers: number[] = [];
  const place = (x = 0, y = 0): Point => apply(state.matrix, [x, y]);
  for (const [token] of content.matchAll(TOKEN)) {
    if (/^[-+.\d]/.test(token)) {
      numbers.push(Number(token));
      continue;
    }
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers;
    switch (token) {
      case 'q':
        saved.push(state);
        break;
      case 'Q':
        state = saved.pop() ?? { matrix: toPixels, gray: 0 };
        break;
      case 'cm':
        state = { ...state, matrix: times([a, b, c, d, e, f], state.matrix) };
        break;
      case 'g':
        state = { ...state, gray: 255 * a };
        break;
      case 'rg':
      case 'sc':
      case 'scn':
        state = { ...state, gray: 255 * (numbers.length < 3 ? a : 0.3 * a + 0.59 * b + 0.11 * c) };
        break;
      case 're':
        shapes.push([place(a, b), place(a + c, b), place(a + c, b + d), place(a, b + d)]);
        break;
      case 'm':
        shapes.push([place(a, b)]);
        break;
      case 'l':
        shapes.at(-1)?.push(place(a, b));
        break;
      case 'c':
        shapes.at(-1)?.push(place(e, f));
        break;
      case 'f':
      case 'F':
      case 'f*':
      case 'B':
        paint(picture, shapes, Math.round(state.gray));
        shapes = [];
        break;
      case 'n':
      case 'S':
      case 's':
        shapes = [];
        break;
    }
    numbers = [];
  }
}

/** Fills what lies inside, by the sense in which the outlines turn around the middle of each pixel. */
function paint({ width, height, grays }: Picture, shapes: readonly (readonly Point[])[], gray: number): void {
  const edges = shapes.flatMap((shape) =>
    shape.map((from, index) => [from, shape[(index + 1) % shape.length] ?? from] as const),
  );
  const levels = edges.flatMap(([[, y]]) => y);
  const top = Math.max(0, Math.floor(Math.min(...levels)));
  const bottom = Math.min(height - 1, Math.ceil(Math.max(...levels)));
  for (let row = top; row <= bottom; row++) {
    const middle = row + 0.5;
    const crossings = edges
      .filter(([[, from], [, to]]) => from > middle !== to > middle)
      .map(([[x, y], [toX, toY]]) => ({
        x: x + ((toX - x) * (middle - y)) / (toY - y),
        turn: toY > y ? 1 : -1,
      }))
      .sort((one, other) => one.x - other.x);
    let turns = 0;
    crossings.forEach(({ x, turn }, index) => {
      turns += turn;
      const next = crossings[index + 1];
      if (turns === 0 || next === undefined) return;
      const [left, right] = [Math.max(0, Math.round(x)), Math.min(width, Math.round(next.x))];
      if (right > left) grays.fill(gray, row * width + left, row * width + right);
    });
  }
}

function apply([a, b, c, d, e, f]: Matrix, [x, y]: Point): Point {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** First `one`, then `other`. */
function times([a, b, c, d, e, f]: Matrix, other: Matrix): Matrix {
  const [zeroX, zeroY] = apply(other, [0, 0]);
  const [right, up, from] = [apply(other, [a, b]), apply(other, [c, d]), apply(other, [e, f])];
  return [right[0] - zeroX, right[1] - zeroY, up[0] - zeroX, up[1] - zeroY, from[0], from[1]];
}
