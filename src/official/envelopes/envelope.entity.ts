import { Column, Entity, PrimaryColumn } from 'typeorm';

export type EnvelopeState =
  'received' | 'accepted' | 'challenged' | 'unsigned' | 'late' | 'duplicate' | 'other' | 'kept' | 'reversed';

@Entity({ schema: 'official', name: 'envelope' })
export class Envelope {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('integer') number!: number;
  @Column('uuid', { name: 'kit_id', nullable: true }) kitId!: string | null;
  @Column('uuid', { name: 'tray_id', nullable: true }) trayId!: string | null;
  @Column('text') state!: EnvelopeState;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('boolean', { name: 'is_after_due', default: false }) isAfterDue!: boolean;
  @Column('timestamptz', { name: 'received_at' }) receivedAt!: Date;
}
