import type { DomainEvent } from '../../domain/events';
import type { Transaction } from '../../platform/database/unit-of-work';
import { Problem } from '../../platform/problem';
import type { ExportFormat, ExportView, FindExports, MakeExport } from './exports.contract';
import { presentExport, type ExportRow } from './exports.presenter';
import type { Spooled } from './spool';

/** Where exports are logged, and the event that says so: each wing has its own, and sees no other. */
export interface ExportLog {
  readonly table: 'core.roll_export' | 'campaign.list_export';
  readonly event: Pick<DomainEvent, 'stream' | 'type'>;
}

export const ROLL_LOG: ExportLog = {
  table: 'core.roll_export',
  event: { stream: 'core', type: 'roll.exported' },
};
export const LIST_LOG: ExportLog = {
  table: 'campaign.list_export',
  event: { stream: 'campaign', type: 'list.exported' },
};

interface Wanted extends MakeExport {
  readonly filters: object;
}

interface LoggedRow {
  readonly isSame: boolean;
  readonly sha256: Buffer;
}

/**
 * Logs an export before anything of it is sent. The same id once more is the same export: it must ask for the same,
 * and the file must be the same, else `same-id-other-content` and `export-changed-since`.
 */
export async function logExport(
  tx: Transaction,
  log: ExportLog,
  electionId: string,
  wanted: Wanted,
  made: Spooled & { readonly rows: number },
): Promise<void> {
  const filters = JSON.stringify(inForce(wanted.filters));
  const { accountId } = tx.scope.actor;
  const asked = [electionId, wanted.id, wanted.format, wanted.reason, filters, accountId];
  const added = await tx.one(
    `INSERT INTO ${log.table} (election_id, id, format, reason, filters, exported_by, rows, size, sha256, exported_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (election_id, id) DO NOTHING RETURNING id`,
    [...asked, made.rows, made.size, made.sha256, tx.now],
  );
  if (added !== null) {
    tx.record({
      ...log.event,
      subject: wanted.id,
      data: { format: wanted.format, rows: made.rows },
    });
    return;
  }
  const logged = await tx.one<LoggedRow>(
    `SELECT (format, reason, filters, exported_by) = ($3::text, $4::text, $5::jsonb, $6::uuid) AS "isSame", sha256
       FROM ${log.table} WHERE election_id = $1 AND id = $2`,
    asked,
  );
  if (logged?.isSame !== true) throw new Problem('same-id-other-content');
  if (!logged.sha256.equals(made.sha256)) throw new Problem('export-changed-since');
}

export async function listExports(
  tx: Transaction,
  log: ExportLog,
  electionId: string,
  { offset, limit }: FindExports,
): Promise<{ items: ExportView[]; total: number }> {
  const rows = await tx.query<ExportRow>(
    `SELECT x.id, x.format, x.reason, x.filters, x.rows, x.size, x.sha256, x.exported_at AS "exportedAt", a.name AS "exportedBy"
       FROM ${log.table} x JOIN core.account a ON a.id = x.exported_by
      WHERE x.election_id = $1 ORDER BY x.exported_at DESC, x.id OFFSET $2 LIMIT $3`,
    [electionId, offset, limit],
  );
  const count = await tx.one<{ total: number }>(
    `SELECT count(*)::integer AS total FROM ${log.table} WHERE election_id = $1`,
    [electionId],
  );
  return { items: rows.map(presentExport), total: count?.total ?? 0 };
}

/** Filters that leave somebody out; what is empty filters nothing. */
function inForce(filters: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== null && value !== ''));
}

export interface ExportFile {
  readonly name: string;
  readonly type: string;
}

const TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  print: 'application/json; charset=utf-8',
};

/** `roll-10-RC-269250-2026-11-24.csv` */
export function exportFile(
  what: string,
  { caseNumber, slug }: { readonly caseNumber: string; readonly slug: string },
  day: string,
  format: ExportFormat,
): ExportFile {
  const extension = format === 'print' ? 'json' : format;
  return { name: `${what}-${fileNamePart(caseNumber || slug)}-${day}.${extension}`, type: TYPES[format] };
}

/** Letters, digits and hyphens: what every system takes in a file's name. */
export function fileNamePart(text: string): string {
  return text.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
