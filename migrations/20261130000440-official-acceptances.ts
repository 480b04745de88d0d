import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Envelopes accepted together at the check, and why, where the names of some were not called. */
export class OfficialAcceptances20261130000440 implements MigrationInterface {
  readonly name = 'OfficialAcceptances20261130000440';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE official.acceptance (
        election_id uuid NOT NULL REFERENCES core.election (id),
        id uuid NOT NULL,
        accepted integer NOT NULL CONSTRAINT acceptance_accepted CHECK (accepted > 0),
        uncalled integer NOT NULL CONSTRAINT acceptance_uncalled CHECK (uncalled BETWEEN 0 AND accepted),
        -- Private, as all free text: the record has the sums.
        reason text NOT NULL CONSTRAINT acceptance_reason CHECK (length(reason) <= 500),
        accepted_by uuid REFERENCES core.account (id),
        accepted_at timestamptz NOT NULL,
        PRIMARY KEY (election_id, id),
        CONSTRAINT acceptance_names_called CHECK (uncalled = 0 OR btrim(reason) <> '')
      );
      CREATE TRIGGER acceptance_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON official.acceptance
        FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();
      GRANT SELECT, INSERT ON official.acceptance TO rollcall_official;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE official.acceptance');
  }
}
