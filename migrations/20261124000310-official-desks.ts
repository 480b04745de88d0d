import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A receipt desk is a session: who, on which device, from when to when. The check can't begin while one is open, for
 * its laptop may still hold scans. What comes from a desk that was closed for it is kept, and the agent decides.
 */
export class OfficialDesks20261124000310 implements MigrationInterface {
  readonly name = 'OfficialDesks20261124000310';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE official.desk (
        election_id uuid NOT NULL REFERENCES core.election (id),
        id uuid NOT NULL,
        -- Minted by the browser and kept there: one laptop, one open desk.
        device uuid NOT NULL,
        -- By how many seconds the laptop's clock is ahead of the server's, which decides.
        clock_offset integer,
        opened_by uuid REFERENCES core.account (id),
        opened_at timestamptz NOT NULL,
        closed_by uuid REFERENCES core.account (id),
        closed_at timestamptz,
        -- Why the agent closed it instead of the people at it; null where they did.
        lost_reason text CONSTRAINT desk_lost_reason CHECK (lost_reason IN ('lost', 'broken', 'left-open', 'other')),
        note text NOT NULL DEFAULT '' CONSTRAINT desk_note CHECK (length(note) <= 500),
        PRIMARY KEY (election_id, id),
        CONSTRAINT desk_lost_is_closed CHECK (lost_reason IS NULL OR closed_at IS NOT NULL),
        CONSTRAINT desk_closed_after_opened CHECK (closed_at >= opened_at)
      );
      CREATE UNIQUE INDEX desk_one_open_a_device ON official.desk (election_id, device) WHERE closed_at IS NULL;
      CREATE TRIGGER desk_kept BEFORE DELETE OR TRUNCATE ON official.desk FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      CREATE FUNCTION official.check_desk_step() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.closed_at IS NOT NULL OR (NEW.device, NEW.opened_by, NEW.opened_at) IS DISTINCT FROM (OLD.device, OLD.opened_by, OLD.opened_at) THEN
          RAISE EXCEPTION 'a desk is closed once, and nothing else of it changes' USING ERRCODE = 'check_violation', CONSTRAINT = 'desk_step';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER desk_step BEFORE UPDATE ON official.desk FOR EACH ROW EXECUTE FUNCTION official.check_desk_step();

      CREATE FUNCTION official.check_desks_closed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM official.desk d WHERE d.election_id = NEW.id AND d.closed_at IS NULL) THEN
          RAISE EXCEPTION 'a receipt desk of % is open', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'election_desks_closed';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER election_desks_closed BEFORE UPDATE OF phase ON core.election
        FOR EACH ROW WHEN (OLD.phase = 'voting' AND NEW.phase = 'checking') EXECUTE FUNCTION official.check_desks_closed();

      ALTER TABLE official.scan
        ADD desk_id uuid,
        -- When it was scanned by the laptop's clock, and by how many seconds that clock was ahead as it arrived.
        ADD device_at timestamptz,
        ADD clock_offset integer,
        ADD CONSTRAINT scan_desk FOREIGN KEY (election_id, desk_id) REFERENCES official.desk (election_id, id),
        DROP CONSTRAINT scan_result,
        ADD CONSTRAINT scan_result CHECK (result IN ('received', 'already-received', 'duplicate', 'not-on-list', 'unsigned', 'damaged', 'late',
          'other-election', 'malformed', 'undelivered', 'desk-closed')),
        DROP CONSTRAINT scan_condition,
        ADD CONSTRAINT scan_condition CHECK (condition IN ('unsigned', 'printed', 'torn', 'other', 'undeliverable'));

      CREATE FUNCTION official.check_scan_desk() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (NEW.result = 'desk-closed') IS DISTINCT FROM
           (SELECT d.closed_at IS NOT NULL FROM official.desk d WHERE d.election_id = NEW.election_id AND d.id = NEW.desk_id) THEN
          RAISE EXCEPTION 'a scan of a closed desk takes nothing in' USING ERRCODE = 'check_violation', CONSTRAINT = 'scan_of_open_desk';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER scan_of_open_desk BEFORE INSERT ON official.scan
        FOR EACH ROW WHEN (NEW.desk_id IS NOT NULL OR NEW.result = 'desk-closed') EXECUTE FUNCTION official.check_scan_desk();

      GRANT SELECT, INSERT ON official.desk TO rollcall_official;
      GRANT UPDATE (closed_by, closed_at, lost_reason, note) ON official.desk TO rollcall_official;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER scan_of_open_desk ON official.scan;
      DROP TRIGGER election_desks_closed ON core.election;
      ALTER TABLE official.scan
        DROP CONSTRAINT scan_desk, DROP desk_id, DROP device_at, DROP clock_offset,
        DROP CONSTRAINT scan_result,
        ADD CONSTRAINT scan_result CHECK (result IN ('received', 'already-received', 'duplicate', 'not-on-list', 'unsigned', 'damaged', 'late', 'other-election', 'malformed')),
        DROP CONSTRAINT scan_condition,
        ADD CONSTRAINT scan_condition CHECK (condition IN ('unsigned', 'printed', 'torn', 'other'));
      DROP TABLE official.desk;
      DROP FUNCTION official.check_scan_desk(), official.check_desks_closed(), official.check_desk_step();
    `);
  }
}
