import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ScanResult } from './scan.entity';

export type Decision = 'take-in' | 'void' | 'set-aside';

@Entity({ schema: 'official', name: 'scan_decision' })
export class ScanDecision {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('uuid', { name: 'scan_id' }) scanId!: string;
  @Column('text') decision!: Decision;
  @Column('text', { nullable: true }) result!: Exclude<ScanResult, 'desk-closed'> | null;
  @Column('uuid', { name: 'envelope_id', nullable: true }) envelopeId!: string | null;
  @Column('text', { default: '' }) note!: string;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy!: string | null;
  @Column('timestamptz', { name: 'decided_at' }) decidedAt!: Date;
}
