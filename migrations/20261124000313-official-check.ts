import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Names called in a session and who saw them, what the parties say about a docket, and what they agree on. */
export class OfficialCheck20261124000313 implements MigrationInterface {
  readonly name = 'OfficialCheck20261124000313';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE official.call (
        election_id uuid NOT NULL REFERENCES core.election (id),
        session_id uuid NOT NULL,
        number integer NOT NULL CONSTRAINT call_number CHECK (number > 0),
        envelope_id uuid NOT NULL,
        called_by uuid REFERENCES core.account (id),
        called_at timestamptz NOT NULL,
        PRIMARY KEY (election_id, session_id, number),
        CONSTRAINT call_session FOREIGN KEY (election_id, session_id) REFERENCES official.check_session (election_id, id),
        CONSTRAINT call_envelope FOREIGN KEY (election_id, envelope_id) REFERENCES official.envelope (election_id, id)
      );
      CREATE INDEX call_envelope_index ON official.call (election_id, envelope_id);
      CREATE TRIGGER call_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON official.call FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      -- Who looked at a name, and when. Written before the name is shown.
      CREATE TABLE official.name_access (
        election_id uuid NOT NULL REFERENCES core.election (id),
        id uuid NOT NULL,
        session_id uuid NOT NULL,
        call_number integer NOT NULL,
        seen_by uuid REFERENCES core.account (id),
        seen_at timestamptz NOT NULL,
        PRIMARY KEY (election_id, id),
        CONSTRAINT name_access_call FOREIGN KEY (election_id, session_id, call_number) REFERENCES official.call (election_id, session_id, number)
      );
      CREATE TRIGGER name_access_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON official.name_access FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      CREATE FUNCTION official.check_session_is_open() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT EXISTS (SELECT FROM official.check_session s WHERE s.election_id = NEW.election_id AND s.id = NEW.session_id AND s.ended_at IS NULL) THEN
          RAISE EXCEPTION 'names are called and seen in an open session only' USING ERRCODE = 'check_violation', CONSTRAINT = 'name_in_open_session';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER call_in_open_session BEFORE INSERT ON official.call FOR EACH ROW EXECUTE FUNCTION official.check_session_is_open();
      CREATE TRIGGER name_access_in_open_session BEFORE INSERT ON official.name_access FOR EACH ROW EXECUTE FUNCTION official.check_session_is_open();

      -- What a side says about a docket, in its own words: private to the people of the case, never in the record.
      CREATE TABLE official.challenge_position (
        election_id uuid NOT NULL REFERENCES core.election (id),
        id uuid NOT NULL,
        challenge_id uuid NOT NULL,
        -- Null for the agent.
        party_id uuid,
        text text NOT NULL CONSTRAINT challenge_position_text CHECK (length(text) <= 4000),
        written_by uuid REFERENCES core.account (id),
        written_at timestamptz NOT NULL,
        PRIMARY KEY (election_id, id),
        CONSTRAINT challenge_position_challenge FOREIGN KEY (election_id, challenge_id) REFERENCES official.challenge (election_id, id),
        CONSTRAINT challenge_position_party FOREIGN KEY (election_id, party_id) REFERENCES core.party (election_id, id),
        CONSTRAINT challenge_position_one_a_side UNIQUE NULLS NOT DISTINCT (election_id, challenge_id, party_id)
      );

      CREATE TABLE official.challenge_agreement (
        election_id uuid NOT NULL REFERENCES core.election (id),
        challenge_id uuid NOT NULL,
        party_id uuid NOT NULL,
        ruling text NOT NULL CONSTRAINT challenge_agreement_ruling CHECK (ruling IN ('eligible', 'ineligible')),
        recorded_by uuid REFERENCES core.account (id),
        recorded_at timestamptz NOT NULL,
        PRIMARY KEY (election_id, challenge_id, party_id),
        CONSTRAINT challenge_agreement_challenge FOREIGN KEY (election_id, challenge_id) REFERENCES official.challenge (election_id, id),
        CONSTRAINT challenge_agreement_party FOREIGN KEY (election_id, party_id) REFERENCES core.party (election_id, id)
      );

      ALTER TABLE official.challenge
        ADD settled_by text CONSTRAINT challenge_settled_by CHECK (settled_by IN ('withdrawal', 'agreement', 'ruling'));

      -- An agreement is one of every party to the election, on the same ruling.
      CREATE FUNCTION official.check_challenge_agreed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM core.party p WHERE p.election_id = NEW.election_id AND NOT EXISTS (
            SELECT FROM official.challenge_agreement a WHERE a.election_id = NEW.election_id AND a.challenge_id = NEW.id
              AND a.party_id = p.id AND a.ruling = NEW.state)) THEN
          RAISE EXCEPTION 'not every party agrees' USING ERRCODE = 'check_violation', CONSTRAINT = 'challenge_agreed';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER challenge_agreed BEFORE UPDATE ON official.challenge
        FOR EACH ROW WHEN (NEW.settled_by = 'agreement' AND OLD.settled_by IS NULL) EXECUTE FUNCTION official.check_challenge_agreed();

      GRANT SELECT, INSERT ON official.call, official.name_access, official.challenge_position, official.challenge_agreement TO rollcall_official;
      GRANT UPDATE (text, written_by, written_at) ON official.challenge_position TO rollcall_official;
      GRANT UPDATE (ruling, recorded_by, recorded_at) ON official.challenge_agreement TO rollcall_official;
      GRANT UPDATE (settled_by) ON official.challenge TO rollcall_official;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER challenge_agreed ON official.challenge;
      ALTER TABLE official.challenge DROP settled_by;
      DROP TABLE official.challenge_agreement, official.challenge_position, official.name_access, official.call;
      DROP FUNCTION official.check_challenge_agreed(), official.check_session_is_open();
    `);
  }
}
