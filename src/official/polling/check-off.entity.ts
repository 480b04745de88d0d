import { Column, Entity, PrimaryColumn } from 'typeorm';

export type CheckOffState = 'at-table' | 'cast' | 'reversed';

@Entity({ schema: 'official', name: 'check_off' })
export class CheckOffRow {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'session_id' }) sessionId!: string;
  @Column('integer', { name: 'seal_number', nullable: true }) sealNumber!: number | null;
  @Column('uuid', { name: 'entry_id', nullable: true }) entryId!: string | null;
  @Column('boolean', { name: 'is_challenged' }) isChallenged!: boolean;
  @Column('text', { default: 'at-table' }) state!: CheckOffState;
  @Column('text', { name: 'reversal_reason', nullable: true }) reversalReason!: string | null;
  @Column('text', { name: 'reversal_note', default: '' }) reversalNote!: string;
  @Column('uuid', { name: 'checked_by', nullable: true }) checkedBy!: string | null;
}
