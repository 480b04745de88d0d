import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'official', name: 'unlisted_voter' })
export class UnlistedVoterRow {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('uuid', { name: 'check_off_id' }) checkOffId!: string;
  @Column('text', { name: 'family_name' }) familyName!: string;
  @Column('text', { name: 'given_name' }) givenName!: string;
  @Column('text', { name: 'employee_number' }) employeeNumber!: string;
}
