import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Outcome, Rule } from '../../domain/decision-rules';

@Entity({ schema: 'official', name: 'declared_tally' })
export class DeclaredTally {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('integer') revision!: number;
  @Column('integer') eligible!: number;
  @Column('integer') void!: number;
  @Column('jsonb') votes!: Record<string, number>;
  @Column('integer') valid!: number;
  @Column('integer') challenged!: number;
  @Column('integer', { name: 'valid_plus_challenged' }) validPlusChallenged!: number;
  @Column('boolean', { name: 'is_determinative' }) isDeterminative!: boolean;
  @Column('jsonb') outcome!: Outcome;
  @Column('jsonb') rule!: Rule;
  @Column('uuid', { name: 'declared_by', nullable: true }) declaredBy!: string | null;
  @Column('timestamptz', { name: 'declared_at' }) declaredAt!: Date;
}
