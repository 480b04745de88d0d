import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'official', name: 'polls_closing' })
export class PollsClosing {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @Column('integer', { name: 'checked_off' }) checkedOff!: number;
  @Column('integer') challenged!: number;
  @Column('integer', { name: 'ballots_in_boxes' }) ballotsInBoxes!: number;
  @Column('text', { default: '' }) reason!: string;
  @Column('uuid', { name: 'closed_by', nullable: true }) closedBy!: string | null;
  @Column('timestamptz', { name: 'closed_at' }) closedAt!: Date;
}
