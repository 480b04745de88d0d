import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Declared tallies, each whole, never a difference to the one before. */
export class Tally20261101000304 implements MigrationInterface {
  readonly name = 'Tally20261101000304';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE official.declared_tally (
        election_id uuid NOT NULL REFERENCES core.election (id),
        revision integer NOT NULL CONSTRAINT declared_tally_revision CHECK (revision >= 0),
        eligible integer NOT NULL CONSTRAINT declared_tally_eligible CHECK (eligible >= 0),
        void integer NOT NULL CONSTRAINT declared_tally_void CHECK (void >= 0),
        votes jsonb NOT NULL CONSTRAINT declared_tally_votes CHECK (official.are_counts(votes)),
        valid integer NOT NULL,
        challenged integer NOT NULL CONSTRAINT declared_tally_challenged CHECK (challenged >= 0),
        valid_plus_challenged integer NOT NULL,
        is_determinative boolean NOT NULL,
        outcome jsonb NOT NULL,
        -- The rule with its version that decided, beside its inputs.
        rule jsonb NOT NULL,
        declared_by uuid REFERENCES core.account (id),
        declared_at timestamptz NOT NULL,
        PRIMARY KEY (election_id, revision),
        CONSTRAINT declared_tally_valid CHECK (valid = official.total(votes)),
        CONSTRAINT declared_tally_valid_plus_challenged CHECK (valid_plus_challenged = valid + challenged)
      );
      CREATE TRIGGER declared_tally_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON official.declared_tally
        FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();
      GRANT SELECT, INSERT ON official.declared_tally TO rollcall_official;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE official.declared_tally');
  }
}
