import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ObjectionGround, ObjectionRuling } from '../../domain/objections';

@Entity({ schema: 'official', name: 'objection' })
export class Objection {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('uuid', { name: 'party_id' }) partyId!: string;
  @Column('text', { name: 'record_party' }) recordParty!: string;
  @Column('text') ground!: ObjectionGround;
  @Column('text') text!: string;
  @Column('integer') revision!: number;
  @Column('timestamptz', { name: 'due_at' }) dueAt!: Date;
  @Column('uuid', { name: 'filed_by', nullable: true }) filedBy!: string | null;
  @Column('timestamptz', { name: 'filed_at' }) filedAt!: Date;
  /** Worked out by the database. */
  @Column({ type: 'boolean', name: 'is_late', insert: false, update: false }) isLate!: boolean;
  @Column('text', { nullable: true }) ruling!: ObjectionRuling | null;
  @Column('text', { name: 'ruling_note', default: '' }) rulingNote!: string;
  @Column('uuid', { name: 'resolved_by', nullable: true }) resolvedBy!: string | null;
  @Column('timestamptz', { name: 'resolved_at', nullable: true }) resolvedAt!: Date | null;
}
