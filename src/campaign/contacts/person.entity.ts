import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'campaign', name: 'person' })
export class Person {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'roll_entry_id', nullable: true }) rollEntryId!: string | null;
  @Column('text', { name: 'given_name', nullable: true }) givenName!: string | null;
  @Column('text', { name: 'family_name', nullable: true }) familyName!: string | null;
  @Column('text', { nullable: true }) department!: string | null;
  @Column('text', { nullable: true }) shift!: string | null;
  @Column('text', { nullable: true }) phone!: string | null;
  @Column('text', { name: 'search_text', default: '' }) searchText!: string;
  @Column('uuid', { name: 'merged_into', nullable: true }) mergedInto!: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('uuid', { name: 'created_by' }) createdBy!: string;
}
