import type { ListField } from '../../domain/list-quality';
import type { ReportFigure } from '../../domain/list-report-words';
import { listName } from '../../domain/names';
import type { ReportRow, ServedList } from './list-report.contract';
import type { EntryRow, ServedListRow, UnionRow } from './list-report.queries';

export function presentList(row: ServedListRow): ServedList {
  return {
    importId: row.importId,
    kind: row.kind,
    files: row.files.map(({ name, sha256 }) => ({ name, sha256 })),
    servedOn: row.servedOn,
    appliedAt: row.appliedAt.toISOString(),
    people: row.people,
    rowsWithoutName: row.rowsWithoutName,
  };
}

export function presentRow(row: EntryRow, figure: ReportFigure): ReportRow {
  return {
    id: row.id,
    name: listName(row),
    employeeNumber: row.employeeNumber,
    department: row.department,
    shift: row.shift,
    section: row.section,
    value: shownValues(row, figure)
      .filter((value) => value !== '')
      .join(' · '),
    sourceSheet: row.sourceSheet,
    sourceRow: row.sourceRow,
  };
}

export function presentUnionRow(row: UnionRow): ReportRow {
  return {
    id: row.id,
    name: listName(row),
    employeeNumber: row.employeeNumber,
    department: row.department,
    shift: row.shift,
    section: 'regular',
    value: row.classification,
    sourceSheet: null,
    sourceRow: null,
  };
}

function shownValues(row: EntryRow, figure: ReportFigure): string[] {
  const address = [row.street, row.city, row.state, row.postalCode];
  const phones = [row.homePhone, row.cellPhone];
  switch (figure) {
    case 'initials':
      return [row.givenName];
    case 'no-street':
      return address;
    case 'unreachable':
      return [...address, row.email, ...phones];
    case 'gone-unexplained':
    case 'gone-omitted':
    case 'not-listed':
    case 'unknown-to-union':
      return [row.classification];
    default: {
      const [field] = figure.split('-') as [ListField];
      if (field === 'address') return address;
      return field === 'phone' ? phones : [row[field]];
    }
  }
}
