import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { GoneReason } from './choices';
import type { SectionKind } from './mapping/sections';

/** One person as the employer or the agent supplied them. Work about people is kept elsewhere. */
@Entity({ schema: 'core', name: 'roll_entry' })
export class RollEntry {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' }) id!: string;
  @Column('text', { name: 'match_key' }) matchKey!: string;
  @Column('text', { name: 'employee_number', default: '' }) employeeNumber!: string;
  @Column('text', { name: 'family_name', default: '' }) familyName!: string;
  @Column('text', { name: 'given_name', default: '' }) givenName!: string;
  @Column('text', { name: 'middle_name', default: '' }) middleName!: string;
  @Column('text', { default: '' }) suffix!: string;
  @Column('text', { default: '' }) classification!: string;
  @Column('text', { default: '' }) department!: string;
  @Column('text', { default: '' }) shift!: string;
  @Column('text', { default: '' }) location!: string;
  @Column('text', { default: '' }) street!: string;
  @Column('text', { default: '' }) city!: string;
  @Column('text', { default: '' }) state!: string;
  @Column('text', { name: 'postal_code', default: '' }) postalCode!: string;
  @Column('text', { default: '' }) email!: string;
  @Column('text', { name: 'home_phone', default: '' }) homePhone!: string;
  @Column('text', { name: 'cell_phone', default: '' }) cellPhone!: string;
  @Column('text', { default: 'regular' }) section!: SectionKind;
  @Column('text', { name: 'search_text' }) searchText!: string;
  @Column('text', { name: 'sort_text' }) sortText!: string;
  @Column('boolean', { name: 'is_current', default: true }) isCurrent!: boolean;
  @Column('uuid', { name: 'imported_by', nullable: true }) importedBy!: string | null;
  @Column('smallint', { name: 'source_sheet', nullable: true }) sourceSheet!: number | null;
  @Column('integer', { name: 'source_row', nullable: true }) sourceRow!: number | null;
  @Column('integer', { default: 1 }) revision!: number;
  @Column('uuid', { name: 'added_by', nullable: true }) addedBy!: string | null;
  @Column('text', { name: 'gone_reason', nullable: true }) goneReason!: GoneReason | null;
  @Column('uuid', { name: 'merged_into', nullable: true }) mergedInto!: string | null;
  @Column('uuid', { name: 'withdrawn_by', nullable: true }) withdrawnBy!: string | null;
}
