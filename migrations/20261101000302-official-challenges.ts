import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The check of the envelopes before they are opened: sessions, and challenges with party and ground. */
export class Challenges20261101000302 implements MigrationInterface {
  readonly name = 'Challenges20261101000302';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE official.check_session (
        election_id uuid NOT NULL REFERENCES core.election (id),
        id uuid NOT NULL,
        opened_by uuid REFERENCES core.account (id),
        opened_at timestamptz NOT NULL,
        ended_at timestamptz,
        PRIMARY KEY (election_id, id)
      );
      CREATE UNIQUE INDEX check_session_one_open ON official.check_session (election_id) WHERE ended_at IS NULL;
      CREATE TRIGGER check_session_kept BEFORE DELETE OR TRUNCATE ON official.check_session FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      CREATE TABLE official.challenge (
        election_id uuid NOT NULL REFERENCES core.election (id),
        id uuid NOT NULL,
        docket text NOT NULL CONSTRAINT challenge_docket_form CHECK (docket ~ '^[0-9A-Z]{4}-[0-9A-Z]{4}$'),
        envelope_id uuid NOT NULL,
        session_id uuid NOT NULL,
        -- The party that challenges; null for the agent.
        on_behalf_of uuid,
        -- How the record names it: the party's slug once it has registered a key, else "agent". Set as the session ends.
        record_party text,
        ground text NOT NULL CONSTRAINT challenge_ground CHECK (ground ~ '^[a-z0-9-]{1,40}$'),
        note text NOT NULL DEFAULT '' CONSTRAINT challenge_note CHECK (length(note) <= 2000),
        -- raised: its session is still open, and the record knows nothing of it yet.
        state text NOT NULL CONSTRAINT challenge_state CHECK (state IN ('raised', 'reversed', 'open', 'withdrawn', 'eligible', 'ineligible')),
        settled_in text CONSTRAINT challenge_settled_in CHECK (settled_in IN ('checking', 'objections')),
        raised_by uuid REFERENCES core.account (id),
        raised_at timestamptz NOT NULL,
        PRIMARY KEY (election_id, id),
        CONSTRAINT challenge_docket_unique UNIQUE (election_id, docket),
        CONSTRAINT challenge_envelope FOREIGN KEY (election_id, envelope_id) REFERENCES official.envelope (election_id, id),
        CONSTRAINT challenge_session FOREIGN KEY (election_id, session_id) REFERENCES official.check_session (election_id, id),
        CONSTRAINT challenge_party FOREIGN KEY (election_id, on_behalf_of) REFERENCES core.party (election_id, id),
        CONSTRAINT challenge_settled CHECK ((state IN ('withdrawn', 'eligible', 'ineligible')) = (settled_in IS NOT NULL)),
        CONSTRAINT challenge_recorded CHECK ((state IN ('raised', 'reversed')) = (record_party IS NULL))
      );
      -- One docket an envelope, whatever becomes of it.
      CREATE UNIQUE INDEX challenge_one_per_envelope ON official.challenge (election_id, envelope_id) WHERE state <> 'reversed';

      CREATE FUNCTION official.check_challenge_step() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT ((OLD.state, NEW.state) IN (('raised', 'reversed'), ('raised', 'open'), ('open', 'withdrawn'), ('open', 'eligible'), ('open', 'ineligible'))
                AND (NEW.docket, NEW.envelope_id, NEW.session_id, NEW.on_behalf_of, NEW.ground) IS NOT DISTINCT FROM
                    (OLD.docket, OLD.envelope_id, OLD.session_id, OLD.on_behalf_of, OLD.ground)) THEN
          RAISE EXCEPTION 'a challenge does not go from % to %', OLD.state, NEW.state
            USING ERRCODE = 'check_violation', CONSTRAINT = 'challenge_step';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER challenge_step BEFORE UPDATE ON official.challenge FOR EACH ROW EXECUTE FUNCTION official.check_challenge_step();
      CREATE TRIGGER challenge_kept BEFORE DELETE OR TRUNCATE ON official.challenge FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      GRANT SELECT, INSERT ON official.check_session, official.challenge TO rollcall_official;
      GRANT UPDATE (ended_at) ON official.check_session TO rollcall_official;
      GRANT UPDATE (state, settled_in, record_party) ON official.challenge TO rollcall_official;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE official.challenge, official.check_session;
      DROP FUNCTION official.check_challenge_step();
    `);
  }
}
