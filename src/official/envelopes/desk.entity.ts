import { Column, Entity, PrimaryColumn } from 'typeorm';

export type LostReason = 'lost' | 'broken' | 'left-open' | 'other';

@Entity({ schema: 'official', name: 'desk' })
export class Desk {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') device!: string;
  @Column('integer', { name: 'clock_offset', nullable: true }) clockOffset!: number | null;
  @Column('uuid', { name: 'opened_by', nullable: true }) openedBy!: string | null;
  @Column('timestamptz', { name: 'opened_at' }) openedAt!: Date;
  @Column('uuid', { name: 'closed_by', nullable: true }) closedBy!: string | null;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt!: Date | null;
  @Column('text', { name: 'lost_reason', nullable: true }) lostReason!: LostReason | null;
  @Column('text', { default: '' }) note!: string;
}
