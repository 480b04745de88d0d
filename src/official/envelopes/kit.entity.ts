import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'official', name: 'kit' })
export class Kit {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') key!: string;
  @Column('uuid', { name: 'roll_entry_id' }) rollEntryId!: string;
  @Column('text') purpose!: 'initial' | 'replacement';
}
