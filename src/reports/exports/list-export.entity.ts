import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ExportFormat } from './exports.contract';

@Entity({ schema: 'campaign', name: 'list_export' })
export class ListExport {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') format!: ExportFormat;
  @Column('text') reason!: string;
  @Column('jsonb') filters!: Record<string, unknown>;
  @Column('integer') rows!: number;
  @Column('integer') size!: number;
  @Column('bytea') sha256!: Buffer;
  @Column('uuid', { name: 'exported_by' }) exportedBy!: string;
  @Column('timestamptz', { name: 'exported_at' }) exportedAt!: Date;
}
