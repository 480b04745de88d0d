import { Column, PrimaryColumn } from 'typeorm';
import {
  NO_CHOICES,
  type GoneReason,
  type ImportChoices,
  type ListKind,
  type PeopleChoices,
} from './choices';
import type { UndoReport } from './imports.contract';
import type { Reading } from './prepared';
import type { Refusal } from './reading/refusal';

export type ImportState = 'reading' | 'refused' | 'review' | 'applying' | 'applied' | 'undoing' | 'cancelled';
export type ProgressStage = 'reading' | 'staging' | 'applying' | 'undoing';

export interface StoredPeopleChoices extends PeopleChoices {
  /** For everyone gone who is not named. */
  readonly goneOthers: GoneReason | null;
}

const NO_PEOPLE_CHOICES: StoredPeopleChoices = { people: [], gone: [], goneOthers: null };

/**
 * The columns of an import, the same in the hall and in the campaign wing. The entity of each names its table:
 * `@Entity({ schema: 'core', name: 'roll_import' }) class RollImport extends ListImport {}`.
 */
export abstract class ListImport {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { default: 'employer' }) kind!: ListKind;
  /** Of the first file. */
  @Column('text', { name: 'file_name' }) fileName!: string;
  @Column('text', { default: 'reading' }) state!: ImportState;
  @Column('jsonb', { default: NO_CHOICES }) choices!: ImportChoices;
  @Column('jsonb', { name: 'people_choices', default: NO_PEOPLE_CHOICES })
  peopleChoices!: StoredPeopleChoices;
  @Column('integer', { default: 1 }) version!: number;
  @Column('text', { name: 'progress_stage', default: 'reading' }) progressStage!: ProgressStage;
  @Column('integer', { name: 'progress_done', default: 0 }) progressDone!: number;
  @Column('integer', { name: 'progress_total', default: 0 }) progressTotal!: number;
  @Column('jsonb', { nullable: true }) refusal!: Pick<Refusal, 'code' | 'parameters'> | null;
  @Column('jsonb', { nullable: true }) reading!: Reading | null;
  @Column('integer', { name: 'rows_in_file', nullable: true }) rowsInFile!: number | null;
  @Column('integer', { nullable: true }) people!: number | null;
  @Column('integer', { nullable: true }) challenge!: number | null;
  @Column('integer', { nullable: true }) added!: number | null;
  @Column('integer', { nullable: true }) changed!: number | null;
  @Column('integer', { nullable: true }) moved!: number | null;
  @Column('integer', { nullable: true }) same!: number | null;
  @Column('integer', { nullable: true }) merged!: number | null;
  @Column('integer', { nullable: true }) gone!: number | null;
  @Column('integer', { name: 'gone_unexplained', nullable: true }) goneUnexplained!: number | null;
  @Column('integer', { nullable: true }) likely!: number | null;
  @Column('integer', { name: 'compared_with', nullable: true }) comparedWith!: number | null;
  @Column('date', { name: 'served_on', nullable: true }) servedOn!: string | null;
  @Column('uuid', { name: 'uploaded_by', nullable: true }) uploadedBy!: string | null;
  @Column('timestamptz', { name: 'uploaded_at' }) uploadedAt!: Date;
  @Column('uuid', { name: 'finished_by', nullable: true }) finishedBy!: string | null;
  @Column('timestamptz', { name: 'finished_at', nullable: true }) finishedAt!: Date | null;
  @Column('timestamptz', { name: 'undoable_until', nullable: true }) undoableUntil!: Date | null;
  /** When an undo was asked for that the server does on its own. */
  @Column('timestamptz', { name: 'undo_asked_at', nullable: true }) undoAskedAt!: Date | null;
  @Column('uuid', { name: 'undone_by', nullable: true }) undoneBy!: string | null;
  @Column('timestamptz', { name: 'undone_at', nullable: true }) undoneAt!: Date | null;
  @Column('jsonb', { nullable: true }) undone!: UndoReport | null;
}
