import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Replacement kits, kits that came back, the printer's file and who took it, and what is printed for the voters. */
export class OfficialKits20261124000312 implements MigrationInterface {
  readonly name = 'OfficialKits20261124000312';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE official.kit_return (
        election_id uuid NOT NULL REFERENCES core.election (id),
        kit_id uuid NOT NULL,
        scan_id uuid NOT NULL,
        -- The entry of the record that counts it, together with others.
        mailing_id uuid,
        PRIMARY KEY (election_id, kit_id),
        CONSTRAINT kit_return_kit FOREIGN KEY (election_id, kit_id) REFERENCES official.kit (election_id, id),
        CONSTRAINT kit_return_scan FOREIGN KEY (election_id, scan_id) REFERENCES official.scan (election_id, id),
        CONSTRAINT kit_return_mailing FOREIGN KEY (election_id, mailing_id) REFERENCES official.mailing (election_id, id)
      );
      CREATE TRIGGER kit_return_kept BEFORE DELETE OR TRUNCATE ON official.kit_return FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      CREATE TABLE official.replacement (
        election_id uuid NOT NULL REFERENCES core.election (id),
        id uuid NOT NULL,
        roll_entry_id uuid NOT NULL,
        reason text NOT NULL CONSTRAINT replacement_reason CHECK (reason IN ('not-arrived', 'spoiled', 'lost', 'moved', 'other')),
        -- Where it goes, when the voter gave another address than the list's.
        street text NOT NULL DEFAULT '' CONSTRAINT replacement_street CHECK (length(street) <= 300),
        city text NOT NULL DEFAULT '' CONSTRAINT replacement_city CHECK (length(city) <= 100),
        state text NOT NULL DEFAULT '' CONSTRAINT replacement_state CHECK (length(state) <= 60),
        postal_code text NOT NULL DEFAULT '' CONSTRAINT replacement_postal_code CHECK (length(postal_code) <= 20),
        requested_by uuid REFERENCES core.account (id),
        requested_at timestamptz NOT NULL,
        cancelled_by uuid REFERENCES core.account (id),
        cancelled_at timestamptz,
        -- Set as it is sent: the new kit, and the mailing that counts it.
        kit_id uuid,
        mailing_id uuid,
        PRIMARY KEY (election_id, id),
        CONSTRAINT replacement_voter FOREIGN KEY (election_id, roll_entry_id) REFERENCES core.roll_entry (election_id, id),
        CONSTRAINT replacement_kit FOREIGN KEY (election_id, kit_id) REFERENCES official.kit (election_id, id),
        CONSTRAINT replacement_mailing FOREIGN KEY (election_id, mailing_id) REFERENCES official.mailing (election_id, id),
        CONSTRAINT replacement_sent CHECK ((kit_id IS NULL) = (mailing_id IS NULL)),
        CONSTRAINT replacement_cancelled CHECK (cancelled_at IS NULL OR kit_id IS NULL)
      );
      CREATE UNIQUE INDEX replacement_one_pending ON official.replacement (election_id, roll_entry_id) WHERE kit_id IS NULL AND cancelled_at IS NULL;
      CREATE TRIGGER replacement_kept BEFORE DELETE OR TRUNCATE ON official.replacement FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      CREATE FUNCTION official.check_replacement_step() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.kit_id IS NOT NULL OR OLD.cancelled_at IS NOT NULL THEN
          RAISE EXCEPTION 'a replacement is sent or cancelled once' USING ERRCODE = 'check_violation', CONSTRAINT = 'replacement_step';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER replacement_step BEFORE UPDATE ON official.replacement FOR EACH ROW EXECUTE FUNCTION official.check_replacement_step();

      -- Names, addresses and key numbers left the house: who took them, when, why and how many.
      CREATE TABLE official.kit_export (
        election_id uuid NOT NULL REFERENCES core.election (id),
        id uuid NOT NULL,
        kind text NOT NULL CONSTRAINT kit_export_kind CHECK (kind IN ('initial', 'replacement')),
        reason text NOT NULL CONSTRAINT kit_export_reason CHECK (length(reason) BETWEEN 1 AND 500),
        kits integer NOT NULL CONSTRAINT kit_export_kits CHECK (kits >= 0),
        exported_by uuid REFERENCES core.account (id),
        exported_at timestamptz NOT NULL,
        PRIMARY KEY (election_id, id)
      );
      CREATE TRIGGER kit_export_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON official.kit_export FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      -- What the ballot says in each language it is printed in, the first one above the others.
      CREATE TABLE official.ballot_language (
        election_id uuid NOT NULL REFERENCES core.election (id),
        language text NOT NULL CONSTRAINT ballot_language_tag CHECK (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$'),
        position smallint NOT NULL,
        question text NOT NULL CONSTRAINT ballot_language_question CHECK (length(question) BETWEEN 1 AND 500),
        labels jsonb NOT NULL CONSTRAINT ballot_language_labels CHECK (jsonb_typeof(labels) = 'object'),
        instructions text NOT NULL CONSTRAINT ballot_language_instructions CHECK (length(instructions) <= 2000),
        PRIMARY KEY (election_id, language),
        CONSTRAINT ballot_language_position UNIQUE (election_id, position)
      );

      CREATE TABLE official.notice (
        election_id uuid PRIMARY KEY REFERENCES core.election (id),
        count_place text NOT NULL DEFAULT '' CONSTRAINT notice_count_place CHECK (length(count_place) <= 500),
        contact text NOT NULL DEFAULT '' CONSTRAINT notice_contact CHECK (length(contact) <= 500),
        unit text NOT NULL DEFAULT '' CONSTRAINT notice_unit CHECK (length(unit) <= 2000)
      );

      GRANT SELECT, INSERT ON official.kit_return, official.replacement, official.kit_export TO rollcall_official;
      GRANT UPDATE (mailing_id) ON official.kit_return TO rollcall_official;
      GRANT UPDATE (kit_id, mailing_id, cancelled_by, cancelled_at) ON official.replacement TO rollcall_official;
      GRANT SELECT, INSERT, UPDATE, DELETE ON official.ballot_language TO rollcall_official;
      GRANT SELECT, INSERT, UPDATE ON official.notice TO rollcall_official;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE official.notice, official.ballot_language, official.kit_export, official.replacement, official.kit_return;
      DROP FUNCTION official.check_replacement_step();
    `);
  }
}
