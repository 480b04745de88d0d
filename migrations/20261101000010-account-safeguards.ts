import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AccountSafeguards20261101000010 implements MigrationInterface {
  readonly name = 'AccountSafeguards20261101000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE core.attempt (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        key_hash bytea NOT NULL CONSTRAINT attempt_key_length CHECK (length(key_hash) = 32),
        at timestamptz NOT NULL
      );
      CREATE INDEX attempt_key ON core.attempt (key_hash, at);
      CREATE INDEX attempt_at ON core.attempt (at);
      GRANT SELECT, INSERT, DELETE ON core.attempt TO rollcall_core;

      CREATE FUNCTION core.keep_an_administrator() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        -- Two administrators who revoke each other at once wait here for one another.
        PERFORM pg_advisory_xact_lock(hashtextextended('administrators', 7467));
        IF NOT EXISTS (SELECT FROM core.account WHERE is_administrator AND revoked_at IS NULL) THEN
          RAISE EXCEPTION 'someone must be able to manage accounts' USING ERRCODE = 'check_violation', CONSTRAINT = 'account_last_administrator';
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER account_last_administrator AFTER UPDATE OF is_administrator, revoked_at ON core.account FOR EACH ROW
        WHEN (OLD.is_administrator AND OLD.revoked_at IS NULL AND NOT (NEW.is_administrator AND NEW.revoked_at IS NULL))
        EXECUTE FUNCTION core.keep_an_administrator();
      CREATE TRIGGER account_kept BEFORE DELETE OR TRUNCATE ON core.account FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      CREATE FUNCTION core.check_membership_party() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        -- What someone has seen of one party's campaign, or beside one party at the count, is not carried to another.
        IF OLD.role IN ('observer', 'lead', 'organizer') AND NEW.party_id IS DISTINCT FROM OLD.party_id THEN
          RAISE EXCEPTION 'a membership never changes parties' USING ERRCODE = 'check_violation', CONSTRAINT = 'membership_party_fixed';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER membership_party_fixed BEFORE UPDATE ON core.membership FOR EACH ROW EXECUTE FUNCTION core.check_membership_party();

      -- When a link was withdrawn, or replaced by a newer one.
      ALTER TABLE core.one_time_link ADD COLUMN ended_at timestamptz;
      ALTER TABLE core.one_time_link
        ADD CONSTRAINT one_time_link_email CHECK (email = lower(email)),
        ADD CONSTRAINT one_time_link_role CHECK (role IN ('agent', 'teller', 'observer', 'lead', 'organizer')),
        ADD CONSTRAINT one_time_link_role_party CHECK (CASE WHEN role IN ('observer', 'lead', 'organizer') THEN party_id IS NOT NULL WHEN role = 'agent' THEN party_id IS NULL ELSE true END),
        ADD CONSTRAINT one_time_link_locale CHECK (locale IN ('en', 'es'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE core.one_time_link DROP CONSTRAINT one_time_link_email, DROP CONSTRAINT one_time_link_role,
        DROP CONSTRAINT one_time_link_role_party, DROP CONSTRAINT one_time_link_locale,
        DROP COLUMN ended_at;
      DROP TRIGGER membership_party_fixed ON core.membership;
      DROP FUNCTION core.check_membership_party();
      DROP TRIGGER account_kept ON core.account;
      DROP TRIGGER account_last_administrator ON core.account;
      DROP FUNCTION core.keep_an_administrator();
      DROP TABLE core.attempt;
    `);
  }
}
