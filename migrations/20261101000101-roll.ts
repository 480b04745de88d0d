import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the employer or the agent supplied about a person, nothing else: the columns of a list, each with its longest value. */
const FIELDS = [
  ['employee_number', 40],
  ['family_name', 100],
  ['given_name', 100],
  ['middle_name', 100],
  ['suffix', 20],
  ['classification', 200],
  ['department', 200],
  ['shift', 100],
  ['location', 200],
  ['street', 300],
  ['city', 100],
  ['state', 60],
  ['postal_code', 20],
  ['email', 254],
  ['home_phone', 40],
  ['cell_phone', 40],
] as const;

const fieldColumns = (table: string): string =>
  FIELDS.map(
    ([name, longest]) =>
      `${name} text NOT NULL DEFAULT '' CONSTRAINT ${table}_${name}_length CHECK (length(${name}) <= ${longest})`,
  ).join(',\n        ');

export class Roll20261101000101 implements MigrationInterface {
  readonly name = 'Roll20261101000101';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE core.roll_import (
        election_id uuid NOT NULL REFERENCES core.election (id),
        id uuid NOT NULL,
        file_name text NOT NULL CONSTRAINT roll_import_file_name_length CHECK (length(file_name) BETWEEN 1 AND 255),
        file_size integer NOT NULL CONSTRAINT roll_import_file_size CHECK (file_size > 0),
        file_sha256 bytea NOT NULL CONSTRAINT roll_import_file_sha256_length CHECK (length(file_sha256) = 32),
        -- reading and applying are work for the server: found at a start, it is done again from its beginning.
        state text NOT NULL DEFAULT 'reading' CONSTRAINT roll_import_state
          CHECK (state IN ('reading', 'refused', 'review', 'applying', 'applied', 'cancelled')),
        -- What a person decided instead of what was proposed; a new version for every change.
        choices jsonb NOT NULL DEFAULT '{"sheets": [], "kept": []}',
        version integer NOT NULL DEFAULT 1,
        progress_stage text NOT NULL DEFAULT 'reading' CONSTRAINT roll_import_progress_stage CHECK (progress_stage IN ('reading', 'staging', 'applying')),
        progress_done integer NOT NULL DEFAULT 0,
        progress_total integer NOT NULL DEFAULT 0,
        refusal jsonb,
        -- Sheets, headings and columns as read, the rows left out by reason, the problems by code.
        reading jsonb,
        rows_in_file integer,
        people integer,
        -- The comparison shown to the person who applies, and the state of the roll that it was made with.
        added integer,
        changed integer,
        same integer,
        gone integer,
        compared_with integer,
        uploaded_by uuid REFERENCES core.account (id),
        uploaded_at timestamptz NOT NULL,
        finished_by uuid REFERENCES core.account (id),
        finished_at timestamptz,
        PRIMARY KEY (election_id, id),
        CONSTRAINT roll_import_refusal_said CHECK ((state = 'refused') = (refusal IS NOT NULL)),
        CONSTRAINT roll_import_reviewed CHECK (state IN ('reading', 'refused', 'cancelled')
          OR num_nonnulls(reading, rows_in_file, people, added, changed, same, gone, compared_with) = 8),
        CONSTRAINT roll_import_people_compared CHECK (people = added + changed + same),
        CONSTRAINT roll_import_finished CHECK ((state IN ('applied', 'cancelled')) = (finished_at IS NOT NULL)),
        CONSTRAINT roll_import_progress CHECK (progress_done >= 0 AND progress_total >= 0)
      );
      CREATE INDEX roll_import_unfinished ON core.roll_import (state) WHERE state IN ('reading', 'applying');

      CREATE TABLE core.roll_import_file (
        election_id uuid NOT NULL,
        import_id uuid NOT NULL,
        bytes bytea NOT NULL,
        PRIMARY KEY (election_id, import_id),
        CONSTRAINT roll_import_file_import FOREIGN KEY (election_id, import_id) REFERENCES core.roll_import (election_id, id)
      );
      -- Packed already, or small.
      ALTER TABLE core.roll_import_file ALTER COLUMN bytes SET STORAGE EXTERNAL;
      CREATE TRIGGER roll_import_file_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON core.roll_import_file FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      CREATE TABLE core.roll_entry (
        election_id uuid NOT NULL REFERENCES core.election (id),
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        -- What the person is found by in the next list: the employee number, or name and address without one.
        match_key text NOT NULL CONSTRAINT roll_entry_match_key_length CHECK (length(match_key) BETWEEN 3 AND 1000),
        ${fieldColumns('roll_entry')},
        section text NOT NULL DEFAULT 'regular' CONSTRAINT roll_entry_section CHECK (section IN ('regular', 'challenge')),
        search_text text NOT NULL,
        -- Family name first, folded: the order of a list, in every language and on every server.
        sort_text text NOT NULL,
        -- False for someone whom a later list left out. Nobody is deleted by an import.
        is_current boolean NOT NULL DEFAULT true,
        imported_by uuid,
        source_sheet smallint,
        source_row integer,
        PRIMARY KEY (election_id, id),
        CONSTRAINT roll_entry_family_name_given CHECK (family_name <> ''),
        CONSTRAINT roll_entry_match_key_unique UNIQUE (election_id, match_key),
        CONSTRAINT roll_entry_import FOREIGN KEY (election_id, imported_by) REFERENCES core.roll_import (election_id, id),
        CONSTRAINT roll_entry_source CHECK (num_nonnulls(imported_by, source_sheet, source_row) IN (0, 3))
      );
      CREATE INDEX roll_entry_order ON core.roll_entry (election_id, sort_text, id);
      CREATE TRIGGER roll_entry_kept BEFORE DELETE OR TRUNCATE ON core.roll_entry FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      -- One row for each row of the file that holds something. Made from the stored file, and made again whenever
      -- a choice changes; the file is the truth.
      CREATE TABLE core.roll_import_row (
        election_id uuid NOT NULL,
        import_id uuid NOT NULL,
        sheet smallint NOT NULL,
        row integer NOT NULL,
        section text NOT NULL CONSTRAINT roll_import_row_section CHECK (section IN ('regular', 'challenge')),
        cells json NOT NULL,
        left_out text,
        other_sheet smallint,
        other_row integer,
        problems jsonb,
        match_key text,
        search_text text,
        sort_text text,
        ${FIELDS.map(([name]) => `${name} text`).join(',\n        ')},
        PRIMARY KEY (election_id, import_id, sheet, row),
        CONSTRAINT roll_import_row_import FOREIGN KEY (election_id, import_id) REFERENCES core.roll_import (election_id, id),
        CONSTRAINT roll_import_row_is_person_or_reason CHECK (left_out IS NOT NULL OR num_nonnulls(match_key, search_text, sort_text, family_name) = 4)
      );

      -- One row an election: how often its roll has changed, and the lock under which it changes.
      CREATE TABLE core.roll (
        election_id uuid PRIMARY KEY REFERENCES core.election (id),
        version integer NOT NULL DEFAULT 0
      );

      CREATE TABLE core.roll_seal (
        election_id uuid NOT NULL REFERENCES core.election (id),
        number integer NOT NULL CONSTRAINT roll_seal_number CHECK (number >= 1),
        voters integer NOT NULL CONSTRAINT roll_seal_voters CHECK (voters >= 1),
        -- Of the voters: those permitted to vote subject to challenge.
        challenge_voters integer NOT NULL CONSTRAINT roll_seal_challenge_voters CHECK (challenge_voters BETWEEN 0 AND voters),
        commitment_root bytea NOT NULL CONSTRAINT roll_seal_root_length CHECK (length(commitment_root) = 32),
        roll_version integer NOT NULL,
        sealed_by uuid REFERENCES core.account (id),
        sealed_at timestamptz NOT NULL,
        PRIMARY KEY (election_id, number),
        CONSTRAINT roll_seal_root_unique UNIQUE (election_id, commitment_root)
      );
      CREATE TRIGGER roll_seal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON core.roll_seal FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      CREATE TABLE core.roll_seal_voter (
        election_id uuid NOT NULL,
        number integer NOT NULL,
        entry_id uuid NOT NULL,
        salt bytea NOT NULL CONSTRAINT roll_seal_voter_salt_length CHECK (length(salt) = 32),
        commitment bytea NOT NULL CONSTRAINT roll_seal_voter_commitment_length CHECK (length(commitment) = 32),
        PRIMARY KEY (election_id, number, entry_id),
        CONSTRAINT roll_seal_voter_seal FOREIGN KEY (election_id, number) REFERENCES core.roll_seal (election_id, number),
        CONSTRAINT roll_seal_voter_entry FOREIGN KEY (election_id, entry_id) REFERENCES core.roll_entry (election_id, id),
        CONSTRAINT roll_seal_voter_salt_unique UNIQUE (election_id, salt)
      );
      CREATE TRIGGER roll_seal_voter_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON core.roll_seal_voter FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      GRANT SELECT, INSERT, UPDATE ON core.roll_import, core.roll_entry, core.roll TO rollcall_core;
      GRANT SELECT, INSERT ON core.roll_import_file, core.roll_seal, core.roll_seal_voter TO rollcall_core;
      GRANT SELECT, INSERT, DELETE ON core.roll_import_row TO rollcall_core;
      -- The desk needs who and where to send a kit, never a phone or an e-mail address; nobody but the hall reads salts.
      GRANT SELECT (election_id, id, employee_number, family_name, given_name, middle_name, suffix, classification, department,
        shift, location, street, city, state, postal_code, section, sort_text, is_current) ON core.roll_entry TO rollcall_official;
      GRANT SELECT ON core.roll_seal TO rollcall_official;
      GRANT SELECT (election_id, number, entry_id) ON core.roll_seal_voter TO rollcall_official;
      GRANT SELECT (election_id, id, employee_number, family_name, given_name, middle_name, suffix, classification, department,
        shift, location, street, city, state, postal_code, email, home_phone, cell_phone, section, search_text, sort_text, is_current)
        ON core.roll_entry TO rollcall_campaign;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE core.roll_seal_voter, core.roll_seal, core.roll, core.roll_import_row, core.roll_entry, core.roll_import_file, core.roll_import',
    );
  }
}
