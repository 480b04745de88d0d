import { attribute } from './markup';

/** Elements that say nothing: how things look, what was deleted or moved away, and what stands for what is shown. */
const SILENT: ReadonlySet<string> = new Set([
  'pPr',
  'rPr',
  'tblPr',
  'tblGrid',
  'sectPr',
  'del',
  'moveFrom',
  'delText',
  'instrText',
  'delInstrText',
  'rt',
]);

const SAID: ReadonlyMap<string, string> = new Map([
  ['tab', '\t'],
  ['ptab', '\t'],
  ['br', '\n'],
  ['cr', '\n'],
  ['noBreakHyphen', '-'],
]);

/**
 * What the text of a WordprocessingML part says (ECMA-376 part 1 §17.3.3), as its last editor saw it: insertions and
 * hidden text are taken, deletions are not; of a field the result, of alternatives the first, of a form control nothing
 * as long as it shows its own hint.
 */
export class DocumentText {
  #silent = 0;
  #isText = false;
  /** For every field that is open, whether its result has begun. */
  #fields: boolean[] = [];
  /** For every group of alternatives that is open, whether one has been taken. */
  readonly #alternatives: boolean[] = [];
  /** For every form control that is open, whether it shows its hint. */
  readonly #controls: boolean[] = [];

  constructor(private readonly say: (piece: string) => void) {}

  /** Whether the element is looked at any further. */
  open(name: string, attributes: Readonly<Record<string, string>>): boolean {
    if (this.#silent > 0 || SILENT.has(name) || (name === 'Fallback' && this.#alternatives.at(-1) === true)) {
      this.#silent += 1;
      return false;
    }
    const said = SAID.get(name);
    if (said !== undefined) this.#speak(said);
    else if (name === 't') this.#isText = true;
    else if (name === 'sym') this.#speak(symbolOf(attribute(attributes, 'char')));
    else if (name === 'fldChar') this.#turnField(attribute(attributes, 'fldCharType'));
    else if (name === 'AlternateContent') this.#alternatives.push(false);
    else if (name === 'Choice' || name === 'Fallback') this.#takeAlternative();
    else if (name === 'sdt') this.#controls.push(false);
    else if (name === 'showingPlcHdr' && this.#controls.length > 0) {
      this.#controls[this.#controls.length - 1] = isOn(attribute(attributes, 'val'));
    }
    return true;
  }

  text(piece: string): void {
    if (this.#isText && this.#silent === 0) this.#speak(piece);
  }

  /** Whether the element has been looked at. */
  close(name: string): boolean {
    if (this.#silent > 0) {
      this.#silent -= 1;
      return false;
    }
    if (name === 't') this.#isText = false;
    else if (name === 'AlternateContent') this.#alternatives.pop();
    else if (name === 'sdt') this.#controls.pop();
    return true;
  }

  /** No field reaches from one cell into another: one that never ends must not swallow the rest of the list. */
  forgetFields(): void {
    this.#fields = [];
  }

  #speak(piece: string): void {
    if (piece !== '' && !this.#fields.includes(false) && !this.#controls.includes(true)) this.say(piece);
  }

  #turnField(type: string | undefined): void {
    if (type === 'begin') this.#fields.push(false);
    else if (type === 'end') this.#fields.pop();
    else if (type === 'separate' && this.#fields.length > 0) this.#fields[this.#fields.length - 1] = true;
  }

  #takeAlternative(): void {
    if (this.#alternatives.length > 0) this.#alternatives[this.#alternatives.length - 1] = true;
  }
}

function isOn(value: string | undefined): boolean {
  return value === undefined || !/^(?:0|false|off)$/.test(value);
}

function symbolOf(code: string | undefined): string {
  const point = Number.parseInt(code ?? '', 16);
  return point > 0 && point <= 0xffff ? String.fromCharCode(point) : '';
}
