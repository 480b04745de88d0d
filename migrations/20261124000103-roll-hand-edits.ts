import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people change on the roll by hand: single values, and two entries that are one person. */
export class RollHandEdits20261124000103 implements MigrationInterface {
  readonly name = 'RollHandEdits20261124000103';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Before and after hold only the fields that changed.
      CREATE TABLE core.roll_edit (
        election_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        entry_id uuid NOT NULL,
        before jsonb NOT NULL,
        after jsonb NOT NULL,
        reason text NOT NULL CONSTRAINT roll_edit_reason_length CHECK (length(reason) <= 500),
        edited_by uuid REFERENCES core.account (id),
        edited_at timestamptz NOT NULL,
        -- The entry's revision after the edit.
        revision integer NOT NULL CONSTRAINT roll_edit_revision CHECK (revision >= 1),
        PRIMARY KEY (election_id, id),
        CONSTRAINT roll_edit_entry FOREIGN KEY (election_id, entry_id) REFERENCES core.roll_entry (election_id, id)
      );
      CREATE INDEX roll_edit_of_entry ON core.roll_edit (election_id, entry_id);
      CREATE TRIGGER roll_edit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON core.roll_edit FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      -- Both entries as they were before, so that a merge can be taken apart again.
      CREATE TABLE core.roll_merge (
        election_id uuid NOT NULL,
        id uuid NOT NULL,
        keep_id uuid NOT NULL,
        merged_id uuid NOT NULL CONSTRAINT roll_merge_of_two CHECK (merged_id <> keep_id),
        keep_before jsonb NOT NULL,
        merged_before jsonb NOT NULL,
        keep_revision integer NOT NULL,
        merged_revision integer NOT NULL,
        merged_by uuid REFERENCES core.account (id),
        merged_at timestamptz NOT NULL,
        undone_by uuid REFERENCES core.account (id),
        undone_at timestamptz CONSTRAINT roll_merge_undone_later CHECK (undone_at >= merged_at),
        PRIMARY KEY (election_id, id),
        CONSTRAINT roll_merge_keep FOREIGN KEY (election_id, keep_id) REFERENCES core.roll_entry (election_id, id),
        CONSTRAINT roll_merge_merged FOREIGN KEY (election_id, merged_id) REFERENCES core.roll_entry (election_id, id)
      );
      CREATE UNIQUE INDEX roll_merge_standing ON core.roll_merge (election_id, merged_id) WHERE undone_at IS NULL;
      CREATE INDEX roll_merge_of_keep ON core.roll_merge (election_id, keep_id);
      CREATE TRIGGER roll_merge_kept BEFORE DELETE OR TRUNCATE ON core.roll_merge FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      -- Two who look alike and were said to be two people.
      CREATE TABLE core.roll_apart (
        election_id uuid NOT NULL,
        one_id uuid NOT NULL,
        other_id uuid NOT NULL CONSTRAINT roll_apart_ordered CHECK (one_id < other_id),
        said_by uuid REFERENCES core.account (id),
        said_at timestamptz NOT NULL,
        PRIMARY KEY (election_id, one_id, other_id),
        CONSTRAINT roll_apart_one FOREIGN KEY (election_id, one_id) REFERENCES core.roll_entry (election_id, id),
        CONSTRAINT roll_apart_other FOREIGN KEY (election_id, other_id) REFERENCES core.roll_entry (election_id, id)
      );
      CREATE TRIGGER roll_apart_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON core.roll_apart FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      GRANT SELECT, INSERT ON core.roll_edit, core.roll_merge, core.roll_apart TO rollcall_core;
      GRANT UPDATE (undone_by, undone_at) ON core.roll_merge TO rollcall_core;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE core.roll_apart, core.roll_merge, core.roll_edit');
  }
}
