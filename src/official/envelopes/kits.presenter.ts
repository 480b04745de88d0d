import type { KitExportView, ReplacementView } from './kits.contract';
import type { KitExportRow, ReplacementRow } from './kits.queries';

export function presentReplacement(row: ReplacementRow): ReplacementView {
  return {
    id: row.id,
    familyName: row.family_name,
    givenName: row.given_name,
    reason: row.reason,
    requestedAt: row.requested_at.toISOString(),
    state: row.key !== null ? 'sent' : row.cancelled_at !== null ? 'cancelled' : 'requested',
    key: row.key,
  };
}

export function presentKitExport(row: KitExportRow): KitExportView {
  return {
    id: row.id,
    kind: row.kind,
    reason: row.reason,
    kits: row.kits,
    exportedBy: row.exported_by ?? '',
    exportedAt: row.exported_at.toISOString(),
  };
}
