import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ImportChoices } from './prepare';
import type { Reading } from './prepare.worker';
import type { Refusal } from './reading/refusal';

export type ImportState = 'reading' | 'refused' | 'review' | 'applying' | 'applied' | 'cancelled';
export type ProgressStage = 'reading' | 'staging' | 'applying';

@Entity({ schema: 'core', name: 'roll_import' })
export class RollImport {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'file_name' }) fileName!: string;
  @Column('integer', { name: 'file_size' }) fileSize!: number;
  @Column('bytea', { name: 'file_sha256' }) fileSha256!: Buffer;
  @Column('text', { default: 'reading' }) state!: ImportState;
  @Column('jsonb', { default: { sheets: [], kept: [] } }) choices!: ImportChoices;
  @Column('integer', { default: 1 }) version!: number;
  @Column('text', { name: 'progress_stage', default: 'reading' }) progressStage!: ProgressStage;
  @Column('integer', { name: 'progress_done', default: 0 }) progressDone!: number;
  @Column('integer', { name: 'progress_total', default: 0 }) progressTotal!: number;
  @Column('jsonb', { nullable: true }) refusal!: Pick<Refusal, 'code' | 'parameters'> | null;
  @Column('jsonb', { nullable: true }) reading!: Reading | null;
  @Column('integer', { name: 'rows_in_file', nullable: true }) rowsInFile!: number | null;
  @Column('integer', { nullable: true }) people!: number | null;
  @Column('integer', { nullable: true }) added!: number | null;
  @Column('integer', { nullable: true }) changed!: number | null;
  @Column('integer', { nullable: true }) same!: number | null;
  @Column('integer', { nullable: true }) gone!: number | null;
  @Column('integer', { name: 'compared_with', nullable: true }) comparedWith!: number | null;
  @Column('uuid', { name: 'uploaded_by', nullable: true }) uploadedBy!: string | null;
  @Column('timestamptz', { name: 'uploaded_at' }) uploadedAt!: Date;
  @Column('uuid', { name: 'finished_by', nullable: true }) finishedBy!: string | null;
  @Column('timestamptz', { name: 'finished_at', nullable: true }) finishedAt!: Date | null;
}
