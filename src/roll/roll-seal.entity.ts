import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'core', name: 'roll_seal' })
export class RollSeal {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('integer') number!: number;
  @Column('integer') voters!: number;
  @Column('integer', { name: 'challenge_voters' }) challengeVoters!: number;
  @Column('bytea', { name: 'commitment_root' }) commitmentRoot!: Buffer;
  @Column('integer', { name: 'roll_version' }) rollVersion!: number;
  @Column('uuid', { name: 'sealed_by', nullable: true }) sealedBy!: string | null;
  @Column('timestamptz', { name: 'sealed_at' }) sealedAt!: Date;
}
