import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who took which part of the roll out of the product, when, and why. */
export class RollExports20261124000150 implements MigrationInterface {
  readonly name = 'RollExports20261124000150';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE core.roll_export (
        election_id uuid NOT NULL REFERENCES core.election (id),
        id uuid NOT NULL,
        format text NOT NULL CONSTRAINT roll_export_format CHECK (format IN ('csv', 'xlsx', 'print')),
        reason text NOT NULL CONSTRAINT roll_export_reason CHECK (length(btrim(reason)) BETWEEN 3 AND 500),
        filters jsonb NOT NULL CONSTRAINT roll_export_filters CHECK (jsonb_typeof(filters) = 'object'),
        rows integer NOT NULL CONSTRAINT roll_export_rows CHECK (rows >= 0),
        size integer NOT NULL CONSTRAINT roll_export_size CHECK (size > 0),
        -- Of what was sent, so that a file found later can be traced to who took it.
        sha256 bytea NOT NULL CONSTRAINT roll_export_sha256_length CHECK (length(sha256) = 32),
        exported_by uuid NOT NULL REFERENCES core.account (id),
        exported_at timestamptz NOT NULL,
        PRIMARY KEY (election_id, id)
      );
      CREATE INDEX roll_export_order ON core.roll_export (election_id, exported_at DESC, id);
      CREATE TRIGGER roll_export_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON core.roll_export FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();
      GRANT SELECT, INSERT ON core.roll_export TO rollcall_core;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE core.roll_export');
  }
}
