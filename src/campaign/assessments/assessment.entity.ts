import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Basis } from './assessments.contract';

@Entity({ schema: 'campaign', name: 'assessment' })
export class Assessment {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'assessed_by' }) assessedBy!: string;
  @Column('smallint') value!: number;
  @Column('text') basis!: Basis;
  @Column('timestamptz', { name: 'occurred_at' }) occurredAt!: Date;
  @Column('timestamptz', { name: 'received_at' }) receivedAt!: Date;
  @Column('uuid', { name: 'contact_id', nullable: true }) contactId!: string | null;
  @Column('uuid', { name: 'list_id', nullable: true }) listId!: string | null;
}
