import { checkpointText, keyFingerprint, roomCode } from '../../domain/checkpoint';
import { toBase64, toHex } from '../../domain/encoding';
import type { OpenedRecord } from '../../domain/record-state';
import { formLines, revisedLines } from '../../domain/tally-lines';
import type { Election } from '../../elections/elections.service';
import type { CaseView, DocumentLineView, RecordHeadView } from './tally-document.contract';
import type { HeadRow } from './tally-document.queries';
import type { TallyFormView } from './tally.contract';

export function presentCase(election: Election): CaseView {
  return {
    election: election.id,
    name: election.name,
    employer: election.employer,
    caseNumber: election.caseNumber,
    timeZone: election.timeZone,
    question: election.question,
    manner: election.manner,
  };
}

export function presentHead(election: string, { size, root, publicKey }: HeadRow): RecordHeadView {
  return {
    size,
    root: toBase64(root),
    roomCode: roomCode(root),
    fingerprint: toHex(keyFingerprint(publicKey)),
    text: checkpointText(election, size, root),
  };
}

/** `original` is the first tally where the form is of a revision. */
export function presentLines(
  form: TallyFormView,
  original: TallyFormView | null,
  state: OpenedRecord,
): DocumentLineView[] {
  if (original === null) {
    return formLines(form).map(({ value, ...line }) => ({
      ...line,
      original: null,
      counted: null,
      final: value,
    }));
  }
  return revisedLines(original, form, sustained(form, state)).map((line) => ({ ...line }));
}

/** Ruled ineligible since the reconciliation: what the identity of the record leaves over. */
function sustained(form: TallyFormView, { reconciliation }: OpenedRecord): number {
  const received = (reconciliation?.accepted ?? 0) + (reconciliation?.challenged ?? 0);
  return received - form.void - form.validPlusChallenged;
}
