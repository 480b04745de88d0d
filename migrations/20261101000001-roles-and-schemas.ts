import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The hall's schema, and a role for it and for each wing that owns nothing.
 * Requests take one of these roles for the length of their transaction.
 */
export class RolesAndSchemas20261101000001 implements MigrationInterface {
  readonly name = 'RolesAndSchemas20261101000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DO $$
      DECLARE wanted text;
      BEGIN
        -- Roles belong to the whole cluster: another database there may have made them already.
        FOREACH wanted IN ARRAY ARRAY['rollcall_core', 'rollcall_campaign', 'rollcall_official'] LOOP
          IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
            BEGIN
              EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
            EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
            END;
          END IF;
          IF NOT pg_has_role(current_user, wanted, 'SET') THEN
            EXECUTE format('GRANT %I TO CURRENT_USER', wanted);
          END IF;
        END LOOP;
      END $$;
      CREATE SCHEMA core;
      GRANT USAGE ON SCHEMA core TO rollcall_core, rollcall_campaign, rollcall_official;
      REVOKE ALL ON SCHEMA public FROM PUBLIC;

      CREATE FUNCTION core.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% on %.% is refused: rows here are only ever added', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
          USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_append_only';
      END $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    // The roles stay: another database of the cluster may use them.
    await runner.query(`
      DROP SCHEMA core CASCADE;
    `);
  }
}
