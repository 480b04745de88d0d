import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'core', name: 'party' })
export class Party {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') slug!: string;
  @Column('text') name!: string;
  @Column('text') kind!: 'union' | 'employer' | 'other';
}
