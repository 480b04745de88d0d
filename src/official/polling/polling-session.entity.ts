import { Column, Entity, PrimaryColumn } from 'typeorm';

export type PollingSessionState = 'planned' | 'open' | 'closed' | 'cancelled';

@Entity({ schema: 'official', name: 'polling_session' })
export class PollingSession {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'site_id' }) siteId!: string;
  @Column('timestamptz', { name: 'opens_at' }) opensAt!: Date;
  @Column('timestamptz', { name: 'closes_at' }) closesAt!: Date;
  @Column('text', { default: 'planned' }) state!: PollingSessionState;
  @Column('text', { name: 'cancel_reason', nullable: true }) cancelReason!: string | null;
  @Column('uuid', { name: 'opened_by', nullable: true }) openedBy!: string | null;
  @Column('timestamptz', { name: 'opened_at', nullable: true }) openedAt!: Date | null;
  @Column('text', { name: 'opening_seal', nullable: true }) openingSeal!: string | null;
  @Column('boolean', { name: 'is_shown_empty', nullable: true }) isShownEmpty!: boolean | null;
  @Column('integer', { name: 'ballots_supplied', nullable: true }) ballotsSupplied!: number | null;
  @Column('uuid', { name: 'closed_by', nullable: true }) closedBy!: string | null;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt!: Date | null;
  @Column('text', { name: 'closing_seal', nullable: true }) closingSeal!: string | null;
  @Column('integer', { name: 'ballots_unused', nullable: true }) ballotsUnused!: number | null;
  @Column('integer', { name: 'ballots_spoiled', nullable: true }) ballotsSpoiled!: number | null;
  @Column('integer', { name: 'challenged_envelopes', nullable: true }) challengedEnvelopes!: number | null;
  @Column('text', { default: '' }) note!: string;
}
