import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lists of several kinds and several files, comparisons that find people without a number, and imports that can be
 * undone. The campaign wing copies the shape of these tables into its own schema.
 */
export class RollImports20261124000102 implements MigrationInterface {
  readonly name = 'RollImports20261124000102';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE core.roll_import
        -- A union's own list never reaches the hall.
        ADD kind text NOT NULL DEFAULT 'employer' CONSTRAINT roll_import_kind CHECK (kind IN ('employer', 'revised', 'challenge')),
        ADD people_choices jsonb NOT NULL DEFAULT '{"people": [], "gone": [], "goneOthers": null}',
        ADD challenge integer,
        ADD moved integer,
        ADD merged integer,
        ADD gone_unexplained integer,
        ADD likely integer,
        ADD served_on date,
        -- Null for an import applied before its changes were kept.
        ADD undoable_until timestamptz,
        ADD undone_by uuid REFERENCES core.account (id),
        ADD undone_at timestamptz,
        ADD undone jsonb,
        DROP CONSTRAINT roll_import_people_compared,
        DROP CONSTRAINT roll_import_reviewed;
      -- What waits for its person is read anew; the files are the truth.
      UPDATE core.roll_import SET state = 'reading', refusal = NULL, reading = NULL, version = version + 1 WHERE state IN ('review', 'refused');
      UPDATE core.roll_import SET choices = '{"files": "apart", "sheets": [], "fixes": [], "replacements": [], "cells": [], "kept": [], "merged": []}'::jsonb || choices;
      UPDATE core.roll_import SET challenge = 0, moved = 0, merged = 0, gone_unexplained = gone, likely = 0 WHERE people IS NOT NULL;
      ALTER TABLE core.roll_import
        ALTER choices SET DEFAULT '{"files": "apart", "sheets": [], "fixes": [], "replacements": [], "cells": [], "kept": [], "merged": []}',
        ADD CONSTRAINT roll_import_people_compared CHECK (people = added + changed + same + merged AND moved <= changed
          AND likely <= added AND gone_unexplained <= gone AND challenge <= people),
        ADD CONSTRAINT roll_import_reviewed CHECK (state IN ('reading', 'refused', 'cancelled')
          OR num_nonnulls(reading, rows_in_file, people, challenge, added, changed, moved, same, merged, gone, gone_unexplained, likely, compared_with) = 13),
        ADD CONSTRAINT roll_import_undone CHECK (undone_at IS NULL OR (state = 'applied' AND undone_at <= undoable_until)),
        ADD CONSTRAINT roll_import_undone_said CHECK ((undone IS NULL) = (undone_at IS NULL));

      -- The files of an import, and their bytes in parts of a megabyte: nobody holds a whole file twice.
      ALTER TABLE core.roll_import_file RENAME TO roll_import_file_before;
      ALTER INDEX core.roll_import_file_pkey RENAME TO roll_import_file_before_pkey;
      CREATE TABLE core.roll_import_file (
        election_id uuid NOT NULL,
        import_id uuid NOT NULL,
        position smallint NOT NULL CONSTRAINT roll_import_file_position CHECK (position BETWEEN 0 AND 19),
        name text NOT NULL CONSTRAINT roll_import_file_name_length CHECK (length(name) BETWEEN 1 AND 255),
        size integer NOT NULL CONSTRAINT roll_import_file_size CHECK (size > 0),
        sha256 bytea NOT NULL CONSTRAINT roll_import_file_sha256_length CHECK (length(sha256) = 32),
        PRIMARY KEY (election_id, import_id, position),
        CONSTRAINT roll_import_file_import FOREIGN KEY (election_id, import_id) REFERENCES core.roll_import (election_id, id)
      );
      CREATE TABLE core.roll_import_file_part (
        election_id uuid NOT NULL,
        import_id uuid NOT NULL,
        position smallint NOT NULL,
        part smallint NOT NULL CONSTRAINT roll_import_file_part_number CHECK (part >= 0),
        bytes bytea NOT NULL CONSTRAINT roll_import_file_part_length CHECK (length(bytes) BETWEEN 1 AND 1048576),
        PRIMARY KEY (election_id, import_id, position, part),
        CONSTRAINT roll_import_file_part_file FOREIGN KEY (election_id, import_id, position) REFERENCES core.roll_import_file (election_id, import_id, position)
      );
      -- Packed already, or small.
      ALTER TABLE core.roll_import_file_part ALTER COLUMN bytes SET STORAGE EXTERNAL;
      INSERT INTO core.roll_import_file (election_id, import_id, position, name, size, sha256)
        SELECT i.election_id, i.id, 0, i.file_name, i.file_size, i.file_sha256 FROM core.roll_import i JOIN core.roll_import_file_before b ON b.election_id = i.election_id AND b.import_id = i.id;
      INSERT INTO core.roll_import_file_part (election_id, import_id, position, part, bytes)
        SELECT b.election_id, b.import_id, 0, n, substr(b.bytes, n * 1048576 + 1, 1048576)
          FROM core.roll_import_file_before b, generate_series(0, (length(b.bytes) - 1) / 1048576) AS n;
      DROP TABLE core.roll_import_file_before;
      CREATE TRIGGER roll_import_file_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON core.roll_import_file FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();
      CREATE TRIGGER roll_import_file_part_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON core.roll_import_file_part FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();
      CREATE INDEX roll_import_file_content ON core.roll_import_file (election_id, sha256);
      ALTER TABLE core.roll_import DROP COLUMN file_size, DROP COLUMN file_sha256;

      -- Why a row repeats another one: a score and its reasons.
      ALTER TABLE core.roll_import_row ADD likeness jsonb;

      -- Rows whose key nobody on the roll has: whom they were found to be, are likely to be, or were said to be or not
      -- to be. Made anew with every comparison.
      CREATE TABLE core.roll_import_match (
        election_id uuid NOT NULL,
        import_id uuid NOT NULL,
        sheet smallint NOT NULL,
        row integer NOT NULL,
        entry_id uuid NOT NULL,
        match_key text NOT NULL,
        how text NOT NULL CONSTRAINT roll_import_match_how CHECK (how IN ('found', 'likely', 'chosen')),
        score smallint NOT NULL CONSTRAINT roll_import_match_score CHECK (score BETWEEN 0 AND 100),
        reasons text[] NOT NULL,
        PRIMARY KEY (election_id, import_id, sheet, row, entry_id),
        CONSTRAINT roll_import_match_import FOREIGN KEY (election_id, import_id) REFERENCES core.roll_import (election_id, id),
        CONSTRAINT roll_import_match_entry FOREIGN KEY (election_id, entry_id) REFERENCES core.roll_entry (election_id, id)
      );
      CREATE UNIQUE INDEX roll_import_match_row ON core.roll_import_match (election_id, import_id, sheet, row) WHERE how <> 'likely';
      CREATE UNIQUE INDEX roll_import_match_person ON core.roll_import_match (election_id, import_id, entry_id) WHERE how <> 'likely';

      ALTER TABLE core.roll_entry
        ADD revision integer NOT NULL DEFAULT 1 CONSTRAINT roll_entry_revision CHECK (revision >= 1),
        -- The import that brought the person; imported_by is the one that said the present values.
        ADD added_by uuid,
        ADD gone_reason text CONSTRAINT roll_entry_gone_reason CHECK (gone_reason IN ('quit', 'transferred', 'omitted')),
        ADD merged_into uuid CONSTRAINT roll_entry_not_merged_into_itself CHECK (merged_into <> id),
        -- Brought by an import that was undone: not on the roll, and not among those who are gone.
        ADD withdrawn_by uuid,
        ADD CONSTRAINT roll_entry_added_by FOREIGN KEY (election_id, added_by) REFERENCES core.roll_import (election_id, id),
        ADD CONSTRAINT roll_entry_merged_into FOREIGN KEY (election_id, merged_into) REFERENCES core.roll_entry (election_id, id),
        ADD CONSTRAINT roll_entry_withdrawn_by FOREIGN KEY (election_id, withdrawn_by) REFERENCES core.roll_import (election_id, id),
        ADD CONSTRAINT roll_entry_standing CHECK (NOT is_current OR num_nonnulls(gone_reason, merged_into, withdrawn_by) = 0);
      CREATE INDEX roll_entry_merged ON core.roll_entry (election_id, merged_into) WHERE merged_into IS NOT NULL;

      -- One step leads from a merged entry to the one that stays; who stands in a seal has a kit and an envelope of their own.
      CREATE FUNCTION core.check_entry_merge() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM core.roll_entry WHERE election_id = NEW.election_id AND id = NEW.merged_into AND merged_into IS NOT NULL)
           OR EXISTS (SELECT FROM core.roll_entry WHERE election_id = NEW.election_id AND merged_into = NEW.id) THEN
          RAISE EXCEPTION 'a merged entry is not merged again' USING ERRCODE = 'check_violation', CONSTRAINT = 'roll_entry_merged_once';
        END IF;
        IF EXISTS (SELECT FROM core.roll_seal_voter WHERE election_id = NEW.election_id AND entry_id IN (NEW.id, NEW.merged_into)) THEN
          RAISE EXCEPTION 'a sealed entry is not merged' USING ERRCODE = 'check_violation', CONSTRAINT = 'roll_entry_merged_unsealed';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER roll_entry_merge BEFORE INSERT OR UPDATE OF merged_into ON core.roll_entry FOR EACH ROW
        WHEN (NEW.merged_into IS NOT NULL) EXECUTE FUNCTION core.check_entry_merge();
      CREATE INDEX roll_seal_voter_entry ON core.roll_seal_voter (election_id, entry_id);

      -- What an import changed, with the whole entry as it was before. Whom it added is known by added_by.
      CREATE TABLE core.roll_change (
        election_id uuid NOT NULL,
        import_id uuid NOT NULL,
        entry_id uuid NOT NULL,
        kind text NOT NULL CONSTRAINT roll_change_kind CHECK (kind IN ('changed', 'returned', 'gone')),
        before jsonb NOT NULL,
        revision integer NOT NULL CONSTRAINT roll_change_revision CHECK (revision >= 2),
        PRIMARY KEY (election_id, import_id, entry_id),
        CONSTRAINT roll_change_import FOREIGN KEY (election_id, import_id) REFERENCES core.roll_import (election_id, id),
        CONSTRAINT roll_change_entry FOREIGN KEY (election_id, entry_id) REFERENCES core.roll_entry (election_id, id)
      );
      CREATE INDEX roll_change_of_entry ON core.roll_change (election_id, entry_id);
      CREATE TRIGGER roll_change_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON core.roll_change FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      CREATE TABLE core.roll_undo_kept (
        election_id uuid NOT NULL,
        import_id uuid NOT NULL,
        entry_id uuid NOT NULL,
        why text NOT NULL CONSTRAINT roll_undo_kept_why CHECK (why IN ('edited', 'later-list', 'merged')),
        PRIMARY KEY (election_id, import_id, entry_id),
        CONSTRAINT roll_undo_kept_import FOREIGN KEY (election_id, import_id) REFERENCES core.roll_import (election_id, id),
        CONSTRAINT roll_undo_kept_entry FOREIGN KEY (election_id, entry_id) REFERENCES core.roll_entry (election_id, id)
      );
      CREATE TRIGGER roll_undo_kept_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON core.roll_undo_kept FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      -- Headings and spellings, by the folded name of the employer. Nothing about people, and of no one election.
      CREATE TABLE core.roll_mapping (
        employer text PRIMARY KEY CONSTRAINT roll_mapping_employer_length CHECK (length(employer) BETWEEN 1 AND 300),
        memory jsonb NOT NULL,
        learned_at timestamptz NOT NULL
      );

      GRANT SELECT, INSERT ON core.roll_import_file, core.roll_import_file_part, core.roll_change, core.roll_undo_kept TO rollcall_core;
      GRANT SELECT, INSERT, DELETE ON core.roll_import_match TO rollcall_core;
      GRANT SELECT, INSERT, UPDATE ON core.roll_mapping TO rollcall_core;
      -- A wing's work stays with a person through merges and new lists, and says where a value comes from.
      GRANT SELECT (merged_into, withdrawn_by, gone_reason, imported_by, revision) ON core.roll_entry TO rollcall_campaign;
      GRANT SELECT (merged_into, withdrawn_by) ON core.roll_entry TO rollcall_official;
      GRANT SELECT (election_id, id, kind, file_name, finished_at, served_on) ON core.roll_import TO rollcall_campaign;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      REVOKE SELECT (election_id, id, file_name, finished_at) ON core.roll_import FROM rollcall_campaign;
      REVOKE SELECT (imported_by) ON core.roll_entry FROM rollcall_campaign;
      DROP TABLE core.roll_mapping, core.roll_undo_kept, core.roll_change, core.roll_import_match;
      DROP INDEX core.roll_seal_voter_entry;
      DROP TRIGGER roll_entry_merge ON core.roll_entry;
      DROP FUNCTION core.check_entry_merge();
      ALTER TABLE core.roll_entry DROP CONSTRAINT roll_entry_standing, DROP COLUMN revision, DROP COLUMN added_by,
        DROP COLUMN gone_reason, DROP COLUMN merged_into, DROP COLUMN withdrawn_by;
      ALTER TABLE core.roll_import_row DROP COLUMN likeness;
      ALTER TABLE core.roll_import ADD file_size integer, ADD file_sha256 bytea;
      UPDATE core.roll_import i SET file_size = f.size, file_sha256 = f.sha256 FROM core.roll_import_file f
        WHERE f.election_id = i.election_id AND f.import_id = i.id AND f.position = 0;
      ALTER TABLE core.roll_import
        ALTER file_size SET NOT NULL, ADD CONSTRAINT roll_import_file_size CHECK (file_size > 0),
        ALTER file_sha256 SET NOT NULL, ADD CONSTRAINT roll_import_file_sha256_length CHECK (length(file_sha256) = 32);
      ALTER TABLE core.roll_import_file_part RENAME TO roll_import_file_part_after;
      ALTER TABLE core.roll_import_file RENAME TO roll_import_file_after;
      ALTER INDEX core.roll_import_file_pkey RENAME TO roll_import_file_after_pkey;
      CREATE TABLE core.roll_import_file (
        election_id uuid NOT NULL,
        import_id uuid NOT NULL,
        bytes bytea NOT NULL,
        PRIMARY KEY (election_id, import_id),
        CONSTRAINT roll_import_file_import FOREIGN KEY (election_id, import_id) REFERENCES core.roll_import (election_id, id)
      );
      ALTER TABLE core.roll_import_file ALTER COLUMN bytes SET STORAGE EXTERNAL;
      INSERT INTO core.roll_import_file SELECT election_id, import_id, string_agg(bytes, ''::bytea ORDER BY part)
        FROM core.roll_import_file_part_after WHERE position = 0 GROUP BY election_id, import_id;
      DROP TABLE core.roll_import_file_part_after, core.roll_import_file_after;
      CREATE TRIGGER roll_import_file_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON core.roll_import_file FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();
      GRANT SELECT, INSERT ON core.roll_import_file TO rollcall_core;
      -- What waits is read anew.
      UPDATE core.roll_import SET state = 'reading', refusal = NULL, reading = NULL WHERE state IN ('review', 'refused');
      ALTER TABLE core.roll_import
        DROP CONSTRAINT roll_import_undone_said, DROP CONSTRAINT roll_import_undone, DROP CONSTRAINT roll_import_reviewed, DROP CONSTRAINT roll_import_people_compared;
      UPDATE core.roll_import SET same = same + merged, choices = jsonb_build_object('sheets', choices -> 'sheets', 'kept', choices -> 'kept');
      ALTER TABLE core.roll_import
        DROP COLUMN kind, DROP COLUMN people_choices, DROP COLUMN challenge, DROP COLUMN moved, DROP COLUMN merged, DROP COLUMN gone_unexplained,
        DROP COLUMN likely, DROP COLUMN served_on, DROP COLUMN undoable_until, DROP COLUMN undone_by, DROP COLUMN undone_at, DROP COLUMN undone,
        ALTER choices SET DEFAULT '{"sheets": [], "kept": []}',
        ADD CONSTRAINT roll_import_people_compared CHECK (people = added + changed + same),
        ADD CONSTRAINT roll_import_reviewed CHECK (state IN ('reading', 'refused', 'cancelled')
          OR num_nonnulls(reading, rows_in_file, people, added, changed, same, gone, compared_with) = 8);
    `);
  }
}
