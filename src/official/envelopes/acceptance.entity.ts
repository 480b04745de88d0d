import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'official', name: 'acceptance' })
export class Acceptance {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('integer') accepted!: number;
  @Column('integer') uncalled!: number;
  @Column('text') reason!: string;
  @Column('uuid', { name: 'accepted_by', nullable: true }) acceptedBy!: string | null;
  @Column('timestamptz', { name: 'accepted_at' }) acceptedAt!: Date;
}
