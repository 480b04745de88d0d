import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'campaign', name: 'contact_withdrawal' })
export class ContactWithdrawal {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('uuid', { name: 'contact_id' }) contactId!: string;
  @Column('uuid', { name: 'withdrawn_by' }) withdrawnBy!: string;
  @Column('timestamptz', { name: 'withdrawn_at' }) withdrawnAt!: Date;
}
