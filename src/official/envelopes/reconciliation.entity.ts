import { Column, Entity, PrimaryColumn } from 'typeorm';

/** All that the count may know about envelopes: integers. */
@Entity({ schema: 'official', name: 'reconciliation' })
export class Reconciliation {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @Column('integer', { name: 'next_number', default: 1 }) nextNumber!: number;
  @Column('integer', { default: 0 }) received!: number;
  @Column('integer', { name: 'in_trays', default: 0 }) inTrays!: number;
  @Column('integer', { name: 'kept_back', default: 0 }) keptBack!: number;
  @Column('integer', { name: 'ballots_in_boxes', default: 0 }) ballotsInBoxes!: number;
  @Column('integer', { name: 'polls_challenged', default: 0 }) pollsChallenged!: number;
  @Column('integer', { default: 0 }) outstanding!: number;
  @Column('integer', { default: 0 }) accepted!: number;
  @Column('integer', { name: 'void_unsigned', default: 0 }) voidUnsigned!: number;
  @Column('integer', { name: 'void_late', default: 0 }) voidLate!: number;
  @Column('integer', { name: 'void_duplicate', default: 0 }) voidDuplicate!: number;
  @Column('integer', { name: 'void_other', default: 0 }) voidOther!: number;
  @Column('integer', { default: 0 }) challenged!: number;
  @Column('integer', { name: 'withdrawn_before', default: 0 }) withdrawnBefore!: number;
  @Column('integer', { name: 'eligible_before', default: 0 }) eligibleBefore!: number;
  @Column('integer', { name: 'ineligible_before', default: 0 }) ineligibleBefore!: number;
  @Column('boolean', { name: 'is_reconciled', default: false }) isReconciled!: boolean;
  @Column('integer', { name: 'withdrawn_after', default: 0 }) withdrawnAfter!: number;
  @Column('integer', { name: 'eligible_after', default: 0 }) eligibleAfter!: number;
  @Column('integer', { name: 'ineligible_after', default: 0 }) ineligibleAfter!: number;
  @Column('integer', { default: 0 }) kept!: number;
  @Column('integer', { name: 'kept_recorded', default: 0 }) keptRecorded!: number;
}
