import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Objections to the election, and who would not sign its tally. The record has their codes; what a party says in its
 * own words stays here.
 */
export class OfficialObjections20261124000340 implements MigrationInterface {
  readonly name = 'OfficialObjections20261124000340';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE official.objection (
        election_id uuid NOT NULL REFERENCES core.election (id),
        id uuid NOT NULL,
        -- As the record names it.
        code text NOT NULL CONSTRAINT objection_code_form CHECK (code ~ '^[0-9A-Z]{4}-[0-9A-Z]{4}$'),
        party_id uuid NOT NULL,
        -- How the record names who filed it: a party without a key is named by the agent.
        record_party text NOT NULL,
        ground text NOT NULL CONSTRAINT objection_ground CHECK (ground IN
          ('employer-conduct', 'union-conduct', 'agent-conduct', 'third-party-conduct', 'voter-list', 'notice', 'procedure', 'tally', 'other')),
        text text NOT NULL CONSTRAINT objection_text CHECK (length(btrim(text)) BETWEEN 1 AND 20000),
        -- The tally from which its days are counted.
        revision integer NOT NULL,
        due_at timestamptz NOT NULL,
        filed_by uuid REFERENCES core.account (id),
        filed_at timestamptz NOT NULL,
        -- Late ones are kept and shown as late: the agent rules on them. The last second belongs to the last day.
        is_late boolean NOT NULL GENERATED ALWAYS AS (filed_at - due_at >= interval '1 second') STORED,
        ruling text CONSTRAINT objection_ruling CHECK (ruling IN ('overruled', 'withdrawn', 'corrected', 'set-aside')),
        ruling_note text NOT NULL DEFAULT '' CONSTRAINT objection_ruling_note CHECK (length(ruling_note) <= 4000),
        resolved_by uuid REFERENCES core.account (id),
        resolved_at timestamptz,
        PRIMARY KEY (election_id, id),
        CONSTRAINT objection_code_unique UNIQUE (election_id, code),
        CONSTRAINT objection_party FOREIGN KEY (election_id, party_id) REFERENCES core.party (election_id, id),
        CONSTRAINT objection_tally FOREIGN KEY (election_id, revision) REFERENCES official.declared_tally (election_id, revision),
        CONSTRAINT objection_resolved CHECK ((ruling IS NULL) = (resolved_at IS NULL)),
        CONSTRAINT objection_resolved_after CHECK (resolved_at >= filed_at)
      );
      CREATE TRIGGER objection_kept BEFORE DELETE OR TRUNCATE ON official.objection FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      CREATE FUNCTION official.check_objection() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'INSERT' THEN
          IF NOT EXISTS (SELECT FROM core.election e WHERE e.id = NEW.election_id AND e.phase = 'objections') THEN
            RAISE EXCEPTION 'objections are filed in their own phase' USING ERRCODE = 'check_violation', CONSTRAINT = 'objection_in_phase';
          END IF;
        ELSIF OLD.ruling IS NOT NULL THEN
          RAISE EXCEPTION 'an objection is resolved once' USING ERRCODE = 'check_violation', CONSTRAINT = 'objection_resolved_once';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER objection_check BEFORE INSERT OR UPDATE ON official.objection FOR EACH ROW EXECUTE FUNCTION official.check_objection();

      -- A party's observer would not sign: noted by the agent.
      CREATE TABLE official.tally_refusal (
        election_id uuid NOT NULL REFERENCES core.election (id),
        revision integer NOT NULL,
        party_id uuid NOT NULL,
        note text NOT NULL DEFAULT '' CONSTRAINT tally_refusal_note CHECK (length(note) <= 2000),
        noted_by uuid REFERENCES core.account (id),
        noted_at timestamptz NOT NULL,
        PRIMARY KEY (election_id, revision, party_id),
        CONSTRAINT tally_refusal_tally FOREIGN KEY (election_id, revision) REFERENCES official.declared_tally (election_id, revision),
        CONSTRAINT tally_refusal_party FOREIGN KEY (election_id, party_id) REFERENCES core.party (election_id, id)
      );
      CREATE TRIGGER tally_refusal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON official.tally_refusal
        FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      GRANT SELECT, INSERT ON official.objection, official.tally_refusal TO rollcall_official;
      GRANT UPDATE (ruling, ruling_note, resolved_by, resolved_at) ON official.objection TO rollcall_official;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE official.tally_refusal, official.objection;
      DROP FUNCTION official.check_objection();
    `);
  }
}
