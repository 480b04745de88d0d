import { parsePaper } from '../../domain/paper-code';
import { Problem } from '../../platform/problem';
import type { Block } from './block.entity';

/** Which block and issue a scanned code names. Throws a problem for what is no header sheet of this election. */
export function readSheet(scanned: string, code: string): { readonly block: string; readonly issue: number } {
  const verdict = parsePaper(scanned, code);
  if (!verdict.ok && verdict.reason === 'other-election')
    throw new Problem('sheet-of-other-election', { code: verdict.code, own: code });
  if (!verdict.ok || verdict.paper.kind !== 'sheet') throw new Problem('not-a-header-sheet');
  return verdict.paper;
}

/** Throws unless the sheet is of a block on the table, and the one in force. */
export function checkSheet(block: Block | null, issue: number): asserts block is Block {
  if (block === null || issue > block.round) throw new Problem('not-a-header-sheet');
  const { position, round } = block;
  if (issue < round) throw new Problem('sheet-superseded', { position, issue, current: round });
}
