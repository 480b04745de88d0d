import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A party's observer would not sign the tally: noted by the agent. */
@Entity({ schema: 'official', name: 'tally_refusal' })
export class TallyRefusal {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('integer') revision!: number;
  @PrimaryColumn('uuid', { name: 'party_id' }) partyId!: string;
  @Column('text', { default: '' }) note!: string;
  @Column('uuid', { name: 'noted_by', nullable: true }) notedBy!: string | null;
  @Column('timestamptz', { name: 'noted_at' }) notedAt!: Date;
}
