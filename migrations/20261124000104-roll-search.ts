import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Indexes with which a roll of hundreds of thousands is searched, filtered and counted in milliseconds. */
export class RollSearch20261124000104 implements MigrationInterface {
  readonly name = 'RollSearch20261124000104';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX roll_entry_current ON core.roll_entry (election_id, department, shift, section) WHERE is_current;
      DO $$
      DECLARE home text;
      BEGIN
        -- Any owner of a database may have it since PostgreSQL 13. A server without it searches row by row.
        BEGIN
          CREATE EXTENSION IF NOT EXISTS pg_trgm;
        EXCEPTION WHEN undefined_file OR feature_not_supported OR insufficient_privilege THEN
          RAISE NOTICE 'pg_trgm is not there: long rolls are searched row by row';
        END;
        SELECT quote_ident(n.nspname) INTO home FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_trgm';
        IF home IS NOT NULL THEN
          -- Letters without the spaces between: "Dela Cruz" is looked up as "de la Cruz" is. Lists come all at once, so that
          -- a long list of what is not sorted in yet is worth keeping.
          EXECUTE format('CREATE INDEX roll_entry_search ON core.roll_entry USING gin (replace(search_text, '' '', '''') %s.gin_trgm_ops) WITH (gin_pending_list_limit = 32768)', home);
        END IF;
      END $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    // The extension stays: others in the database may use it by now.
    await runner.query('DROP INDEX IF EXISTS core.roll_entry_search; DROP INDEX core.roll_entry_current');
  }
}
