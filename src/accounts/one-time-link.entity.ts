import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../domain/permissions';
import type { Locale } from '../platform/locale';

export type LinkPurpose = 'setup' | 'invitation' | 'reset';

@Entity({ schema: 'core', name: 'one_time_link' })
export class OneTimeLink {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  purpose!: LinkPurpose;

  /** SHA-256 of the token: a copy of the database opens nothing. */
  @Column({ type: 'bytea', name: 'token_hash' })
  tokenHash!: Buffer;

  @Column({ type: 'uuid', name: 'account_id', nullable: true })
  accountId!: string | null;

  @Column({ type: 'text', nullable: true })
  email!: string | null;

  @Column({ type: 'text', nullable: true })
  name!: string | null;

  @Column({ type: 'text', default: 'en' })
  locale!: Locale;

  @Column({ type: 'boolean', name: 'is_administrator', default: false })
  isAdministrator!: boolean;

  @Column({ type: 'uuid', name: 'election_id', nullable: true })
  electionId!: string | null;

  @Column({ type: 'text', nullable: true })
  role!: Role | null;

  @Column({ type: 'uuid', name: 'party_id', nullable: true })
  partyId!: string | null;

  @Column({ type: 'uuid', name: 'invited_by', nullable: true })
  invitedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt!: Date;

  @Column({ type: 'timestamptz', name: 'used_at', nullable: true })
  usedAt!: Date | null;

  /** When it was withdrawn, or replaced by a newer one. */
  @Column({ type: 'timestamptz', name: 'ended_at', nullable: true })
  endedAt!: Date | null;
}
