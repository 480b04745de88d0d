import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'official', name: 'list_access' })
export class ListAccess {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'session_id' }) sessionId!: string;
  @Column('integer') names!: number;
  @Column('uuid', { name: 'seen_by', nullable: true }) seenBy!: string | null;
}
