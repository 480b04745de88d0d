import { Column, Entity, PrimaryColumn } from 'typeorm';

export type ReplacementReason = 'not-arrived' | 'spoiled' | 'lost' | 'moved' | 'other';

@Entity({ schema: 'official', name: 'replacement' })
export class Replacement {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'roll_entry_id' }) rollEntryId!: string;
  @Column('text') reason!: ReplacementReason;
  @Column('text', { default: '' }) street!: string;
  @Column('text', { default: '' }) city!: string;
  @Column('text', { default: '' }) state!: string;
  @Column('text', { name: 'postal_code', default: '' }) postalCode!: string;
  @Column('uuid', { name: 'requested_by', nullable: true }) requestedBy!: string | null;
  @Column('timestamptz', { name: 'requested_at' }) requestedAt!: Date;
  @Column('uuid', { name: 'cancelled_by', nullable: true }) cancelledBy!: string | null;
  @Column('timestamptz', { name: 'cancelled_at', nullable: true }) cancelledAt!: Date | null;
  @Column('uuid', { name: 'kit_id', nullable: true }) kitId!: string | null;
  @Column('uuid', { name: 'mailing_id', nullable: true }) mailingId!: string | null;
}
