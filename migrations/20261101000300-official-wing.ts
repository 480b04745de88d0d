import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What both parties see: its own schema, and a role that sees nothing of the other wing. */
export class OfficialWing20261101000300 implements MigrationInterface {
  readonly name = 'OfficialWing20261101000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA official;
      GRANT USAGE ON SCHEMA official TO rollcall_official;

      CREATE TABLE official.desk_event (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        election_id uuid NOT NULL REFERENCES core.election (id),
        at timestamptz NOT NULL,
        actor_id uuid,
        type text NOT NULL,
        subject text NOT NULL,
        data jsonb NOT NULL DEFAULT '{}'
      );
      CREATE INDEX desk_event_election ON official.desk_event (election_id, id);
      CREATE TRIGGER desk_event_append_only BEFORE UPDATE ON official.desk_event FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();
      GRANT SELECT, INSERT ON official.desk_event TO rollcall_official;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA official CASCADE');
  }
}
