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
  const { id, standing, employeeNumber, familyName, givenName, middleName, suffix } = row;
  const { classification, department, shift, location } = row;
  const { street, city, state, postalCode, email, homePhone, cellPhone } = row;
  return {
    id,
    standing,
    employeeNumber,
    familyName,
    givenName,
    middleName,
    suffix,
    classification,
    department,
    shift,
    location,
    street,
    city,
    state,
    postalCode,
    email,
    homePhone,
    cellPhone,
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
