import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'official', name: 'polling_site' })
export class PollingSite {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('text', { default: '' }) place!: string;
}
