import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A rerun or a runoff is an election of its own, and knows which one it follows. */
export class ElectionsThatFollow20261124000341 implements MigrationInterface {
  readonly name = 'ElectionsThatFollow20261124000341';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE core.election ADD follows uuid CONSTRAINT election_follows REFERENCES core.election (id)
        CONSTRAINT election_follows_another CHECK (follows <> id);
      CREATE FUNCTION core.check_follows_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.follows IS DISTINCT FROM OLD.follows THEN
          RAISE EXCEPTION 'what the record published at its opening is fixed' USING ERRCODE = 'check_violation', CONSTRAINT = 'election_opening_fixed';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER election_follows_fixed BEFORE UPDATE ON core.election FOR EACH ROW EXECUTE FUNCTION core.check_follows_fixed();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER election_follows_fixed ON core.election;
      DROP FUNCTION core.check_follows_fixed();
      ALTER TABLE core.election DROP COLUMN follows;
    `);
  }
}
