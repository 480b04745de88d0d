import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who took which part of the union's list out of the product, when, and why: known to the union alone. */
export class CampaignListExports20261124000250 implements MigrationInterface {
  readonly name = 'CampaignListExports20261124000250';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE campaign.list_export (
        election_id uuid NOT NULL REFERENCES core.election (id),
        id uuid NOT NULL,
        format text NOT NULL CONSTRAINT list_export_format CHECK (format IN ('csv', 'xlsx', 'print')),
        reason text NOT NULL CONSTRAINT list_export_reason CHECK (length(btrim(reason)) BETWEEN 3 AND 500),
        filters jsonb NOT NULL CONSTRAINT list_export_filters CHECK (jsonb_typeof(filters) = 'object'),
        rows integer NOT NULL CONSTRAINT list_export_rows CHECK (rows >= 0),
        size integer NOT NULL CONSTRAINT list_export_size CHECK (size > 0),
        sha256 bytea NOT NULL CONSTRAINT list_export_sha256_length CHECK (length(sha256) = 32),
        exported_by uuid NOT NULL,
        exported_at timestamptz NOT NULL,
        PRIMARY KEY (election_id, id),
        CONSTRAINT list_export_member FOREIGN KEY (election_id, exported_by) REFERENCES core.membership (election_id, account_id)
      );
      CREATE INDEX list_export_order ON campaign.list_export (election_id, exported_at DESC, id);
      CREATE TRIGGER list_export_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON campaign.list_export FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();
      GRANT SELECT, INSERT ON campaign.list_export TO rollcall_campaign;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE campaign.list_export');
  }
}
