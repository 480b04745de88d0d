import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'official', name: 'challenge_agreement' })
export class ChallengeAgreement {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('uuid', { name: 'challenge_id' }) challengeId!: string;
  @PrimaryColumn('uuid', { name: 'party_id' }) partyId!: string;
  @Column('text') ruling!: 'eligible' | 'ineligible';
  @Column('uuid', { name: 'recorded_by', nullable: true }) recordedBy!: string | null;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
}
