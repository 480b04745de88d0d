import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Rule } from '../domain/decision-rules';
import type { Phase } from '../domain/lifecycle';
import type { Manner } from '../domain/polls';

@Entity({ schema: 'core', name: 'election' })
export class Election {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') slug!: string;
  @Column('text') code!: string;
  @Column('text') name!: string;
  @Column('text') employer!: string;
  @Column('text', { name: 'case_number', default: '' }) caseNumber!: string;
  @Column('text', { name: 'time_zone' }) timeZone!: string;
  @Column('text') question!: string;
  @Column('text') profile!: string;
  @Column('text', { default: 'mail' }) manner!: Manner;
  @Column('jsonb') rule!: Rule;
  @Column('integer', { name: 'block_size' }) blockSize!: number;
  @Column('integer', { name: 'minimum_block' }) minimumBlock!: number;
  @Column('text', { default: 'setup' }) phase!: Phase;
  @Column('integer', { name: 'observer_seats', default: 2 }) observerSeats!: number;
  @Column('boolean', { name: 'hides_turnout', default: false }) hidesTurnout!: boolean;
  @Column('date', { name: 'petition_filed_on', nullable: true }) petitionFiledOn!: string | null;
  @Column('date', { name: 'directed_on', nullable: true }) directedOn!: string | null;
  @Column('date', { name: 'eligibility_on', nullable: true }) eligibilityOn!: string | null;
  @Column('date', { name: 'mailing_on', nullable: true }) mailingOn!: string | null;
  @Column('timestamptz', { name: 'due_at', nullable: true }) dueAt!: Date | null;
  @Column('timestamptz', { name: 'count_at', nullable: true }) countAt!: Date | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('uuid', { nullable: true }) follows!: string | null;
  @Column('uuid', { name: 'created_by', nullable: true }) createdBy!: string | null;
}
