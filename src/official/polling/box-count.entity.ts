import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'official', name: 'box_count' })
export class BoxCount {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'session_id' }) sessionId!: string;
  @Column('integer') number!: number;
  @Column('text', { name: 'seal_found' }) sealFound!: string;
  @Column('text', { default: '' }) finding!: string;
  @Column('integer') ballots!: number;
  @Column('integer', { name: 'challenged_envelopes' }) challengedEnvelopes!: number;
  @Column('uuid', { name: 'counted_by', nullable: true }) countedBy!: string | null;
}
