import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Locale } from '../platform/locale';

@Entity({ schema: 'core', name: 'account' })
export class Account {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  email!: string;

  @Column({ type: 'text' })
  name!: string;

  /** argon2id in PHC form; null until the holder has chosen a password. */
  @Column({ type: 'text', name: 'password_hash', nullable: true })
  passwordHash!: string | null;

  @Column({ type: 'text', default: 'en' })
  locale!: Locale;

  @Column({ type: 'boolean', name: 'is_administrator', default: false })
  isAdministrator!: boolean;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'password_changed_at', nullable: true })
  passwordChangedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;
}
