import { inflateSync } from 'node:zlib';

export interface ReadPdf {
  /** Its pieces of text, one a line, in the order in which they are drawn. */
  readonly text: string;
  /** The objects, with what was packed in them. */
  readonly source: string;
  readonly pages: number;
}

/** What a document of this product says, read without a library: its fonts say what their glyphs mean. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const source = unpacked(Buffer.from(bytes).toString('latin1'));
  const objects = objectsIn(source);
  const fonts = new Map<string, ReadonlyMap<number, string>>();
  for (const [, name = '', id = ''] of source.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1] ?? '';
    fonts.set(name, lettersOf(objects.get(table) ?? ''));
  }
  let font: ReadonlyMap<number, string> = new Map();
  let text = '';
  // Some programs lay a line down at once (TJ), others letter by letter until the line ends (Tj … ET).
  let isLineOpen = false;
  for (const [, name, line, letters] of source.matchAll(
    /\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ|(<\w+>) Tj|\nET\n/g,
  )) {
    if (name !== undefined) {
      font = fonts.get(name) ?? new Map();
      continue;
    }
    const glyphs = [...(line ?? letters ?? '').matchAll(/<(\w+)>/g)].flatMap(
      ([, hex = '']) => hex.match(/.{4}/g) ?? [],
    );
    text += glyphs.map((glyph) => font.get(Number.parseInt(glyph, 16)) ?? '').join('');
    if (line !== undefined || (letters === undefined && isLineOpen)) text += '\n';
    isLineOpen = letters !== undefined;
  }
  return { text, source, pages: source.match(/\/Type \/Page\b/g)?.length ?? 0 };
}

/** The objects of a document by their number, with what was packed in them. */
export function objectsOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  return objectsIn(unpacked(Buffer.from(bytes).toString('latin1')));
}

function objectsIn(source: string): ReadonlyMap<string, string> {
  const bodies = source.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g);
  return new Map([...bodies].map(([, id = '', body = '']) => [id, body]));
}

function unpacked(pdf: string): string {
  return pdf.replace(
    /(<<[^<>]*\/Filter \/FlateDecode[^<>]*>>\s*)stream\n([\s\S]*?)\nendstream/g,
    (_, dictionary: string, packed: string) =>
      `${dictionary}stream\n${inflateSync(Buffer.from(packed, 'latin1')).toString('latin1')}\nendstream`,
  );
}

/** Glyphs of a font, and the letters they stand for. */
function lettersOf(table: string): ReadonlyMap<number, string> {
  const letters = new Map<number, string>();
  for (const [, from = '', list = ''] of table.matchAll(/<(\w+)> <\w+> \[([^\]]*)\]/g)) {
    [...list.matchAll(/<([\w ]*)>/g)].forEach(([, hex = ''], index) => {
      // A ligature stands for several letters.
      const units = (hex.match(/\w{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16));
      letters.set(Number.parseInt(from, 16) + index, String.fromCharCode(...units));
    });
  }
  // Another way to say it: single glyphs, and runs of them.
  for (const [, rows = ''] of table.matchAll(/beginbfchar\n([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', hex = ''] of rows.matchAll(/^<(\w+)> <(\w+)>$/gm))
      letters.set(Number.parseInt(glyph, 16), spelled(hex, 0));
  for (const [, rows = ''] of table.matchAll(/beginbfrange\n([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', hex = ''] of rows.matchAll(/^<(\w+)> <(\w+)> <(\w+)>$/gm))
      for (let glyph = Number.parseInt(from, 16); glyph <= Number.parseInt(to, 16); glyph++)
        letters.set(glyph, spelled(hex, glyph - Number.parseInt(from, 16)));
  return letters;
}

function spelled(hex: string, further: number): string {
  const units = (hex.match(/\w{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16));
  return String.fromCharCode(...units.slice(0, -1), (units.at(-1) ?? 0) + further);
}
