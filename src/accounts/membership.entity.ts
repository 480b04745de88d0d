import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role, Wing } from '../domain/permissions';

@Entity({ schema: 'core', name: 'membership' })
export class Membership {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'election_id' })
  electionId!: string;

  @Column({ type: 'uuid', name: 'account_id' })
  accountId!: string;

  @Column({ type: 'text' })
  role!: Role;

  @Column({
    type: 'text',
    generatedType: 'STORED',
    asExpression: `CASE WHEN role IN ('lead', 'organizer') THEN 'campaign' ELSE 'official' END`,
    insert: false,
    update: false,
  })
  wing!: Wing;

  @Column({ type: 'uuid', name: 'party_id', nullable: true })
  partyId!: string | null;

  /** An observer's seat among those of the party, from 1; null for everyone else. */
  @Column({ type: 'smallint', nullable: true })
  seat!: number | null;

  @Column({ type: 'uuid', name: 'granted_by', nullable: true })
  grantedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'granted_at' })
  grantedAt!: Date;

  @Column({ type: 'timestamptz', name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;
}
