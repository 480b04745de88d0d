import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Kits and their key numbers, the receipt desk, trays, and the sums that the count starts from. */
export class Envelopes20261101000301 implements MigrationInterface {
  readonly name = 'Envelopes20261101000301';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE official.kit (
        election_id uuid NOT NULL REFERENCES core.election (id),
        id uuid NOT NULL,
        key text NOT NULL CONSTRAINT kit_key_form CHECK (key ~ '^[0-9A-Z]{3}-[0-9]{5}[0-9A-Z]$'),
        roll_entry_id uuid NOT NULL,
        purpose text NOT NULL CONSTRAINT kit_purpose CHECK (purpose IN ('initial', 'replacement')),
        PRIMARY KEY (election_id, id),
        CONSTRAINT kit_key_unique UNIQUE (election_id, key),
        CONSTRAINT kit_voter FOREIGN KEY (election_id, roll_entry_id) REFERENCES core.roll_entry (election_id, id)
      );
      CREATE UNIQUE INDEX kit_one_initial ON official.kit (election_id, roll_entry_id) WHERE purpose = 'initial';
      CREATE INDEX kit_voter_index ON official.kit (election_id, roll_entry_id);
      CREATE TRIGGER kit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON official.kit FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      CREATE TABLE official.mailing (
        election_id uuid NOT NULL REFERENCES core.election (id),
        id uuid NOT NULL,
        kind text NOT NULL CONSTRAINT mailing_kind CHECK (kind IN ('initial', 'replacement', 'undelivered')),
        kits integer NOT NULL CONSTRAINT mailing_kits CHECK (kits BETWEEN 1 AND 1000000),
        recorded_by uuid REFERENCES core.account (id),
        recorded_at timestamptz NOT NULL,
        PRIMARY KEY (election_id, id)
      );
      CREATE TRIGGER mailing_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON official.mailing FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      CREATE TABLE official.tray (
        election_id uuid NOT NULL REFERENCES core.election (id),
        id uuid NOT NULL,
        -- The name the record gives it: random, so that it says nothing about when or where.
        code text NOT NULL CONSTRAINT tray_code_form CHECK (code ~ '^[0-9A-Z]{6}$'),
        state text NOT NULL CONSTRAINT tray_state CHECK (state IN ('open', 'kept-back', 'recorded')),
        -- Envelopes when it was closed; 0 while it is open.
        envelopes integer NOT NULL DEFAULT 0 CONSTRAINT tray_envelopes CHECK (envelopes >= 0),
        -- The tray whose entry in the record counts this one too.
        recorded_in uuid,
        PRIMARY KEY (election_id, id),
        CONSTRAINT tray_code_unique UNIQUE (election_id, code),
        CONSTRAINT tray_recorded CHECK ((state = 'recorded') = (recorded_in IS NOT NULL)),
        CONSTRAINT tray_recorded_in FOREIGN KEY (election_id, recorded_in) REFERENCES official.tray (election_id, id)
      );
      CREATE UNIQUE INDEX tray_one_open ON official.tray (election_id) WHERE state = 'open';
      CREATE TRIGGER tray_kept BEFORE DELETE OR TRUNCATE ON official.tray FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      CREATE TABLE official.envelope (
        election_id uuid NOT NULL REFERENCES core.election (id),
        id uuid NOT NULL,
        -- Receipt number of the desk, from 1.
        number integer NOT NULL CONSTRAINT envelope_number CHECK (number > 0),
        kit_id uuid NOT NULL,
        tray_id uuid,
        state text NOT NULL CONSTRAINT envelope_state
          CHECK (state IN ('received', 'accepted', 'challenged', 'unsigned', 'late', 'duplicate', 'other', 'kept', 'reversed')),
        -- A code that says more about a void envelope.
        reason text CONSTRAINT envelope_reason CHECK (reason ~ '^[a-z0-9-]{1,40}$'),
        is_after_due boolean NOT NULL DEFAULT false,
        received_at timestamptz NOT NULL,
        PRIMARY KEY (election_id, id),
        CONSTRAINT envelope_number_unique UNIQUE (election_id, number),
        CONSTRAINT envelope_kit FOREIGN KEY (election_id, kit_id) REFERENCES official.kit (election_id, id),
        CONSTRAINT envelope_tray FOREIGN KEY (election_id, tray_id) REFERENCES official.tray (election_id, id),
        -- What comes after the count began is kept, and in no tray.
        CONSTRAINT envelope_in_tray CHECK (CASE state WHEN 'kept' THEN tray_id IS NULL WHEN 'reversed' THEN true ELSE tray_id IS NOT NULL END)
      );
      CREATE UNIQUE INDEX envelope_once_per_kit ON official.envelope (election_id, kit_id) WHERE state <> 'reversed';
      CREATE INDEX envelope_tray_index ON official.envelope (election_id, tray_id);
      CREATE TRIGGER envelope_kept BEFORE DELETE OR TRUNCATE ON official.envelope FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      CREATE TABLE official.scan (
        election_id uuid NOT NULL REFERENCES core.election (id),
        id uuid NOT NULL,
        key text NOT NULL CONSTRAINT scan_key_length CHECK (length(key) <= 64),
        condition text CONSTRAINT scan_condition CHECK (condition IN ('unsigned', 'printed', 'torn', 'other')),
        result text NOT NULL CONSTRAINT scan_result
          CHECK (result IN ('received', 'already-received', 'duplicate', 'not-on-list', 'unsigned', 'damaged', 'late', 'other-election', 'malformed')),
        envelope_id uuid,
        other_code text,
        scanned_by uuid REFERENCES core.account (id),
        scanned_at timestamptz NOT NULL,
        PRIMARY KEY (election_id, id),
        CONSTRAINT scan_envelope FOREIGN KEY (election_id, envelope_id) REFERENCES official.envelope (election_id, id)
      );
      CREATE INDEX scan_newest ON official.scan (election_id, scanned_at);
      CREATE TRIGGER scan_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON official.scan FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      CREATE TABLE official.reversal (
        election_id uuid NOT NULL REFERENCES core.election (id),
        scan_id uuid NOT NULL,
        envelope_id uuid NOT NULL,
        reversed_by uuid REFERENCES core.account (id),
        reversed_at timestamptz NOT NULL,
        PRIMARY KEY (election_id, scan_id),
        CONSTRAINT reversal_scan FOREIGN KEY (election_id, scan_id) REFERENCES official.scan (election_id, id),
        CONSTRAINT reversal_envelope FOREIGN KEY (election_id, envelope_id) REFERENCES official.envelope (election_id, id)
      );
      CREATE TRIGGER reversal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON official.reversal FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();
    `);
    await runner.query(`
      -- One row of integers for each election: all that the count may know about envelopes.
      CREATE TABLE official.reconciliation (
        election_id uuid PRIMARY KEY REFERENCES core.election (id),
        next_number integer NOT NULL DEFAULT 1,
        received integer NOT NULL DEFAULT 0,
        in_trays integer NOT NULL DEFAULT 0,
        kept_back integer NOT NULL DEFAULT 0,
        ballots_in_boxes integer NOT NULL DEFAULT 0,
        polls_challenged integer NOT NULL DEFAULT 0,
        outstanding integer NOT NULL DEFAULT 0,
        accepted integer NOT NULL DEFAULT 0,
        void_unsigned integer NOT NULL DEFAULT 0,
        void_late integer NOT NULL DEFAULT 0,
        void_duplicate integer NOT NULL DEFAULT 0,
        void_other integer NOT NULL DEFAULT 0,
        challenged integer NOT NULL DEFAULT 0,
        withdrawn_before integer NOT NULL DEFAULT 0,
        eligible_before integer NOT NULL DEFAULT 0,
        ineligible_before integer NOT NULL DEFAULT 0,
        is_reconciled boolean NOT NULL DEFAULT false,
        -- After the reconciliation: dockets of envelopes withdrawn or ruled, and envelopes that came too late to count.
        withdrawn_after integer NOT NULL DEFAULT 0,
        eligible_after integer NOT NULL DEFAULT 0,
        ineligible_after integer NOT NULL DEFAULT 0,
        kept integer NOT NULL DEFAULT 0,
        kept_recorded integer NOT NULL DEFAULT 0,
        CONSTRAINT reconciliation_no_less_than_none CHECK (
          least(received, in_trays, kept_back, ballots_in_boxes, polls_challenged, outstanding, accepted, void_unsigned, void_late,
                void_duplicate, void_other, challenged, withdrawn_before, eligible_before, ineligible_before, withdrawn_after,
                eligible_after, ineligible_after, kept, kept_recorded) >= 0 AND next_number >= 1),
        CONSTRAINT reconciliation_all_disposed CHECK (
          received = outstanding + accepted + void_unsigned + void_late + void_duplicate + void_other + challenged),
        CONSTRAINT reconciliation_all_in_trays CHECK (received = in_trays + kept_back + ballots_in_boxes + polls_challenged),
        CONSTRAINT reconciliation_dockets_before CHECK (void_other >= ineligible_before),
        CONSTRAINT reconciliation_nothing_left CHECK (NOT is_reconciled OR (outstanding = 0 AND kept_back = 0)),
        CONSTRAINT reconciliation_dockets_after CHECK (
          withdrawn_after + eligible_after + ineligible_after <= CASE WHEN is_reconciled THEN challenged ELSE 0 END),
        CONSTRAINT reconciliation_kept CHECK (kept_recorded <= kept)
      );
      CREATE TRIGGER reconciliation_kept_row BEFORE DELETE OR TRUNCATE ON official.reconciliation FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      CREATE FUNCTION official.hold_reconciliation() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.is_reconciled AND
           (OLD.received, OLD.in_trays, OLD.kept_back, OLD.ballots_in_boxes, OLD.polls_challenged, OLD.outstanding, OLD.accepted,
            OLD.void_unsigned, OLD.void_late, OLD.void_duplicate, OLD.void_other, OLD.challenged, OLD.withdrawn_before,
            OLD.eligible_before, OLD.ineligible_before, OLD.is_reconciled) IS DISTINCT FROM
           (NEW.received, NEW.in_trays, NEW.kept_back, NEW.ballots_in_boxes, NEW.polls_challenged, NEW.outstanding, NEW.accepted,
            NEW.void_unsigned, NEW.void_late, NEW.void_duplicate, NEW.void_other, NEW.challenged, NEW.withdrawn_before,
            NEW.eligible_before, NEW.ineligible_before, NEW.is_reconciled) THEN
          RAISE EXCEPTION 'the envelopes of % are reconciled', OLD.election_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reconciliation_fixed';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER reconciliation_hold BEFORE UPDATE ON official.reconciliation FOR EACH ROW EXECUTE FUNCTION official.hold_reconciliation();

      -- The sums follow the envelopes in the same statement, so that no path can change one without the other.
      CREATE FUNCTION official.sum_envelopes() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        change record;
      BEGIN
        FOR change IN EXECUTE
          'SELECT election_id,
             coalesce(sum(sign) FILTER (WHERE state NOT IN (''kept'', ''reversed'')), 0)::int AS received,
             coalesce(sum(sign) FILTER (WHERE state = ''received''), 0)::int AS outstanding,
             coalesce(sum(sign) FILTER (WHERE state = ''accepted''), 0)::int AS accepted,
             coalesce(sum(sign) FILTER (WHERE state = ''unsigned''), 0)::int AS unsigned,
             coalesce(sum(sign) FILTER (WHERE state = ''late''), 0)::int AS late,
             coalesce(sum(sign) FILTER (WHERE state = ''duplicate''), 0)::int AS duplicate,
             coalesce(sum(sign) FILTER (WHERE state = ''other''), 0)::int AS other,
             coalesce(sum(sign) FILTER (WHERE state = ''challenged''), 0)::int AS challenged,
             coalesce(sum(sign) FILTER (WHERE state = ''kept''), 0)::int AS kept
           FROM (SELECT election_id, state, 1 AS sign FROM after_rows'
          || CASE TG_OP WHEN 'UPDATE' THEN ' UNION ALL SELECT election_id, state, -1 FROM before_rows' ELSE '' END
          || ') AS changed GROUP BY election_id'
        LOOP
          UPDATE official.reconciliation r SET
            received = r.received + change.received, kept_back = r.kept_back + change.received, outstanding = r.outstanding + change.outstanding,
            accepted = r.accepted + change.accepted, void_unsigned = r.void_unsigned + change.unsigned, void_late = r.void_late + change.late,
            void_duplicate = r.void_duplicate + change.duplicate, void_other = r.void_other + change.other,
            challenged = r.challenged + change.challenged, kept = r.kept + change.kept
          WHERE r.election_id = change.election_id;
          IF NOT FOUND THEN
            RAISE EXCEPTION 'election % has no reconciliation', change.election_id;
          END IF;
        END LOOP;
        RETURN NULL;
      END $$;
      CREATE TRIGGER envelope_summed_in AFTER INSERT ON official.envelope
        REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION official.sum_envelopes();
      CREATE TRIGGER envelope_summed AFTER UPDATE ON official.envelope
        REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION official.sum_envelopes();

      GRANT SELECT, INSERT ON official.kit, official.mailing, official.scan, official.reversal TO rollcall_official;
      GRANT SELECT, INSERT, UPDATE ON official.tray, official.envelope, official.reconciliation TO rollcall_official;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE official.reversal, official.scan, official.envelope, official.tray, official.mailing, official.kit, official.reconciliation;
      DROP FUNCTION official.sum_envelopes(), official.hold_reconciliation();
    `);
  }
}
