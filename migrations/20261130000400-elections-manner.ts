import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By mail, at polls, or both. */
export class ElectionsManner20261130000400 implements MigrationInterface {
  readonly name = 'ElectionsManner20261130000400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE core.election
        ADD manner text NOT NULL DEFAULT 'mail' CONSTRAINT election_manner CHECK (manner IN ('mail', 'in-person', 'mixed'));

      CREATE FUNCTION core.check_manner_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'how votes are cast is fixed once voting begins' USING ERRCODE = 'check_violation', CONSTRAINT = 'election_manner_fixed';
      END $$;
      CREATE TRIGGER election_manner_fixed BEFORE UPDATE ON core.election
        FOR EACH ROW WHEN (OLD.phase <> 'setup' AND NEW.manner <> OLD.manner) EXECUTE FUNCTION core.check_manner_fixed();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER election_manner_fixed ON core.election;
      DROP FUNCTION core.check_manner_fixed();
      ALTER TABLE core.election DROP manner;
    `);
  }
}
