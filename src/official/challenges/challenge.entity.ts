import { Column, Entity, PrimaryColumn } from 'typeorm';

export type ChallengeState = 'raised' | 'reversed' | 'open' | 'withdrawn' | 'eligible' | 'ineligible';

export type SettledBy = 'withdrawal' | 'agreement' | 'ruling';

@Entity({ schema: 'official', name: 'challenge' })
export class Challenge {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') docket!: string;
  @Column('uuid', { name: 'envelope_id', nullable: true }) envelopeId!: string | null;
  @Column('uuid', { name: 'check_off_id', nullable: true }) checkOffId!: string | null;
  @Column('uuid', { name: 'session_id', nullable: true }) sessionId!: string | null;
  @Column('uuid', { name: 'on_behalf_of', nullable: true }) onBehalfOf!: string | null;
  @Column('text', { name: 'record_party', nullable: true }) recordParty!: string | null;
  @Column('text') ground!: string;
  @Column('text', { default: '' }) note!: string;
  @Column('text') state!: ChallengeState;
  @Column('text', { name: 'settled_in', nullable: true }) settledIn!: 'checking' | 'objections' | null;
  @Column('text', { name: 'settled_by', nullable: true }) settledBy!: SettledBy | null;
  @Column('uuid', { name: 'raised_by', nullable: true }) raisedBy!: string | null;
  @Column('timestamptz', { name: 'raised_at' }) raisedAt!: Date;
}
