import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Undoing a long list of the union's is work for the server, as in the hall. Where the wing comes to a server that has
 * run without it, its tables were copied from the hall's of today: then all of this is there already, and is made again.
 */
export class CampaignUndoJobs20261130000210 implements MigrationInterface {
  readonly name = 'CampaignUndoJobs20261130000210';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE campaign.list_import
        ADD COLUMN IF NOT EXISTS undo_asked_at timestamptz,
        DROP CONSTRAINT roll_import_state,
        DROP CONSTRAINT roll_import_progress_stage,
        DROP CONSTRAINT roll_import_finished,
        DROP CONSTRAINT IF EXISTS roll_import_undoing,
        DROP CONSTRAINT roll_import_undone;
      ALTER TABLE campaign.list_import
        ADD CONSTRAINT roll_import_state CHECK (state IN ('reading', 'refused', 'review', 'applying', 'applied', 'undoing', 'cancelled')),
        ADD CONSTRAINT roll_import_progress_stage CHECK (progress_stage IN ('reading', 'staging', 'applying', 'undoing')),
        ADD CONSTRAINT roll_import_finished CHECK ((state IN ('applied', 'undoing', 'cancelled')) = (finished_at IS NOT NULL)),
        ADD CONSTRAINT roll_import_undoing CHECK (state <> 'undoing' OR (undo_asked_at IS NOT NULL AND undone_at IS NULL)),
        ADD CONSTRAINT roll_import_undone CHECK (undone_at IS NULL OR (state = 'applied' AND coalesce(undo_asked_at, undone_at) <= undoable_until));
      DROP INDEX IF EXISTS campaign.list_import_state_idx;
      CREATE INDEX list_import_unfinished ON campaign.list_import (state) WHERE state IN ('reading', 'applying', 'undoing');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE campaign.list_import SET state = 'applied', progress_stage = 'applying', undone_by = NULL WHERE state = 'undoing';
      UPDATE campaign.list_import SET progress_stage = 'applying' WHERE progress_stage = 'undoing';
      DROP INDEX campaign.list_import_unfinished;
      CREATE INDEX list_import_state_idx ON campaign.list_import (state) WHERE state IN ('reading', 'applying');
      ALTER TABLE campaign.list_import
        DROP CONSTRAINT roll_import_state,
        DROP CONSTRAINT roll_import_progress_stage,
        DROP CONSTRAINT roll_import_finished,
        DROP CONSTRAINT roll_import_undoing,
        DROP CONSTRAINT roll_import_undone;
      -- One that was undone late had been asked for in time.
      UPDATE campaign.list_import SET undone_at = least(undone_at, undoable_until) WHERE undone_at IS NOT NULL;
      ALTER TABLE campaign.list_import
        DROP COLUMN undo_asked_at,
        ADD CONSTRAINT roll_import_state CHECK (state IN ('reading', 'refused', 'review', 'applying', 'applied', 'cancelled')),
        ADD CONSTRAINT roll_import_progress_stage CHECK (progress_stage IN ('reading', 'staging', 'applying')),
        ADD CONSTRAINT roll_import_finished CHECK ((state IN ('applied', 'cancelled')) = (finished_at IS NOT NULL)),
        ADD CONSTRAINT roll_import_undone CHECK (undone_at IS NULL OR (state = 'applied' AND undone_at <= undoable_until));
    `);
  }
}
