import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'official', name: 'name_access' })
export class NameAccess {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'session_id' }) sessionId!: string;
  @Column('integer', { name: 'call_number' }) callNumber!: number;
  @Column('uuid', { name: 'seen_by', nullable: true }) seenBy!: string | null;
  @Column('timestamptz', { name: 'seen_at' }) seenAt!: Date;
}
