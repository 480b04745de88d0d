import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One party's secret: its own schema, and a role that sees nothing of the other wing. */
export class CampaignWing20261101000200 implements MigrationInterface {
  readonly name = 'CampaignWing20261101000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA campaign;
      GRANT USAGE ON SCHEMA campaign TO rollcall_campaign;

      CREATE TABLE campaign.event (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        election_id uuid NOT NULL REFERENCES core.election (id),
        at timestamptz NOT NULL,
        actor_id uuid,
        type text NOT NULL,
        subject text NOT NULL,
        data jsonb NOT NULL DEFAULT '{}'
      );
      CREATE INDEX event_election ON campaign.event (election_id, id);
      CREATE TRIGGER event_append_only BEFORE UPDATE ON campaign.event FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();
      GRANT SELECT, INSERT ON campaign.event TO rollcall_campaign;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA campaign CASCADE');
  }
}
