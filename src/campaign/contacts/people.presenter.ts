import type {
  CampaignFigures,
  ExportedPerson,
  NextPerson,
  PersonDetails,
  PersonRow,
} from './people.contract';
import type { PersonFieldView } from '../values/values.contract';
import type { ExportedRow, MergedRow, NextRow, PersonDetailsRow, PersonSummaryRow } from './people.queries';
import type { TimelineEntry } from './contacts.contract';

export function presentPerson(row: PersonSummaryRow): PersonRow {
  return summaryOf(row);
}

function summaryOf(row: PersonSummaryRow) {
  return {
    id: row.id,
    givenName: row.givenName,
    familyName: row.familyName,
    department: row.department,
    shift: row.shift,
    standing: row.standing,
    phone: row.phones[0] ?? null,
    assessment: row.value ?? 0,
    attempts: row.attempts ?? 0,
    lastOutcome: row.lastOutcome,
    lastContactAt: row.lastAt?.toISOString() ?? null,
    lastContactBy: row.lastByName,
    followUpOn: row.followUpOn,
  };
}

export function presentNext(row: NextRow): NextPerson {
  return { ...summaryOf(row), reason: row.reason };
}

export function presentExported(row: ExportedRow): ExportedPerson {
  const { jobTitle, location, employeeNumber, email, address, phones } = row;
  return { ...summaryOf(row), jobTitle, location, employeeNumber, email, address, phones: [...phones] };
}

export function presentDetails(
  row: PersonDetailsRow,
  {
    fields,
    merged,
    timeline,
  }: {
    readonly fields: PersonFieldView[];
    readonly merged: readonly MergedRow[];
    readonly timeline: TimelineEntry[];
  },
): PersonDetails {
  return {
    ...summaryOf(row),
    jobTitle: row.jobTitle,
    location: row.location,
    employeeNumber: row.employeeNumber,
    email: row.email,
    address: row.address,
    phones: [...row.phones],
    assessedAt: row.assessedAt?.toISOString() ?? null,
    fields,
    merged: merged.map(({ id, personId, name, how, score, at, by }) => ({
      id,
      personId,
      name,
      how,
      score,
      at: at.toISOString(),
      by,
    })),
    timeline,
  };
}

export function presentFigures(totals: Omit<CampaignFigures, 'followUpsDue'>, due: number): CampaignFigures {
  const { people, assessed, supporters, reached } = totals;
  return { people, assessed, supporters, reached, followUpsDue: due };
}
