import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the agent decides about a scan in which no envelope was taken in. An envelope of nobody on the list is kept
 * with the void ones, so that every envelope in the room is a number on the reconciliation.
 */
export class OfficialScanDecisions20261124000311 implements MigrationInterface {
  readonly name = 'OfficialScanDecisions20261124000311';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE official.envelope
        ALTER kit_id DROP NOT NULL,
        ADD CONSTRAINT envelope_of_nobody CHECK (kit_id IS NOT NULL
          OR (state IN ('other', 'late', 'kept', 'reversed') AND reason IS NOT NULL AND reason IN ('not-on-list', 'illegible')));

      CREATE TABLE official.scan_decision (
        election_id uuid NOT NULL REFERENCES core.election (id),
        scan_id uuid NOT NULL,
        decision text NOT NULL CONSTRAINT scan_decision_decision CHECK (decision IN ('take-in', 'void', 'set-aside')),
        -- What taking it in meant then, in the words of a scan.
        result text CONSTRAINT scan_decision_result
          CHECK (result IN ('received', 'already-received', 'duplicate', 'not-on-list', 'unsigned', 'damaged', 'late', 'other-election', 'malformed', 'undelivered')),
        envelope_id uuid,
        note text NOT NULL DEFAULT '' CONSTRAINT scan_decision_note CHECK (length(note) <= 500),
        decided_by uuid REFERENCES core.account (id),
        decided_at timestamptz NOT NULL,
        PRIMARY KEY (election_id, scan_id),
        CONSTRAINT scan_decision_scan FOREIGN KEY (election_id, scan_id) REFERENCES official.scan (election_id, id),
        CONSTRAINT scan_decision_envelope FOREIGN KEY (election_id, envelope_id) REFERENCES official.envelope (election_id, id),
        CONSTRAINT scan_decision_takes_in CHECK ((decision = 'take-in') = (result IS NOT NULL)),
        CONSTRAINT scan_decision_nothing_taken CHECK (decision <> 'set-aside' OR envelope_id IS NULL),
        CONSTRAINT scan_decision_voided CHECK (decision <> 'void' OR envelope_id IS NOT NULL)
      );
      CREATE TRIGGER scan_decision_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON official.scan_decision FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();
      GRANT SELECT, INSERT ON official.scan_decision TO rollcall_official;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE official.scan_decision;
      ALTER TABLE official.envelope DROP CONSTRAINT envelope_of_nobody, ALTER kit_id SET NOT NULL;
    `);
  }
}
