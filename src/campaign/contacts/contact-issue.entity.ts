import { Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'campaign', name: 'contact_issue' })
export class ContactIssue {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('uuid', { name: 'contact_id' }) contactId!: string;
  @PrimaryColumn('text') code!: string;
}
