import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The union's own view of people: a row appears with the first work done on somebody. */
export class People20261101000201 implements MigrationInterface {
  readonly name = 'People20261101000201';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE campaign.person (
        election_id uuid NOT NULL REFERENCES core.election (id),
        id uuid NOT NULL,
        -- A person of the employer's list has that entry's id; somebody the union added has no entry.
        roll_entry_id uuid CONSTRAINT person_id_of_entry CHECK (roll_entry_id = id),
        -- The union's own values; where null, the list's are shown.
        given_name text CONSTRAINT person_given_name_length CHECK (length(given_name) BETWEEN 1 AND 200),
        family_name text CONSTRAINT person_family_name_length CHECK (length(family_name) BETWEEN 1 AND 200),
        department text CONSTRAINT person_department_length CHECK (length(department) BETWEEN 1 AND 200),
        shift text CONSTRAINT person_shift_length CHECK (length(shift) BETWEEN 1 AND 200),
        phone text CONSTRAINT person_phone_length CHECK (length(phone) BETWEEN 1 AND 40),
        -- Those values as they are searched for (domain/names.ts): folded, family name first.
        search_text text NOT NULL DEFAULT '',
        merged_into uuid CONSTRAINT person_not_merged_into_itself CHECK (merged_into <> id),
        created_at timestamptz NOT NULL,
        created_by uuid NOT NULL,
        PRIMARY KEY (election_id, id),
        CONSTRAINT person_merged_into FOREIGN KEY (election_id, merged_into) REFERENCES campaign.person (election_id, id),
        CONSTRAINT person_creator FOREIGN KEY (election_id, created_by) REFERENCES core.membership (election_id, account_id),
        CONSTRAINT person_has_name CHECK (roll_entry_id IS NOT NULL OR (given_name IS NOT NULL AND family_name IS NOT NULL AND search_text <> ''))
      );
      CREATE INDEX person_merged ON campaign.person (election_id, merged_into) WHERE merged_into IS NOT NULL;

      -- One step leads from a merged person to the one that stays, never a chain.
      CREATE FUNCTION campaign.check_merge() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.merged_into IS NOT NULL AND (
             EXISTS (SELECT FROM campaign.person WHERE election_id = NEW.election_id AND id = NEW.merged_into AND merged_into IS NOT NULL)
             OR EXISTS (SELECT FROM campaign.person WHERE election_id = NEW.election_id AND merged_into = NEW.id)) THEN
          RAISE EXCEPTION 'a merged person is not merged again' USING ERRCODE = 'check_violation', CONSTRAINT = 'person_merged_once';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER person_merged_once BEFORE INSERT OR UPDATE ON campaign.person FOR EACH ROW EXECUTE FUNCTION campaign.check_merge();
      CREATE TRIGGER person_kept BEFORE DELETE OR TRUNCATE ON campaign.person FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      GRANT SELECT, INSERT ON campaign.person TO rollcall_campaign;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE campaign.person; DROP FUNCTION campaign.check_merge()');
  }
}
