import type { ExportFormat, ExportView } from './exports.contract';

export interface ExportRow {
  readonly id: string;
  readonly format: ExportFormat;
  readonly reason: string;
  readonly filters: Record<string, string | number[]>;
  readonly rows: number;
  readonly size: number;
  readonly sha256: Buffer;
  readonly exportedAt: Date;
  readonly exportedBy: string;
}

export function presentExport(row: ExportRow): ExportView {
  return {
    id: row.id,
    format: row.format,
    reason: row.reason,
    filters: row.filters,
    rows: row.rows,
    size: row.size,
    sha256: row.sha256.toString('hex'),
    by: row.exportedBy,
    at: row.exportedAt.toISOString(),
  };
}
