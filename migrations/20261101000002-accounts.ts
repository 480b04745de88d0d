import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Accounts20261101000002 implements MigrationInterface {
  readonly name = 'Accounts20261101000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE core.account (
        id uuid PRIMARY KEY,
        email text NOT NULL CONSTRAINT account_email_form CHECK (email = lower(email) AND email ~ '^[^@[:space:]]+@[^@[:space:]]+$' AND length(email) <= 254),
        name text NOT NULL CONSTRAINT account_name_length CHECK (length(name) BETWEEN 1 AND 200),
        password_hash text,
        locale text NOT NULL DEFAULT 'en' CONSTRAINT account_locale CHECK (locale IN ('en', 'es')),
        is_administrator boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL,
        password_changed_at timestamptz,
        revoked_at timestamptz,
        CONSTRAINT account_email_unique UNIQUE (email)
      );

      CREATE TABLE core.session (
        sid varchar PRIMARY KEY,
        sess json NOT NULL,
        expire timestamptz NOT NULL,
        account_id uuid GENERATED ALWAYS AS ((sess -> 'passport' ->> 'user')::uuid) STORED
      );
      CREATE INDEX session_expire ON core.session (expire);
      CREATE INDEX session_account ON core.session (account_id);

      CREATE TABLE core.one_time_link (
        id uuid PRIMARY KEY,
        purpose text NOT NULL CONSTRAINT one_time_link_purpose CHECK (purpose IN ('setup', 'invitation', 'reset')),
        token_hash bytea NOT NULL CONSTRAINT one_time_link_token_unique UNIQUE CONSTRAINT one_time_link_token_length CHECK (length(token_hash) = 32),
        account_id uuid REFERENCES core.account (id),
        email text,
        name text,
        locale text NOT NULL DEFAULT 'en',
        is_administrator boolean NOT NULL DEFAULT false,
        election_id uuid,
        role text,
        party_id uuid,
        invited_by uuid REFERENCES core.account (id),
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        CONSTRAINT one_time_link_shape CHECK (
          CASE purpose
            WHEN 'setup' THEN account_id IS NULL AND election_id IS NULL
            WHEN 'invitation' THEN email IS NOT NULL AND invited_by IS NOT NULL AND (election_id IS NULL) = (role IS NULL)
            WHEN 'reset' THEN account_id IS NOT NULL AND election_id IS NULL
          END)
      );

      GRANT SELECT, INSERT, UPDATE ON core.account, core.one_time_link TO rollcall_core;
      GRANT SELECT, INSERT, UPDATE, DELETE ON core.session TO rollcall_core;
      GRANT SELECT (id, name) ON core.account TO rollcall_campaign, rollcall_official;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE core.one_time_link, core.session, core.account');
  }
}
