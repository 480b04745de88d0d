import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'official', name: 'call' })
export class Call {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('uuid', { name: 'session_id' }) sessionId!: string;
  @PrimaryColumn('integer') number!: number;
  @Column('uuid', { name: 'envelope_id' }) envelopeId!: string;
  @Column('uuid', { name: 'called_by', nullable: true }) calledBy!: string | null;
  @Column('timestamptz', { name: 'called_at' }) calledAt!: Date;
}
