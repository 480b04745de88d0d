import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'official', name: 'reversal' })
export class Reversal {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('uuid', { name: 'scan_id' }) scanId!: string;
  @Column('uuid', { name: 'envelope_id' }) envelopeId!: string;
  @Column('uuid', { name: 'reversed_by', nullable: true }) reversedBy!: string | null;
  @Column('timestamptz', { name: 'reversed_at' }) reversedAt!: Date;
}
