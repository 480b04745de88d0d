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
  @Column('text', { name: 'cell_phone', nullable: true }) cellPhone!: string | null;
  @Column('text', { name: 'employee_number', nullable: true }) employeeNumber!: string | null;
  @Column('text', { name: 'middle_name', nullable: true }) middleName!: string | null;
  @Column('text', { nullable: true }) suffix!: string | null;
  @Column('text', { nullable: true }) classification!: string | null;
  @Column('text', { nullable: true }) location!: string | null;
  @Column('text', { nullable: true }) street!: string | null;
  @Column('text', { nullable: true }) city!: string | null;
  @Column('text', { nullable: true }) state!: string | null;
  @Column('text', { name: 'postal_code', nullable: true }) postalCode!: string | null;
  @Column('text', { nullable: true }) email!: string | null;
  @Column('text', { name: 'home_phone', nullable: true }) homePhone!: string | null;
  @Column('text', { name: 'work_phone', nullable: true }) workPhone!: string | null;
  @Column('boolean', { name: 'is_gone', default: false }) isGone!: boolean;
  @Column('text', { name: 'search_text', default: '' }) searchText!: string;
  @Column('uuid', { name: 'merged_into', nullable: true }) mergedInto!: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('uuid', { name: 'created_by' }) createdBy!: string;
}
