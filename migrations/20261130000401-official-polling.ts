import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Polls: places, sessions with a sealed box each, voters checked off, and the boxes of all places together. Nothing of
 * a single voter carries a time: who stood at the table when, beside who else did, is a step towards whose ballot.
 */
export class OfficialPolling20261130000401 implements MigrationInterface {
  readonly name = 'OfficialPolling20261130000401';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE official.polling_site (
        election_id uuid NOT NULL REFERENCES core.election (id),
        id uuid NOT NULL,
        name text NOT NULL CONSTRAINT polling_site_name_length CHECK (length(name) BETWEEN 1 AND 120),
        place text NOT NULL DEFAULT '' CONSTRAINT polling_site_place_length CHECK (length(place) <= 500),
        PRIMARY KEY (election_id, id),
        CONSTRAINT polling_site_name_unique UNIQUE (election_id, name)
      );
      CREATE TRIGGER polling_site_kept BEFORE DELETE OR TRUNCATE ON official.polling_site FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      -- One box at one place from its opening to its closing.
      CREATE TABLE official.polling_session (
        election_id uuid NOT NULL REFERENCES core.election (id),
        id uuid NOT NULL,
        site_id uuid NOT NULL,
        opens_at timestamptz NOT NULL,
        closes_at timestamptz NOT NULL,
        state text NOT NULL DEFAULT 'planned' CONSTRAINT polling_session_state CHECK (state IN ('planned', 'open', 'closed', 'cancelled')),
        cancel_reason text CONSTRAINT polling_session_cancel_reason CHECK (length(cancel_reason) BETWEEN 1 AND 500),
        opened_by uuid REFERENCES core.account (id),
        opened_at timestamptz,
        opening_seal text CONSTRAINT polling_session_opening_seal CHECK (length(opening_seal) BETWEEN 1 AND 40),
        is_shown_empty boolean CONSTRAINT polling_session_shown_empty CHECK (is_shown_empty),
        ballots_supplied integer CONSTRAINT polling_session_supplied CHECK (ballots_supplied > 0),
        closed_by uuid REFERENCES core.account (id),
        closed_at timestamptz,
        closing_seal text CONSTRAINT polling_session_closing_seal CHECK (length(closing_seal) BETWEEN 1 AND 40),
        ballots_unused integer CONSTRAINT polling_session_unused CHECK (ballots_unused >= 0),
        ballots_spoiled integer CONSTRAINT polling_session_spoiled CHECK (ballots_spoiled >= 0),
        challenged_envelopes integer CONSTRAINT polling_session_envelopes CHECK (challenged_envelopes >= 0),
        note text NOT NULL DEFAULT '' CONSTRAINT polling_session_note CHECK (length(note) <= 2000),
        PRIMARY KEY (election_id, id),
        CONSTRAINT polling_session_site FOREIGN KEY (election_id, site_id) REFERENCES official.polling_site (election_id, id),
        CONSTRAINT polling_session_hours CHECK (opens_at < closes_at),
        CONSTRAINT polling_session_cancelled CHECK ((state = 'cancelled') = (cancel_reason IS NOT NULL)),
        CONSTRAINT polling_session_opened CHECK (num_nonnulls(opened_at, opening_seal, is_shown_empty, ballots_supplied)
          = CASE WHEN state IN ('open', 'closed') THEN 4 ELSE 0 END),
        CONSTRAINT polling_session_closed CHECK (num_nonnulls(closed_at, closing_seal, ballots_unused, ballots_spoiled, challenged_envelopes)
          = CASE WHEN state = 'closed' THEN 5 ELSE 0 END),
        CONSTRAINT polling_session_new_seal CHECK (closing_seal <> opening_seal),
        CONSTRAINT polling_session_ballots CHECK (ballots_unused + ballots_spoiled <= ballots_supplied)
      );
      CREATE INDEX polling_session_of_site ON official.polling_session (election_id, site_id);
      CREATE TRIGGER polling_session_kept BEFORE DELETE OR TRUNCATE ON official.polling_session FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      -- Somebody on the sealed list, or not on it and challenged for that. Neither a time nor an order.
      CREATE TABLE official.check_off (
        election_id uuid NOT NULL REFERENCES core.election (id),
        id uuid NOT NULL,
        session_id uuid NOT NULL,
        seal_number integer,
        entry_id uuid,
        is_challenged boolean NOT NULL,
        -- at-table: the ballot is not in the box yet.
        state text NOT NULL DEFAULT 'at-table' CONSTRAINT check_off_state CHECK (state IN ('at-table', 'cast', 'reversed')),
        reversal_reason text CONSTRAINT check_off_reversal_reason CHECK (reversal_reason IN ('wrong-person', 'left-without-voting', 'challenged', 'other')),
        reversal_note text NOT NULL DEFAULT '' CONSTRAINT check_off_reversal_note CHECK (length(reversal_note) <= 500),
        checked_by uuid REFERENCES core.account (id),
        PRIMARY KEY (election_id, id),
        CONSTRAINT check_off_session FOREIGN KEY (election_id, session_id) REFERENCES official.polling_session (election_id, id),
        CONSTRAINT check_off_voter FOREIGN KEY (election_id, seal_number, entry_id) REFERENCES core.roll_seal_voter (election_id, number, entry_id),
        CONSTRAINT check_off_of_somebody CHECK (num_nonnulls(seal_number, entry_id) = 2 OR (num_nonnulls(seal_number, entry_id) = 0 AND is_challenged)),
        CONSTRAINT check_off_reversed CHECK ((state = 'reversed') = (reversal_reason IS NOT NULL))
      );
      -- One vote a voter, at whichever place.
      CREATE UNIQUE INDEX check_off_once ON official.check_off (election_id, entry_id) WHERE state <> 'reversed';
      CREATE INDEX check_off_of_session ON official.check_off (election_id, session_id);
      CREATE TRIGGER check_off_kept BEFORE DELETE OR TRUNCATE ON official.check_off FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      CREATE TABLE official.unlisted_voter (
        election_id uuid NOT NULL,
        check_off_id uuid NOT NULL,
        family_name text NOT NULL CONSTRAINT unlisted_voter_family_name CHECK (length(family_name) BETWEEN 1 AND 100),
        given_name text NOT NULL CONSTRAINT unlisted_voter_given_name CHECK (length(given_name) <= 100),
        employee_number text NOT NULL CONSTRAINT unlisted_voter_employee_number CHECK (length(employee_number) <= 40),
        PRIMARY KEY (election_id, check_off_id),
        CONSTRAINT unlisted_voter_check_off FOREIGN KEY (election_id, check_off_id) REFERENCES official.check_off (election_id, id)
      );
      CREATE TRIGGER unlisted_voter_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON official.unlisted_voter FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      -- Who looked into the list, in which session, and how many names were shown. Which, and when, would be a list of who voted when.
      CREATE TABLE official.list_access (
        election_id uuid NOT NULL,
        id uuid NOT NULL,
        session_id uuid NOT NULL,
        names integer NOT NULL CONSTRAINT list_access_names CHECK (names >= 0),
        seen_by uuid REFERENCES core.account (id),
        PRIMARY KEY (election_id, id),
        CONSTRAINT list_access_session FOREIGN KEY (election_id, session_id) REFERENCES official.polling_session (election_id, id)
      );
      CREATE TRIGGER list_access_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON official.list_access FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      -- A box opened at the place of the count. A second count stands instead of the first; both stay.
      CREATE TABLE official.box_count (
        election_id uuid NOT NULL,
        id uuid NOT NULL,
        session_id uuid NOT NULL,
        number integer NOT NULL CONSTRAINT box_count_number CHECK (number > 0),
        seal_found text NOT NULL CONSTRAINT box_count_seal CHECK (length(seal_found) BETWEEN 1 AND 40),
        finding text NOT NULL DEFAULT '' CONSTRAINT box_count_finding CHECK (length(finding) <= 2000),
        ballots integer NOT NULL CONSTRAINT box_count_ballots CHECK (ballots >= 0),
        challenged_envelopes integer NOT NULL CONSTRAINT box_count_envelopes CHECK (challenged_envelopes >= 0),
        counted_by uuid REFERENCES core.account (id),
        PRIMARY KEY (election_id, id),
        CONSTRAINT box_count_once UNIQUE (election_id, session_id, number),
        CONSTRAINT box_count_session FOREIGN KEY (election_id, session_id) REFERENCES official.polling_session (election_id, id)
      );
      CREATE TRIGGER box_count_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON official.box_count FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      -- The ballots of all places, mixed: the three numbers of the record, once.
      CREATE TABLE official.polls_closing (
        election_id uuid PRIMARY KEY REFERENCES core.election (id),
        checked_off integer NOT NULL CONSTRAINT polls_closing_checked_off CHECK (checked_off >= 0),
        challenged integer NOT NULL CONSTRAINT polls_closing_challenged CHECK (challenged >= 0),
        ballots_in_boxes integer NOT NULL CONSTRAINT polls_closing_ballots CHECK (ballots_in_boxes >= 0),
        reason text NOT NULL DEFAULT '' CONSTRAINT polls_closing_reason CHECK (length(reason) <= 2000),
        closed_by uuid REFERENCES core.account (id),
        closed_at timestamptz NOT NULL,
        CONSTRAINT polls_closing_difference_explained CHECK (checked_off = ballots_in_boxes OR reason <> '')
      );
      CREATE TRIGGER polls_closing_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON official.polls_closing FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      ALTER TABLE official.challenge
        ALTER envelope_id DROP NOT NULL,
        ALTER session_id DROP NOT NULL,
        ADD check_off_id uuid,
        ADD CONSTRAINT challenge_check_off FOREIGN KEY (election_id, check_off_id) REFERENCES official.check_off (election_id, id),
        ADD CONSTRAINT challenge_of_one_thing CHECK (num_nonnulls(envelope_id, check_off_id) = 1 AND num_nonnulls(session_id, check_off_id) = 1);
      CREATE UNIQUE INDEX challenge_one_per_check_off ON official.challenge (election_id, check_off_id);
    `);
    await runner.query(`
      CREATE FUNCTION official.check_polling_session_step() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT ((OLD.state, NEW.state) IN (('planned', 'planned'), ('planned', 'open'), ('planned', 'cancelled'), ('open', 'closed')))
           OR NEW.site_id <> OLD.site_id
           OR (NEW.state <> 'planned' AND (NEW.opens_at, NEW.closes_at) IS DISTINCT FROM (OLD.opens_at, OLD.closes_at))
           OR (OLD.state = 'open' AND (NEW.opened_by, NEW.opened_at, NEW.opening_seal, NEW.ballots_supplied)
               IS DISTINCT FROM (OLD.opened_by, OLD.opened_at, OLD.opening_seal, OLD.ballots_supplied)) THEN
          RAISE EXCEPTION 'a session does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation', CONSTRAINT = 'polling_session_step';
        END IF;
        -- The boxes are mixed under the same lock, so that none opens behind their back.
        PERFORM FROM official.reconciliation r WHERE r.election_id = NEW.election_id AND NEW.state = 'open' FOR UPDATE;
        IF NEW.state = 'open' AND (EXISTS (SELECT FROM official.polls_closing c WHERE c.election_id = NEW.election_id)
           OR NOT EXISTS (SELECT FROM core.election e WHERE e.id = NEW.election_id AND e.phase = 'voting' AND e.manner <> 'mail')) THEN
          RAISE EXCEPTION 'polls open while voting goes on, in an election that has polls' USING ERRCODE = 'check_violation', CONSTRAINT = 'polling_session_while_voting';
        END IF;
        IF NEW.state = 'closed' AND EXISTS (SELECT FROM official.check_off c
             WHERE c.election_id = NEW.election_id AND c.session_id = NEW.id AND c.state = 'at-table') THEN
          RAISE EXCEPTION 'every ballot handed out is in the box or taken back' USING ERRCODE = 'check_violation', CONSTRAINT = 'polling_session_nobody_at_table';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER polling_session_step BEFORE UPDATE ON official.polling_session FOR EACH ROW EXECUTE FUNCTION official.check_polling_session_step();

      -- Envelopes and check-offs of one election wait for each other at the row of sums, so that neither misses the other.
      CREATE FUNCTION official.check_check_off() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM FROM official.polling_session s WHERE s.election_id = NEW.election_id AND s.id = NEW.session_id AND s.state = 'open' FOR SHARE;
        IF NOT FOUND THEN
          RAISE EXCEPTION 'voters are checked off in an open session' USING ERRCODE = 'check_violation', CONSTRAINT = 'check_off_in_open_session';
        END IF;
        IF TG_OP = 'UPDATE' THEN
          IF OLD.state <> 'at-table' OR NEW.state = 'at-table' OR (NEW.session_id, NEW.seal_number, NEW.entry_id, NEW.is_challenged, NEW.checked_by)
             IS DISTINCT FROM (OLD.session_id, OLD.seal_number, OLD.entry_id, OLD.is_challenged, OLD.checked_by) THEN
            RAISE EXCEPTION 'a ballot in the box stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'check_off_step';
          END IF;
          RETURN NEW;
        END IF;
        PERFORM FROM official.reconciliation r WHERE r.election_id = NEW.election_id FOR UPDATE;
        IF NEW.seal_number IS NOT NULL AND NEW.seal_number <> (SELECT max(s.number) FROM core.roll_seal s WHERE s.election_id = NEW.election_id) THEN
          RAISE EXCEPTION 'voters are those of the seal in force' USING ERRCODE = 'check_violation', CONSTRAINT = 'check_off_seal_in_force';
        END IF;
        IF NEW.is_challenged THEN RETURN NEW; END IF;
        IF (SELECT r.section FROM core.roll_entry r WHERE r.election_id = NEW.election_id AND r.id = NEW.entry_id) = 'challenge' THEN
          RAISE EXCEPTION 'votes subject to challenge' USING ERRCODE = 'check_violation', CONSTRAINT = 'check_off_section';
        END IF;
        IF EXISTS (SELECT FROM official.kit k JOIN official.envelope e ON e.election_id = k.election_id AND e.kit_id = k.id
                   WHERE k.election_id = NEW.election_id AND k.roll_entry_id = NEW.entry_id AND e.state IN ('received', 'accepted', 'challenged')) THEN
          RAISE EXCEPTION 'an envelope of this voter is in hand' USING ERRCODE = 'check_violation', CONSTRAINT = 'check_off_beside_envelope';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER check_off_check BEFORE INSERT OR UPDATE ON official.check_off FOR EACH ROW EXECUTE FUNCTION official.check_check_off();

      -- What counts of a voter at the polls: a check-off, or a challenge withdrawn or ruled eligible.
      CREATE FUNCTION official.counts_at_polls(election uuid, voter uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
        SELECT EXISTS (SELECT FROM official.check_off c
          LEFT JOIN official.challenge d ON d.election_id = c.election_id AND d.check_off_id = c.id
          WHERE c.election_id = election AND c.entry_id = voter AND c.state <> 'reversed'
            AND (NOT c.is_challenged OR d.state IN ('withdrawn', 'eligible')))
      $$;

      CREATE FUNCTION official.check_vote_once_by_mail() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM official.check_off c WHERE c.election_id IN (SELECT election_id FROM after_rows))
           AND EXISTS (SELECT FROM after_rows e JOIN official.kit k ON k.election_id = e.election_id AND k.id = e.kit_id
                       WHERE e.state IN ('received', 'accepted') AND official.counts_at_polls(k.election_id, k.roll_entry_id)) THEN
          RAISE EXCEPTION 'this voter voted in person' USING ERRCODE = 'check_violation', CONSTRAINT = 'envelope_beside_check_off';
        END IF;
        RETURN NULL;
      END $$;
    `);
    await runner.query(`
      -- The names sort after that of the trigger that sums: by then the row of sums is held.
      CREATE TRIGGER envelope_vote_once_in AFTER INSERT ON official.envelope
        REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION official.check_vote_once_by_mail();
      CREATE TRIGGER envelope_vote_once AFTER UPDATE ON official.envelope
        REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION official.check_vote_once_by_mail();

      CREATE FUNCTION official.check_challenge_of_polls() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        voter uuid;
      BEGIN
        IF NEW.check_off_id IS DISTINCT FROM OLD.check_off_id THEN
          RAISE EXCEPTION 'a challenge stays with its ballot' USING ERRCODE = 'check_violation', CONSTRAINT = 'challenge_step';
        END IF;
        IF NEW.state = OLD.state OR NEW.state NOT IN ('withdrawn', 'eligible') THEN RETURN NEW; END IF;
        PERFORM FROM official.reconciliation r WHERE r.election_id = NEW.election_id FOR UPDATE;
        IF NEW.check_off_id IS NULL THEN
          SELECT k.roll_entry_id INTO voter FROM official.envelope e JOIN official.kit k ON k.election_id = e.election_id AND k.id = e.kit_id
            WHERE e.election_id = NEW.election_id AND e.id = NEW.envelope_id;
          IF official.counts_at_polls(NEW.election_id, voter) THEN
            RAISE EXCEPTION 'this voter voted in person' USING ERRCODE = 'check_violation', CONSTRAINT = 'challenge_second_vote';
          END IF;
          RETURN NEW;
        END IF;
        SELECT c.entry_id INTO voter FROM official.check_off c WHERE c.election_id = NEW.election_id AND c.id = NEW.check_off_id;
        IF EXISTS (SELECT FROM official.kit k JOIN official.envelope e ON e.election_id = k.election_id AND e.kit_id = k.id
             LEFT JOIN official.challenge d ON d.election_id = e.election_id AND d.envelope_id = e.id AND d.state <> 'reversed'
             WHERE k.election_id = NEW.election_id AND k.roll_entry_id = voter
               AND (e.state IN ('received', 'accepted') OR (e.state = 'challenged' AND d.state <> 'ineligible'))) THEN
          RAISE EXCEPTION 'an envelope of this voter counts' USING ERRCODE = 'check_violation', CONSTRAINT = 'challenge_second_vote';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER challenge_vote_once BEFORE UPDATE ON official.challenge FOR EACH ROW EXECUTE FUNCTION official.check_challenge_of_polls();

      -- A docket of the polls moves the sums as an envelope's does; after the reconciliation it has numbers of its own.
      CREATE FUNCTION official.sum_challenge_of_polls() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE official.reconciliation r SET challenged = challenged - 1,
          accepted = accepted + CASE NEW.state WHEN 'ineligible' THEN 0 ELSE 1 END,
          void_other = void_other + CASE NEW.state WHEN 'ineligible' THEN 1 ELSE 0 END
        WHERE r.election_id = NEW.election_id AND NOT r.is_reconciled;
        RETURN NULL;
      END $$;
      CREATE TRIGGER challenge_of_polls_summed AFTER UPDATE ON official.challenge FOR EACH ROW
        WHEN (NEW.check_off_id IS NOT NULL AND OLD.state = 'open' AND NEW.state IN ('withdrawn', 'eligible', 'ineligible'))
        EXECUTE FUNCTION official.sum_challenge_of_polls();

      CREATE FUNCTION official.check_box_count() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT EXISTS (SELECT FROM official.polling_session s WHERE s.election_id = NEW.election_id AND s.id = NEW.session_id AND s.state = 'closed'
             AND (s.closing_seal = NEW.seal_found OR NEW.finding <> ''))
           OR EXISTS (SELECT FROM official.polls_closing c WHERE c.election_id = NEW.election_id) THEN
          RAISE EXCEPTION 'a box is counted after its closing and before the boxes are mixed, another seal explained'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'box_count_in_turn';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER box_count_check BEFORE INSERT ON official.box_count FOR EACH ROW EXECUTE FUNCTION official.check_box_count();

      CREATE FUNCTION official.close_polls() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM FROM official.reconciliation r WHERE r.election_id = NEW.election_id FOR UPDATE;
        IF EXISTS (SELECT FROM official.polling_session s WHERE s.election_id = NEW.election_id AND (s.state IN ('planned', 'open')
             OR (s.state = 'closed' AND NOT EXISTS (SELECT FROM official.box_count b WHERE b.election_id = s.election_id AND b.session_id = s.id))))
           OR NOT EXISTS (SELECT FROM core.election e WHERE e.id = NEW.election_id AND e.phase = 'voting' AND e.manner <> 'mail')
           OR NEW.checked_off <> (SELECT count(*) FROM official.check_off c WHERE c.election_id = NEW.election_id AND c.state = 'cast' AND NOT c.is_challenged)
           OR NEW.challenged <> (SELECT count(*) FROM official.check_off c WHERE c.election_id = NEW.election_id AND c.state = 'cast' AND c.is_challenged)
           OR NEW.ballots_in_boxes <>
              (SELECT coalesce(sum(b.ballots), 0) FROM (SELECT DISTINCT ON (session_id) ballots FROM official.box_count
               WHERE election_id = NEW.election_id ORDER BY session_id, number DESC) AS b) THEN
          RAISE EXCEPTION 'the boxes of all places are mixed once each is counted' USING ERRCODE = 'check_violation', CONSTRAINT = 'polls_closing_in_turn';
        END IF;
        UPDATE official.reconciliation r SET
          received = received + NEW.ballots_in_boxes + NEW.challenged, accepted = accepted + NEW.ballots_in_boxes,
          challenged = challenged + NEW.challenged, ballots_in_boxes = NEW.ballots_in_boxes, polls_challenged = NEW.challenged
        WHERE r.election_id = NEW.election_id;
        IF NOT FOUND THEN RAISE EXCEPTION 'election % has no reconciliation', NEW.election_id; END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER polls_closing_summed BEFORE INSERT ON official.polls_closing FOR EACH ROW EXECUTE FUNCTION official.close_polls();

      CREATE FUNCTION official.check_polls_closed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT EXISTS (SELECT FROM official.polls_closing c WHERE c.election_id = NEW.id) THEN
          RAISE EXCEPTION 'the polls of % are not closed', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'election_polls_closed';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER election_polls_closed BEFORE UPDATE OF phase ON core.election
        FOR EACH ROW WHEN (OLD.phase = 'voting' AND NEW.phase = 'checking' AND NEW.manner <> 'mail') EXECUTE FUNCTION official.check_polls_closed();

      GRANT SELECT, INSERT ON official.polling_site, official.polling_session, official.check_off, official.unlisted_voter, official.list_access,
        official.box_count, official.polls_closing TO rollcall_official;
      GRANT UPDATE (name, place) ON official.polling_site TO rollcall_official;
      GRANT UPDATE (opens_at, closes_at, state, cancel_reason, opened_by, opened_at, opening_seal, is_shown_empty, ballots_supplied, closed_by,
        closed_at, closing_seal, ballots_unused, ballots_spoiled, challenged_envelopes, note) ON official.polling_session TO rollcall_official;
      GRANT UPDATE (state, reversal_reason, reversal_note) ON official.check_off TO rollcall_official;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER election_polls_closed ON core.election;
      DROP TRIGGER challenge_of_polls_summed ON official.challenge;
      DROP TRIGGER challenge_vote_once ON official.challenge;
      DROP TRIGGER envelope_vote_once ON official.envelope;
      DROP TRIGGER envelope_vote_once_in ON official.envelope;
      ALTER TABLE official.challenge DROP CONSTRAINT challenge_of_one_thing, DROP check_off_id, ALTER envelope_id SET NOT NULL, ALTER session_id SET NOT NULL;
      DROP TABLE official.polls_closing, official.box_count, official.list_access, official.unlisted_voter, official.check_off,
        official.polling_session, official.polling_site;
      DROP FUNCTION official.check_polls_closed(), official.close_polls(), official.check_box_count(), official.sum_challenge_of_polls(),
        official.check_challenge_of_polls(), official.check_vote_once_by_mail(), official.counts_at_polls(uuid, uuid), official.check_check_off(),
        official.check_polling_session_step();
    `);
  }
}
