import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Undoing a long list is work for the server, as applying it is. */
export class RollUndoJobs20261130000100 implements MigrationInterface {
  readonly name = 'RollUndoJobs20261130000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE core.roll_import
        -- Asked for in time, an undo that a restart delays is still in time.
        ADD undo_asked_at timestamptz,
        DROP CONSTRAINT roll_import_state,
        DROP CONSTRAINT roll_import_progress_stage,
        DROP CONSTRAINT roll_import_finished,
        DROP CONSTRAINT roll_import_undone;
      ALTER TABLE core.roll_import
        ADD CONSTRAINT roll_import_state CHECK (state IN ('reading', 'refused', 'review', 'applying', 'applied', 'undoing', 'cancelled')),
        ADD CONSTRAINT roll_import_progress_stage CHECK (progress_stage IN ('reading', 'staging', 'applying', 'undoing')),
        ADD CONSTRAINT roll_import_finished CHECK ((state IN ('applied', 'undoing', 'cancelled')) = (finished_at IS NOT NULL)),
        ADD CONSTRAINT roll_import_undoing CHECK (state <> 'undoing' OR (undo_asked_at IS NOT NULL AND undone_at IS NULL)),
        ADD CONSTRAINT roll_import_undone CHECK (undone_at IS NULL OR (state = 'applied' AND coalesce(undo_asked_at, undone_at) <= undoable_until));
      DROP INDEX core.roll_import_unfinished;
      CREATE INDEX roll_import_unfinished ON core.roll_import (state) WHERE state IN ('reading', 'applying', 'undoing');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE core.roll_import SET state = 'applied', progress_stage = 'applying', undone_by = NULL WHERE state = 'undoing';
      UPDATE core.roll_import SET progress_stage = 'applying' WHERE progress_stage = 'undoing';
      DROP INDEX core.roll_import_unfinished;
      CREATE INDEX roll_import_unfinished ON core.roll_import (state) WHERE state IN ('reading', 'applying');
      ALTER TABLE core.roll_import
        DROP CONSTRAINT roll_import_state,
        DROP CONSTRAINT roll_import_progress_stage,
        DROP CONSTRAINT roll_import_finished,
        DROP CONSTRAINT roll_import_undoing,
        DROP CONSTRAINT roll_import_undone;
      -- One that was undone late had been asked for in time.
      UPDATE core.roll_import SET undone_at = least(undone_at, undoable_until) WHERE undone_at IS NOT NULL;
      ALTER TABLE core.roll_import
        DROP COLUMN undo_asked_at,
        ADD CONSTRAINT roll_import_state CHECK (state IN ('reading', 'refused', 'review', 'applying', 'applied', 'cancelled')),
        ADD CONSTRAINT roll_import_progress_stage CHECK (progress_stage IN ('reading', 'staging', 'applying')),
        ADD CONSTRAINT roll_import_finished CHECK ((state IN ('applied', 'cancelled')) = (finished_at IS NOT NULL)),
        ADD CONSTRAINT roll_import_undone CHECK (undone_at IS NULL OR (state = 'applied' AND undone_at <= undoable_until));
    `);
  }
}
