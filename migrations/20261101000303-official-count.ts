import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The count: blocks by number, and what tellers commit to and reveal. Below the secrecy line: no person, no
 * envelope, no time, nothing for a single ballot but its docket.
 */
export class Count20261101000303 implements MigrationInterface {
  readonly name = 'Count20261101000303';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION official.are_counts(counts jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT AS $$
        SELECT jsonb_typeof(counts) = 'object' AND counts <> '{}'::jsonb AND NOT EXISTS (
          SELECT FROM jsonb_each(CASE jsonb_typeof(counts) WHEN 'object' THEN counts ELSE '{}'::jsonb END) AS each (choice, votes)
          WHERE jsonb_typeof(votes) <> 'number' OR votes #>> '{}' !~ '^[0-9]{1,9}$')
      $$;
      CREATE FUNCTION official.total(counts jsonb) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT AS $$
        SELECT sum((votes #>> '{}')::numeric)::bigint FROM jsonb_each(counts) AS each (choice, votes)
      $$;

      CREATE TABLE official.block (
        election_id uuid NOT NULL REFERENCES core.election (id),
        id text NOT NULL CONSTRAINT block_id_form CHECK (id ~ '^[0-9A-Z]{6}$'),
        -- Its number on the table, from 1.
        position integer NOT NULL CONSTRAINT block_position CHECK (position > 0),
        source text NOT NULL CONSTRAINT block_source CHECK (source IN ('accepted', 'challenged')),
        ballots integer NOT NULL CONSTRAINT block_ballots CHECK (ballots BETWEEN 1 AND 2000),
        round integer NOT NULL DEFAULT 1 CONSTRAINT block_round CHECK (round > 0),
        -- third: the first two differ; held: they agree, and their number of challenged ballots lacks dockets.
        state text NOT NULL DEFAULT 'open' CONSTRAINT block_state CHECK (state IN ('open', 'third', 'held', 'sealed')),
        -- Names of the fields in which the first two differ, never a value.
        differing text[] NOT NULL DEFAULT '{}',
        PRIMARY KEY (election_id, id),
        CONSTRAINT block_position_unique UNIQUE (election_id, position),
        CONSTRAINT block_with_ballots UNIQUE (election_id, id, ballots),
        CONSTRAINT block_differing CHECK ((state = 'third') = (cardinality(differing) > 0))
      );
      CREATE TRIGGER block_kept BEFORE DELETE OR TRUNCATE ON official.block FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      -- Who may enter as A, B or C of a round. First come; given back only while nothing is committed.
      CREATE TABLE official.seat (
        election_id uuid NOT NULL,
        block_id text NOT NULL,
        round integer NOT NULL CONSTRAINT seat_round CHECK (round > 0),
        slot text NOT NULL CONSTRAINT seat_slot CHECK (slot IN ('A', 'B', 'C')),
        account_id uuid NOT NULL REFERENCES core.account (id),
        PRIMARY KEY (election_id, block_id, round, slot),
        CONSTRAINT seat_block FOREIGN KEY (election_id, block_id) REFERENCES official.block (election_id, id),
        CONSTRAINT seat_one_person_one_slot UNIQUE (election_id, block_id, round, account_id),
        CONSTRAINT seat_with_account UNIQUE (election_id, block_id, round, slot, account_id)
      );

      CREATE TABLE official.entry (
        election_id uuid NOT NULL,
        block_id text NOT NULL,
        round integer NOT NULL,
        slot text NOT NULL,
        account_id uuid NOT NULL,
        commitment text NOT NULL CONSTRAINT entry_commitment_form CHECK (commitment ~ '^[0-9a-f]{64}$'),
        PRIMARY KEY (election_id, block_id, round, slot),
        CONSTRAINT entry_seat FOREIGN KEY (election_id, block_id, round, slot, account_id)
          REFERENCES official.seat (election_id, block_id, round, slot, account_id),
        CONSTRAINT entry_commitment_unique UNIQUE (election_id, commitment)
      );
      CREATE TRIGGER entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON official.entry FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      CREATE TABLE official.reveal (
        election_id uuid NOT NULL,
        block_id text NOT NULL,
        round integer NOT NULL,
        slot text NOT NULL,
        counts jsonb NOT NULL CONSTRAINT reveal_counts CHECK (official.are_counts(counts)),
        void integer NOT NULL CONSTRAINT reveal_void CHECK (void >= 0),
        challenged integer NOT NULL CONSTRAINT reveal_challenged CHECK (challenged >= 0),
        salt text NOT NULL CONSTRAINT reveal_salt_form CHECK (salt ~ '^[0-9a-f]{32}$'),
        PRIMARY KEY (election_id, block_id, round, slot),
        CONSTRAINT reveal_entry FOREIGN KEY (election_id, block_id, round, slot) REFERENCES official.entry (election_id, block_id, round, slot)
      );
      CREATE TRIGGER reveal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON official.reveal FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      CREATE TABLE official.sealed_block (
        election_id uuid NOT NULL,
        block_id text NOT NULL,
        round integer NOT NULL,
        ballots integer NOT NULL,
        counts jsonb NOT NULL CONSTRAINT sealed_block_counts CHECK (official.are_counts(counts)),
        void integer NOT NULL CONSTRAINT sealed_block_void CHECK (void >= 0),
        challenged integer NOT NULL CONSTRAINT sealed_block_challenged CHECK (challenged >= 0),
        agreed_first text NOT NULL,
        agreed_second text NOT NULL,
        is_superseded boolean NOT NULL DEFAULT false,
        PRIMARY KEY (election_id, block_id, round),
        CONSTRAINT sealed_block_of FOREIGN KEY (election_id, block_id, ballots) REFERENCES official.block (election_id, id, ballots),
        CONSTRAINT sealed_block_sum CHECK (official.total(counts) + void + challenged = ballots),
        CONSTRAINT sealed_block_two_slots CHECK (agreed_first < agreed_second),
        CONSTRAINT sealed_block_first FOREIGN KEY (election_id, block_id, round, agreed_first) REFERENCES official.reveal (election_id, block_id, round, slot),
        CONSTRAINT sealed_block_second FOREIGN KEY (election_id, block_id, round, agreed_second) REFERENCES official.reveal (election_id, block_id, round, slot)
      );
      CREATE UNIQUE INDEX sealed_block_one_in_force ON official.sealed_block (election_id, block_id) WHERE NOT is_superseded;
      CREATE TRIGGER sealed_block_kept BEFORE DELETE OR TRUNCATE ON official.sealed_block FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      CREATE TABLE official.ballot_docket (
        election_id uuid NOT NULL REFERENCES core.election (id),
        id uuid NOT NULL,
        block_id text NOT NULL,
        docket text NOT NULL CONSTRAINT ballot_docket_form CHECK (docket ~ '^[0-9A-Z]{4}-[0-9A-Z]{4}$'),
        on_behalf_of uuid,
        record_party text NOT NULL,
        ground text NOT NULL CONSTRAINT ballot_docket_ground CHECK (ground ~ '^[a-z0-9-]{1,40}$'),
        state text NOT NULL DEFAULT 'open' CONSTRAINT ballot_docket_state CHECK (state IN ('open', 'cancelled', 'withdrawn', 'eligible', 'ineligible')),
        PRIMARY KEY (election_id, id),
        CONSTRAINT ballot_docket_unique UNIQUE (election_id, docket),
        CONSTRAINT ballot_docket_block FOREIGN KEY (election_id, block_id) REFERENCES official.block (election_id, id),
        CONSTRAINT ballot_docket_party FOREIGN KEY (election_id, on_behalf_of) REFERENCES core.party (election_id, id)
      );
      CREATE TRIGGER ballot_docket_kept BEFORE DELETE OR TRUNCATE ON official.ballot_docket FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      -- A sealed block to be counted again, or a round whose salt is lost: proposed by one, signed by another.
      CREATE TABLE official.correction (
        election_id uuid NOT NULL REFERENCES core.election (id),
        id uuid NOT NULL,
        block_id text NOT NULL,
        round integer NOT NULL,
        kind text NOT NULL CONSTRAINT correction_kind CHECK (kind IN ('supersede', 'abandon')),
        reason text NOT NULL CONSTRAINT correction_reason CHECK (reason ~ '^[a-z0-9-]{1,40}$'),
        note text NOT NULL DEFAULT '' CONSTRAINT correction_note CHECK (length(note) <= 2000),
        proposed_by uuid NOT NULL REFERENCES core.account (id),
        signed_by uuid REFERENCES core.account (id),
        second_signer text,
        PRIMARY KEY (election_id, id),
        CONSTRAINT correction_block FOREIGN KEY (election_id, block_id) REFERENCES official.block (election_id, id),
        CONSTRAINT correction_two_people CHECK (signed_by <> proposed_by),
        CONSTRAINT correction_signed CHECK ((signed_by IS NULL) = (second_signer IS NULL))
      );
      CREATE UNIQUE INDEX correction_one_pending ON official.correction (election_id, block_id) WHERE signed_by IS NULL;
      CREATE TRIGGER correction_kept BEFORE DELETE OR TRUNCATE ON official.correction FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();
    `);
    await runner.query(`
      -- Each commitment is a transaction of its own: in one that holds two, or one beside its reveal, nobody was blind.
      CREATE FUNCTION official.check_entry() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM official.entry e WHERE e.election_id = NEW.election_id AND e.block_id = NEW.block_id
                   AND e.round = NEW.round AND e.xmin = pg_current_xact_id()::xid) THEN
          RAISE EXCEPTION 'two commitments in one transaction' USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_own_transaction';
        END IF;
        IF NEW.slot = 'C' AND NOT EXISTS (
          SELECT FROM official.reveal a JOIN official.reveal b USING (election_id, block_id, round)
          WHERE election_id = NEW.election_id AND block_id = NEW.block_id AND round = NEW.round AND a.slot = 'A' AND b.slot = 'B'
            AND (a.counts, a.void, a.challenged) IS DISTINCT FROM (b.counts, b.void, b.challenged)) THEN
          RAISE EXCEPTION 'a third person counts only where the first two differ' USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_third_in_turn';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER entry_check BEFORE INSERT ON official.entry FOR EACH ROW EXECUTE FUNCTION official.check_entry();

      CREATE FUNCTION official.check_reveal() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (SELECT count(*) FROM official.entry e WHERE e.election_id = NEW.election_id AND e.block_id = NEW.block_id
            AND e.round = NEW.round AND e.slot IN ('A', 'B') AND e.xmin <> pg_current_xact_id()::xid) < 2 THEN
          RAISE EXCEPTION 'a reveal comes after both commitments stand' USING ERRCODE = 'check_violation', CONSTRAINT = 'reveal_after_both';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER reveal_check BEFORE INSERT ON official.reveal FOR EACH ROW EXECUTE FUNCTION official.check_reveal();

      CREATE FUNCTION official.check_seal() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' THEN
          IF (NEW.election_id, NEW.block_id, NEW.round, NEW.ballots, NEW.counts, NEW.void, NEW.challenged, NEW.agreed_first, NEW.agreed_second)
             IS DISTINCT FROM (OLD.election_id, OLD.block_id, OLD.round, OLD.ballots, OLD.counts, OLD.void, OLD.challenged, OLD.agreed_first, OLD.agreed_second)
             OR OLD.is_superseded THEN
            RAISE EXCEPTION 'a sealed block is superseded, never changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'sealed_block_fixed';
          END IF;
          RETURN NEW;
        END IF;
        IF (SELECT count(*) FROM official.reveal r WHERE r.election_id = NEW.election_id AND r.block_id = NEW.block_id AND r.round = NEW.round
            AND r.slot IN (NEW.agreed_first, NEW.agreed_second)
            AND (r.counts, r.void, r.challenged) = (NEW.counts, NEW.void, NEW.challenged)) <> 2 THEN
          RAISE EXCEPTION 'a block is sealed with what two entries agree on' USING ERRCODE = 'check_violation', CONSTRAINT = 'sealed_block_agreed';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER sealed_block_check BEFORE INSERT OR UPDATE ON official.sealed_block FOR EACH ROW EXECUTE FUNCTION official.check_seal();

      GRANT SELECT, INSERT ON official.block, official.seat, official.entry, official.reveal, official.sealed_block, official.ballot_docket, official.correction TO rollcall_official;
      GRANT UPDATE (round, state, differing) ON official.block TO rollcall_official;
      GRANT UPDATE (is_superseded) ON official.sealed_block TO rollcall_official;
      GRANT UPDATE (state) ON official.ballot_docket TO rollcall_official;
      GRANT UPDATE (signed_by, second_signer) ON official.correction TO rollcall_official;
      GRANT DELETE ON official.seat TO rollcall_official;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE official.correction, official.ballot_docket, official.sealed_block, official.reveal, official.entry, official.seat, official.block;
      DROP FUNCTION official.check_seal(), official.check_reveal(), official.check_entry(), official.total(jsonb), official.are_counts(jsonb);
    `);
  }
}
