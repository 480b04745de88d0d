import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Contacts20261101000202 implements MigrationInterface {
  readonly name = 'Contacts20261101000202';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE campaign.issue (
        code text PRIMARY KEY CONSTRAINT issue_code_form CHECK (code ~ '^[a-z][a-z-]{1,39}$'),
        position smallint NOT NULL CONSTRAINT issue_position_unique UNIQUE
      );
      INSERT INTO campaign.issue (code, position) VALUES
        ('pay', 1), ('safety', 2), ('pace', 3), ('breaks', 4), ('schedule', 5), ('respect', 6),
        ('health-insurance', 7), ('management', 8), ('fear', 9), ('other', 10);

      -- Seven outcomes, words and not codes; what each means for "reached" and for follow-ups stands here once.
      CREATE TABLE campaign.outcome (
        code text PRIMARY KEY,
        -- There was a conversation.
        reaches boolean NOT NULL,
        -- A follow-up asked for earlier is done with, whether or not another is asked for.
        settles boolean NOT NULL
      );
      INSERT INTO campaign.outcome (code, reaches, settles) VALUES
        ('talked', true, true), ('not-home', false, false), ('left-message', false, false), ('refused', true, true),
        ('moved-or-quit', false, true), ('wrong-number', false, true), ('come-back-later', false, false);

      CREATE TABLE campaign.contact (
        election_id uuid NOT NULL,
        id uuid NOT NULL,
        person_id uuid NOT NULL,
        author_id uuid NOT NULL,
        outcome text NOT NULL CONSTRAINT contact_outcome REFERENCES campaign.outcome (code),
        occurred_at timestamptz NOT NULL,
        received_at timestamptz NOT NULL,
        note text CONSTRAINT contact_note_length CHECK (length(note) BETWEEN 1 AND 2000),
        follow_up_on date,
        PRIMARY KEY (election_id, id),
        CONSTRAINT contact_person FOREIGN KEY (election_id, person_id) REFERENCES campaign.person (election_id, id),
        CONSTRAINT contact_author FOREIGN KEY (election_id, author_id) REFERENCES core.membership (election_id, account_id),
        -- A phone's clock may run a little ahead of the server's.
        CONSTRAINT contact_not_in_future CHECK (occurred_at <= received_at + interval '10 minutes'),
        CONSTRAINT contact_of_person UNIQUE (election_id, id, person_id),
        CONSTRAINT contact_of_author UNIQUE (election_id, id, author_id)
      );
      CREATE INDEX contact_by_person ON campaign.contact (election_id, person_id, occurred_at DESC, id);
      CREATE TRIGGER contact_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON campaign.contact
        FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      CREATE TABLE campaign.contact_issue (
        election_id uuid NOT NULL,
        contact_id uuid NOT NULL,
        code text NOT NULL CONSTRAINT contact_issue_code REFERENCES campaign.issue (code),
        PRIMARY KEY (election_id, contact_id, code),
        CONSTRAINT contact_issue_contact FOREIGN KEY (election_id, contact_id) REFERENCES campaign.contact (election_id, id)
      );
      CREATE TRIGGER contact_issue_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON campaign.contact_issue
        FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      CREATE TABLE campaign.contact_withdrawal (
        election_id uuid NOT NULL,
        contact_id uuid NOT NULL,
        withdrawn_by uuid NOT NULL,
        withdrawn_at timestamptz NOT NULL,
        PRIMARY KEY (election_id, contact_id),
        -- Only who logged a contact takes it back.
        CONSTRAINT contact_withdrawal_author FOREIGN KEY (election_id, contact_id, withdrawn_by)
          REFERENCES campaign.contact (election_id, id, author_id)
      );
      CREATE FUNCTION campaign.check_withdrawal() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.withdrawn_at > (SELECT received_at + interval '24 hours' FROM campaign.contact
                               WHERE election_id = NEW.election_id AND id = NEW.contact_id) THEN
          RAISE EXCEPTION 'a contact is withdrawn within 24 hours or not at all'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'contact_withdrawal_in_time';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER contact_withdrawal_in_time BEFORE INSERT ON campaign.contact_withdrawal
        FOR EACH ROW EXECUTE FUNCTION campaign.check_withdrawal();
      CREATE TRIGGER contact_withdrawal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON campaign.contact_withdrawal
        FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      GRANT SELECT ON campaign.issue, campaign.outcome TO rollcall_campaign;
      GRANT SELECT, INSERT ON campaign.contact, campaign.contact_issue, campaign.contact_withdrawal TO rollcall_campaign;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE campaign.contact_withdrawal, campaign.contact_issue, campaign.contact, campaign.outcome, campaign.issue;
      DROP FUNCTION campaign.check_withdrawal();
    `);
  }
}
