import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Elections20261101000003 implements MigrationInterface {
  readonly name = 'Elections20261101000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE core.election (
        id uuid PRIMARY KEY,
        slug text NOT NULL CONSTRAINT election_slug_unique UNIQUE CONSTRAINT election_slug_form CHECK (slug ~ '^[a-z0-9](?:[a-z0-9-]{0,60}[a-z0-9])?$'),
        code text NOT NULL CONSTRAINT election_code_unique UNIQUE CONSTRAINT election_code_form CHECK (code ~ '^[0-9A-HJKMNP-TV-Z]{3}$'),
        name text NOT NULL CONSTRAINT election_name_length CHECK (length(name) BETWEEN 1 AND 200),
        employer text NOT NULL CONSTRAINT election_employer_length CHECK (length(employer) BETWEEN 1 AND 200),
        case_number text NOT NULL DEFAULT '' CONSTRAINT election_case_number_length CHECK (length(case_number) <= 40),
        time_zone text NOT NULL,
        question text NOT NULL CONSTRAINT election_question_length CHECK (length(question) BETWEEN 1 AND 500),
        profile text NOT NULL,
        rule jsonb NOT NULL,
        block_size integer NOT NULL,
        minimum_block integer NOT NULL,
        phase text NOT NULL DEFAULT 'setup' CONSTRAINT election_phase CHECK (phase IN ('setup', 'voting', 'checking', 'counting', 'objections', 'closed')),
        observer_seats integer NOT NULL DEFAULT 2 CONSTRAINT election_observer_seats CHECK (observer_seats BETWEEN 1 AND 50),
        hides_turnout boolean NOT NULL DEFAULT false,
        petition_filed_on date,
        -- The agreement was approved, or the election directed: the employer's list is due two business days on (29 CFR 102.62(d)).
        directed_on date,
        eligibility_on date,
        mailing_on date,
        due_at timestamptz,
        count_at timestamptz,
        created_at timestamptz NOT NULL,
        created_by uuid REFERENCES core.account (id),
        CONSTRAINT election_block_sizes CHECK (20 <= minimum_block AND minimum_block <= block_size AND block_size <= 1000),
        CONSTRAINT election_dates_in_order CHECK (mailing_on IS NULL OR due_at IS NULL OR mailing_on <= due_at),
        CONSTRAINT election_count_after_due CHECK (due_at IS NULL OR count_at IS NULL OR due_at <= count_at)
      );

      CREATE TABLE core.phase_step (
        from_phase text NOT NULL,
        to_phase text NOT NULL,
        PRIMARY KEY (from_phase, to_phase)
      );
      INSERT INTO core.phase_step VALUES
        ('setup', 'voting'), ('voting', 'checking'), ('checking', 'counting'), ('counting', 'objections'), ('objections', 'closed');

      CREATE FUNCTION core.check_phase_step() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'INSERT' AND NEW.phase <> 'setup' THEN
          RAISE EXCEPTION 'an election begins in setup' USING ERRCODE = 'check_violation', CONSTRAINT = 'election_phase_step';
        END IF;
        IF TG_OP = 'UPDATE' AND NEW.phase <> OLD.phase
           AND NOT EXISTS (SELECT FROM core.phase_step WHERE from_phase = OLD.phase AND to_phase = NEW.phase) THEN
          RAISE EXCEPTION 'no step leads from % to %', OLD.phase, NEW.phase USING ERRCODE = 'check_violation', CONSTRAINT = 'election_phase_step';
        END IF;
        -- What the record says at index 0 can't be said otherwise later.
        IF TG_OP = 'UPDATE' AND (NEW.id, NEW.code, NEW.question, NEW.profile, NEW.rule, NEW.block_size, NEW.minimum_block)
           IS DISTINCT FROM (OLD.id, OLD.code, OLD.question, OLD.profile, OLD.rule, OLD.block_size, OLD.minimum_block) THEN
          RAISE EXCEPTION 'what the record published at its opening is fixed' USING ERRCODE = 'check_violation', CONSTRAINT = 'election_opening_fixed';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER election_phase_step BEFORE INSERT OR UPDATE ON core.election FOR EACH ROW EXECUTE FUNCTION core.check_phase_step();

      CREATE TABLE core.choice (
        election_id uuid NOT NULL REFERENCES core.election (id),
        id text NOT NULL CONSTRAINT choice_id_form CHECK (id ~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,63}$'),
        label text NOT NULL CONSTRAINT choice_label_length CHECK (length(label) BETWEEN 1 AND 200),
        kind text NOT NULL CONSTRAINT choice_kind CHECK (kind IN ('for', 'against', 'none')),
        position smallint NOT NULL,
        PRIMARY KEY (election_id, id),
        CONSTRAINT choice_position_unique UNIQUE (election_id, position)
      );
      CREATE TRIGGER choice_append_only BEFORE UPDATE OR DELETE ON core.choice FOR EACH ROW EXECUTE FUNCTION core.refuse_change();

      CREATE TABLE core.party (
        id uuid NOT NULL,
        election_id uuid NOT NULL REFERENCES core.election (id),
        slug text NOT NULL CONSTRAINT party_slug_form CHECK (slug ~ '^[a-z0-9-]{1,40}$' AND slug <> 'agent'),
        name text NOT NULL CONSTRAINT party_name_length CHECK (length(name) BETWEEN 1 AND 200),
        kind text NOT NULL CONSTRAINT party_kind CHECK (kind IN ('union', 'employer', 'other')),
        PRIMARY KEY (election_id, id),
        CONSTRAINT party_slug_unique UNIQUE (election_id, slug)
      );

      CREATE TABLE core.membership (
        id uuid PRIMARY KEY,
        election_id uuid NOT NULL REFERENCES core.election (id),
        account_id uuid NOT NULL REFERENCES core.account (id),
        role text NOT NULL CONSTRAINT membership_role CHECK (role IN ('agent', 'teller', 'observer', 'lead', 'organizer')),
        wing text NOT NULL GENERATED ALWAYS AS (CASE WHEN role IN ('lead', 'organizer') THEN 'campaign' ELSE 'official' END) STORED,
        party_id uuid,
        seat smallint,
        granted_by uuid REFERENCES core.account (id),
        granted_at timestamptz NOT NULL,
        revoked_at timestamptz,
        -- One account holds at most one role in one election, whichever wing it is in.
        CONSTRAINT membership_one_per_election UNIQUE (election_id, account_id),
        CONSTRAINT membership_party FOREIGN KEY (election_id, party_id) REFERENCES core.party (election_id, id),
        CONSTRAINT membership_observer_has_party CHECK (role <> 'observer' OR party_id IS NOT NULL),
        CONSTRAINT membership_campaign_has_party CHECK (role NOT IN ('lead', 'organizer') OR party_id IS NOT NULL),
        CONSTRAINT membership_agent_has_no_party CHECK (role <> 'agent' OR party_id IS NULL),
        CONSTRAINT membership_seat CHECK ((role = 'observer' AND revoked_at IS NULL) = (seat IS NOT NULL) AND (seat IS NULL OR seat >= 1))
      );
      CREATE UNIQUE INDEX membership_seat_unique ON core.membership (election_id, party_id, seat) WHERE seat IS NOT NULL;
      CREATE INDEX membership_account ON core.membership (account_id);

      CREATE FUNCTION core.check_membership() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.seat IS NOT NULL AND NEW.seat > (SELECT observer_seats FROM core.election WHERE id = NEW.election_id) THEN
          RAISE EXCEPTION 'every party has the same number of observer seats' USING ERRCODE = 'check_violation', CONSTRAINT = 'membership_seats_equal';
        END IF;
        IF TG_OP = 'UPDATE' AND ((CASE WHEN NEW.role IN ('lead', 'organizer') THEN 'campaign' ELSE 'official' END) <> OLD.wing
           OR NEW.account_id <> OLD.account_id OR NEW.election_id <> OLD.election_id) THEN
          -- What someone has seen in one wing is not forgotten by a change of role.
          RAISE EXCEPTION 'a membership never changes wings' USING ERRCODE = 'check_violation', CONSTRAINT = 'membership_wing_fixed';
        END IF;
        -- A member of a campaign and an observer of that same election's other party can't be one person: see membership_one_per_election.
        RETURN NEW;
      END $$;
      CREATE TRIGGER membership_check BEFORE INSERT OR UPDATE ON core.membership FOR EACH ROW EXECUTE FUNCTION core.check_membership();
      CREATE TRIGGER membership_kept BEFORE DELETE OR TRUNCATE ON core.membership FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      -- Holds an election's phase still for the length of a transaction. A function, so that holding it needs no right to change it.
      CREATE FUNCTION core.hold_election(election uuid) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = core AS $$
        SELECT FROM core.election WHERE id = $1 FOR SHARE
      $$;

      ALTER TABLE core.one_time_link
        ADD CONSTRAINT one_time_link_election FOREIGN KEY (election_id) REFERENCES core.election (id),
        ADD CONSTRAINT one_time_link_party FOREIGN KEY (election_id, party_id) REFERENCES core.party (election_id, id);

      GRANT SELECT, INSERT, UPDATE ON core.election, core.party, core.membership TO rollcall_core;
      GRANT SELECT, INSERT ON core.choice TO rollcall_core;
      GRANT SELECT ON core.phase_step TO rollcall_core, rollcall_official, rollcall_campaign;
      GRANT SELECT ON core.election, core.choice, core.party, core.membership TO rollcall_campaign, rollcall_official;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE core.one_time_link DROP CONSTRAINT one_time_link_election, DROP CONSTRAINT one_time_link_party;
      DROP TABLE core.membership, core.party, core.choice, core.phase_step, core.election;
      DROP FUNCTION core.hold_election(uuid), core.check_membership(), core.check_phase_step();
    `);
  }
}
