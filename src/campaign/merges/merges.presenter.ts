import type { Match } from '../../domain/person-matching';
import type { PairPerson, PersonMergeView, PersonPair } from './merges.contract';
import type { MergeRow, PairedRow } from './merges.queries';

export function presentPair(
  keep: PairedRow,
  other: PairedRow,
  { score, reasons }: Pick<Match, 'score' | 'reasons'>,
): PersonPair {
  return {
    kind: keep.standing === 'added' ? 'duplicate' : 'link',
    keep: presentPaired(keep),
    other: presentPaired(other),
    score,
    reasons: [...reasons],
  };
}

function presentPaired(row: PairedRow): PairPerson {
  const { id, givenName, familyName, standing, employeeNumber, department, shift, jobTitle, email, address } =
    row;
  return {
    id,
    givenName,
    familyName,
    standing,
    employeeNumber,
    department,
    shift,
    jobTitle,
    email,
    address,
    phones: [...row.phones],
  };
}

export function presentMerge(row: MergeRow): PersonMergeView {
  const { id, keepId, mergedId, keepName, mergedName, how, score, fileName, at, by, undoneAt } = row;
  return {
    id,
    keepId,
    mergedId,
    keepName,
    mergedName,
    how,
    score,
    fileName,
    at: at.toISOString(),
    by,
    undoneAt: undoneAt?.toISOString() ?? null,
  };
}
