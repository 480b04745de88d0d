import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ContactOutcome } from '../../domain/assessment';

@Entity({ schema: 'campaign', name: 'contact' })
export class Contact {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'author_id' }) authorId!: string;
  @Column('text') outcome!: ContactOutcome;
  @Column('timestamptz', { name: 'occurred_at' }) occurredAt!: Date;
  @Column('timestamptz', { name: 'received_at' }) receivedAt!: Date;
  @Column('text', { nullable: true }) note!: string | null;
  @Column('date', { name: 'follow_up_on', nullable: true }) followUpOn!: string | null;
}
