import type { RollEntryView, SealView } from './roll.contract';
import type { RollSeal } from './roll-seal.entity';

export function presentSeal(seal: RollSeal): SealView {
  return {
    number: seal.number,
    voters: seal.voters,
    challengeVoters: seal.challengeVoters,
    commitmentRoot: seal.commitmentRoot.toString('hex'),
    sealedAt: seal.sealedAt.toISOString(),
  };
}

export function presentEntry(row: RollEntryView): RollEntryView {
  return {
    id: row.id,
    employeeNumber: row.employeeNumber,
    familyName: row.familyName,
    givenName: row.givenName,
    middleName: row.middleName,
    suffix: row.suffix,
    classification: row.classification,
    department: row.department,
    shift: row.shift,
    location: row.location,
    street: row.street,
    city: row.city,
    state: row.state,
    postalCode: row.postalCode,
    section: row.section,
    isCurrent: row.isCurrent,
    goneReason: row.goneReason,
    email: row.email,
    homePhone: row.homePhone,
    cellPhone: row.cellPhone,
  };
}
