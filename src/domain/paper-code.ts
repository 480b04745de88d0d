import { charactersOf, checkCharacter } from './check-character';
import { isElectionCode } from './key-number';

/**
 * The code on a paper of the count that is no envelope. It begins with the election's code and ends with a check
 * character, and the letter between says what it is on: `7KQ-B-9F3A2C-2-X` the header sheet of a block, in its second
 * issue; `7KQ-D-7KQ2-9F3A-X` the sealed envelope of a docket; `7KQ-T-9F3A2C-X` a tray.
 *
 * A sheet's issue is the round of its block: once a seal is superseded or a round abandoned, the sheet printed before
 * no longer opens the block.
 */
export type Paper =
  | { readonly kind: 'sheet'; readonly block: string; readonly issue: number }
  | { readonly kind: 'docket'; readonly docket: string }
  | { readonly kind: 'tray'; readonly tray: string };

/** `malformed`: no code of a paper at all, such as an envelope's. */
export type PaperVerdict =
  | { readonly ok: true; readonly paper: Paper }
  | { readonly ok: false; readonly reason: 'malformed' | 'bad-check' }
  | { readonly ok: false; readonly reason: 'other-election'; readonly code: string };

export const LARGEST_ISSUE = 999;

const NAME = '[0-9A-HJKMNP-TV-Z]';
const SHEET = new RegExp(`^(${NAME}{3})B(${NAME}{6})([1-9][0-9]{0,2})(${NAME})$`);
const DOCKET = new RegExp(`^(${NAME}{3})D(${NAME}{4})(${NAME}{4})(${NAME})$`);
const TRAY = new RegExp(`^(${NAME}{3})T(${NAME}{6})(${NAME})$`);
const ID = new RegExp(`^${NAME}{6}$`);
const DOCKET_NAME = new RegExp(`^${NAME}{4}-${NAME}{4}$`);

/** Throws RangeError for what is no election code, no name of such a thing, or an issue out of 1 to 999. */
export function formatPaper(electionCode: string, paper: Paper): string {
  if (!isElectionCode(electionCode)) throw new RangeError(`${electionCode} is no election code`);
  const text = `${electionCode}-${partsOf(paper).join('-')}`;
  return `${text}-${checkCharacter(text.replaceAll('-', ''))}`;
}

/** Reads what a scanner or a person typed, as `charactersOf` does. */
export function parsePaper(input: string, electionCode: string): PaperVerdict {
  const characters = charactersOf(input);
  const read = readSheet(characters) ?? readDocket(characters) ?? readTray(characters);
  if (read === null) return { ok: false, reason: 'malformed' };
  if (checkCharacter(characters.slice(0, -1)) !== characters.slice(-1))
    return { ok: false, reason: 'bad-check' };
  const code = characters.slice(0, 3);
  return code === electionCode ? { ok: true, paper: read } : { ok: false, reason: 'other-election', code };
}

/** Whether a code is on a paper, of whatever election, rightly read or not: an envelope's never is. */
export function isPaperCode(input: string): boolean {
  const characters = charactersOf(input);
  return [SHEET, DOCKET, TRAY].some((form) => form.test(characters));
}

function partsOf(paper: Paper): readonly string[] {
  switch (paper.kind) {
    case 'sheet':
      if (!Number.isInteger(paper.issue) || paper.issue < 1 || paper.issue > LARGEST_ISSUE)
        throw new RangeError(`${String(paper.issue)} is no issue of a sheet`);
      return ['B', named(paper.block, ID), String(paper.issue)];
    case 'docket':
      return ['D', named(paper.docket, DOCKET_NAME)];
    case 'tray':
      return ['T', named(paper.tray, ID)];
  }
}

function named(name: string, form: RegExp): string {
  if (!form.test(name)) throw new RangeError(`${name} names nothing that is printed`);
  return name;
}

function readSheet(characters: string): Paper | null {
  const [, , block, issue] = SHEET.exec(characters) ?? [];
  return block === undefined ? null : { kind: 'sheet', block, issue: Number(issue) };
}

function readDocket(characters: string): Paper | null {
  const [, , first, second] = DOCKET.exec(characters) ?? [];
  return first === undefined ? null : { kind: 'docket', docket: `${first}-${String(second)}` };
}

function readTray(characters: string): Paper | null {
  const [, , tray] = TRAY.exec(characters) ?? [];
  return tray === undefined ? null : { kind: 'tray', tray };
}
