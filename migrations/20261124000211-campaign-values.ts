import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a list of the union or an organizer says about a person: the columns of the directory, each with its longest value. */
const OVERLAID = [
  ['employee_number', 40],
  ['middle_name', 100],
  ['suffix', 20],
  ['classification', 200],
  ['location', 200],
  ['street', 300],
  ['city', 100],
  ['state', 60],
  ['postal_code', 20],
  ['email', 254],
  ['home_phone', 40],
  ['work_phone', 40],
] as const;

/** The fields of a value, as on the wire. */
const FIELDS = [
  'employeeNumber',
  'familyName',
  'givenName',
  'middleName',
  'suffix',
  'classification',
  'department',
  'shift',
  'location',
  'street',
  'city',
  'state',
  'postalCode',
  'email',
  'homePhone',
  'cellPhone',
  'card',
  'cardSignedOn',
  'committee',
  'organizer',
  'employment',
  'workPhone',
];

/** The union's own value where it has one; the employer's spelling where both mean the same. */
const effective = (column: string): string =>
  `CASE WHEN lower(p.${column}) = lower(e.${column}) THEN e.${column} ELSE coalesce(p.${column}, e.${column}) END`;

const address = (street: string, city: string, state: string, postalCode: string): string =>
  `concat_ws(', ', nullif(${street}, ''), nullif(${city}, ''), nullif(concat_ws(' ', nullif(${state}, ''), nullif(${postalCode}, '')), ''))`;

const phones = (cell: string, home: string, work: string): string =>
  `array_remove(ARRAY[${cell}, CASE WHEN ${home} = ${cell} THEN '' ELSE ${home} END, ${work}], '')`;

const said = (column: string): string => `coalesce(p.${column}, '')`;

export class CampaignValues20261124000211 implements MigrationInterface {
  readonly name = 'CampaignValues20261124000211';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW campaign.directory;

      -- On a person stands what the union says now, for the directory; where it says nothing, null. An empty value says
      -- that there is none: a number that reaches somebody else is not called again.
      ALTER TABLE campaign.person RENAME COLUMN phone TO cell_phone;
      ALTER TABLE campaign.person
        ${OVERLAID.map(([name]) => `ADD COLUMN ${name} text`).join(', ')},
        -- Brought by a list that was undone, and nobody has worked on them.
        ADD COLUMN is_gone boolean NOT NULL DEFAULT false,
        DROP CONSTRAINT person_given_name_length,
        DROP CONSTRAINT person_department_length,
        DROP CONSTRAINT person_shift_length,
        DROP CONSTRAINT person_phone_length,
        DROP CONSTRAINT person_has_name,
        ADD CONSTRAINT person_given_name_length CHECK (length(given_name) <= 200),
        ADD CONSTRAINT person_department_length CHECK (length(department) <= 200),
        ADD CONSTRAINT person_shift_length CHECK (length(shift) <= 200),
        ADD CONSTRAINT person_cell_phone_length CHECK (length(cell_phone) <= 40),
        ${OVERLAID.map(([name, longest]) => `ADD CONSTRAINT person_${name}_length CHECK (length(${name}) <= ${longest})`).join(', ')},
        ADD CONSTRAINT person_has_name CHECK (roll_entry_id IS NOT NULL OR (family_name IS NOT NULL AND search_text <> ''));
      GRANT UPDATE (given_name, family_name, department, shift, cell_phone, ${OVERLAID.map(([name]) => name).join(', ')}, search_text, is_gone)
        ON campaign.person TO rollcall_campaign;

      CREATE TABLE campaign.person_value (
        election_id uuid NOT NULL,
        id bigint GENERATED ALWAYS AS IDENTITY,
        person_id uuid NOT NULL,
        field text NOT NULL CONSTRAINT person_value_field CHECK (field IN (${FIELDS.map((field) => `'${field}'`).join(', ')})),
        -- Null: whoever gave a value has taken it back.
        value text CONSTRAINT person_value_length CHECK (length(value) <= 300),
        -- Given by a list, or by the organizer alone.
        list_id uuid,
        given_by uuid NOT NULL,
        given_at timestamptz NOT NULL,
        -- The employer's list said something else then, or nothing: what merely agreed with it does not stand against a later one.
        is_other boolean NOT NULL,
        PRIMARY KEY (election_id, person_id, field, id),
        CONSTRAINT person_value_person FOREIGN KEY (election_id, person_id) REFERENCES campaign.person (election_id, id),
        CONSTRAINT person_value_list FOREIGN KEY (election_id, list_id) REFERENCES campaign.list_import (election_id, id),
        CONSTRAINT person_value_giver FOREIGN KEY (election_id, given_by) REFERENCES core.membership (election_id, account_id),
        CONSTRAINT person_value_taken_back CHECK (value IS NOT NULL OR list_id IS NULL)
      );
      CREATE INDEX person_value_by_list ON campaign.person_value (election_id, list_id) WHERE list_id IS NOT NULL;
      CREATE TRIGGER person_value_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON campaign.person_value
        FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      -- Two who are one: the work and the values of the merged one count for the one who stays, and never move.
      -- Also how somebody of the union's own list is linked to the employer's.
      CREATE TABLE campaign.person_merge (
        election_id uuid NOT NULL,
        id uuid NOT NULL,
        keep_id uuid NOT NULL,
        merged_id uuid NOT NULL,
        how text NOT NULL CONSTRAINT person_merge_how
          CHECK (how IN ('number', 'name-and-phone', 'name-and-address', 'name-and-email', 'name-and-job', 'name', 'by-hand')),
        score smallint CONSTRAINT person_merge_score CHECK (score BETWEEN 0 AND 100),
        list_id uuid,
        merged_by uuid NOT NULL,
        merged_at timestamptz NOT NULL,
        undone_by uuid,
        undone_at timestamptz,
        PRIMARY KEY (election_id, id),
        CONSTRAINT person_merge_of_two CHECK (keep_id <> merged_id),
        CONSTRAINT person_merge_undone CHECK ((undone_by IS NULL) = (undone_at IS NULL)),
        CONSTRAINT person_merge_keep FOREIGN KEY (election_id, keep_id) REFERENCES campaign.person (election_id, id),
        CONSTRAINT person_merge_merged FOREIGN KEY (election_id, merged_id) REFERENCES campaign.person (election_id, id),
        CONSTRAINT person_merge_list FOREIGN KEY (election_id, list_id) REFERENCES campaign.list_import (election_id, id),
        CONSTRAINT person_merge_by FOREIGN KEY (election_id, merged_by) REFERENCES core.membership (election_id, account_id),
        CONSTRAINT person_merge_undone_by FOREIGN KEY (election_id, undone_by) REFERENCES core.membership (election_id, account_id)
      );
      CREATE UNIQUE INDEX person_merge_once ON campaign.person_merge (election_id, merged_id) WHERE undone_at IS NULL;
      CREATE INDEX person_merge_keeps ON campaign.person_merge (election_id, keep_id) WHERE undone_at IS NULL;

      -- merged_into always names the one who stays in the end, so that no reader follows a chain.
      CREATE FUNCTION campaign.follow_merge() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
      DECLARE
        stays uuid;
      BEGIN
        IF TG_OP = 'INSERT' THEN
          IF NEW.undone_at IS NOT NULL THEN
            RAISE EXCEPTION 'a merge is made before it is undone' USING ERRCODE = 'check_violation';
          END IF;
          SELECT coalesce(merged_into, id) INTO stays FROM campaign.person WHERE election_id = NEW.election_id AND id = NEW.keep_id;
          IF stays = NEW.merged_id THEN
            RAISE EXCEPTION 'two are not merged into each other' USING ERRCODE = 'check_violation', CONSTRAINT = 'person_merged_once';
          END IF;
          UPDATE campaign.person SET merged_into = stays WHERE election_id = NEW.election_id AND merged_into = NEW.merged_id;
          UPDATE campaign.person SET merged_into = stays WHERE election_id = NEW.election_id AND id = NEW.merged_id;
        ELSE
          IF OLD.undone_at IS NOT NULL OR NEW.undone_at IS NULL
             OR (OLD.election_id, OLD.id, OLD.keep_id, OLD.merged_id, OLD.how, OLD.merged_by, OLD.merged_at)
                IS DISTINCT FROM (NEW.election_id, NEW.id, NEW.keep_id, NEW.merged_id, NEW.how, NEW.merged_by, NEW.merged_at) THEN
            RAISE EXCEPTION 'a merge can be undone once, and is otherwise never changed' USING ERRCODE = 'check_violation';
          END IF;
          UPDATE campaign.person SET merged_into = NULL WHERE election_id = NEW.election_id AND id = NEW.merged_id;
          WITH RECURSIVE with_them AS (
            SELECT m.merged_id FROM campaign.person_merge m
             WHERE m.election_id = NEW.election_id AND m.keep_id = NEW.merged_id AND m.undone_at IS NULL
            UNION
            SELECT m.merged_id FROM campaign.person_merge m JOIN with_them w ON m.keep_id = w.merged_id
             WHERE m.election_id = NEW.election_id AND m.undone_at IS NULL
          )
          UPDATE campaign.person SET merged_into = NEW.merged_id
           WHERE election_id = NEW.election_id AND id IN (SELECT merged_id FROM with_them);
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER person_merge_followed AFTER INSERT OR UPDATE ON campaign.person_merge FOR EACH ROW EXECUTE FUNCTION campaign.follow_merge();
      CREATE TRIGGER person_merge_kept BEFORE DELETE OR TRUNCATE ON campaign.person_merge FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      -- Pairs that look alike and are two people.
      CREATE TABLE campaign.person_apart (
        election_id uuid NOT NULL,
        one_id uuid NOT NULL,
        other_id uuid NOT NULL,
        said_by uuid NOT NULL,
        said_at timestamptz NOT NULL,
        PRIMARY KEY (election_id, one_id, other_id),
        CONSTRAINT person_apart_in_order CHECK (one_id < other_id),
        CONSTRAINT person_apart_one FOREIGN KEY (election_id, one_id) REFERENCES campaign.person (election_id, id),
        CONSTRAINT person_apart_other FOREIGN KEY (election_id, other_id) REFERENCES campaign.person (election_id, id),
        CONSTRAINT person_apart_by FOREIGN KEY (election_id, said_by) REFERENCES core.membership (election_id, account_id)
      );

      -- Who a person is in the end: merged by the union, and then by the hall, which never learns of the union's people.
      CREATE VIEW campaign.whole_person WITH (security_invoker = true) AS
        SELECT p.election_id, p.id, coalesce(e.merged_into, p.merged_into, p.id) AS person_id
          FROM campaign.person p
          LEFT JOIN core.roll_entry e ON e.election_id = p.election_id AND e.id = coalesce(p.merged_into, p.id) AND e.merged_into IS NOT NULL;

      -- What still stands of what lists and organizers said, counted for the one who stays.
      CREATE VIEW campaign.standing_value WITH (security_invoker = true) AS
        SELECT v.election_id, v.id, p.person_id, v.person_id AS said_of, v.field, v.value, v.list_id, v.given_by, v.given_at, v.is_other
          FROM campaign.person_value v
          JOIN campaign.whole_person p ON p.election_id = v.election_id AND p.id = v.person_id
         WHERE ${standingOf('v')};

      ALTER TABLE campaign.assessment ADD COLUMN list_id uuid,
        ADD CONSTRAINT assessment_list FOREIGN KEY (election_id, list_id) REFERENCES campaign.list_import (election_id, id),
        ADD CONSTRAINT assessment_of_list_without_contact CHECK (list_id IS NULL OR contact_id IS NULL);
      CREATE INDEX assessment_by_list ON campaign.assessment (election_id, list_id) WHERE list_id IS NOT NULL;
      CREATE OR REPLACE VIEW campaign.standing_assessment WITH (security_invoker = true) AS
        SELECT a.election_id, a.id, p.person_id, a.assessed_by, a.value, a.basis, a.occurred_at, a.received_at, a.contact_id, a.list_id
          FROM campaign.assessment a
          JOIN campaign.whole_person p ON p.election_id = a.election_id AND p.id = a.person_id
         WHERE NOT EXISTS (SELECT FROM campaign.contact_withdrawal w WHERE w.election_id = a.election_id AND w.contact_id = a.contact_id)
           AND ${standingOf('a')};
      CREATE OR REPLACE VIEW campaign.standing_contact WITH (security_invoker = true) AS
        SELECT c.election_id, c.id, p.person_id, c.author_id, c.outcome, o.reaches, o.settles, c.occurred_at, c.received_at, c.follow_up_on
          FROM campaign.contact c
          JOIN campaign.whole_person p ON p.election_id = c.election_id AND p.id = c.person_id
          JOIN campaign.outcome o ON o.code = c.outcome
         WHERE NOT EXISTS (SELECT FROM campaign.contact_withdrawal w WHERE w.election_id = c.election_id AND w.contact_id = c.id);

      -- Work on somebody of the union's lists, as edits of the entry: undoing a list leaves them as they are. Somebody of the
      -- employer's list loses no work with a list of the union's; for them only corrections and merges by hand count.
      CREATE VIEW campaign.list_work WITH (security_invoker = true) AS
        SELECT election_id, person_id AS entry_id, 2147483647 AS revision, received_at AS edited_at FROM campaign.contact
        UNION ALL SELECT election_id, person_id, 2147483647, received_at FROM campaign.assessment WHERE list_id IS NULL
        UNION ALL SELECT election_id, merged_id, 2147483647, merged_at FROM campaign.person_merge WHERE list_id IS NULL AND undone_at IS NULL
        UNION ALL SELECT election_id, keep_id, 2147483647, merged_at FROM campaign.person_merge WHERE list_id IS NULL AND undone_at IS NULL
        UNION ALL SELECT w.election_id, w.id, 2147483647, v.given_at
          FROM campaign.standing_value v JOIN campaign.whole_person w ON w.election_id = v.election_id AND w.person_id = v.person_id
         WHERE v.list_id IS NULL;

      CREATE VIEW campaign.directory WITH (security_invoker = true) AS
        SELECT e.election_id, e.id AS person_id,
               CASE WHEN e.is_current THEN 'listed' ELSE 'left' END AS standing,
               ${givenName('e')} AS given_name, ${familyName('e')} AS family_name,
               ${effective('department')} AS department, ${effective('shift')} AS shift,
               ${effective('classification')} AS job_title, ${effective('location')} AS location,
               coalesce(nullif(e.employee_number, ''), p.employee_number, '') AS employee_number,
               coalesce(p.email, e.email) AS email,
               ${address(effective('street'), effective('city'), effective('state'), effective('postal_code'))} AS address,
               ${phones('coalesce(p.cell_phone, e.cell_phone)', 'coalesce(p.home_phone, e.home_phone)', said('work_phone'))} AS phones,
               -- Numbers are found by their beginning, as in the list's own search, and by their last four digits.
               ' ' || e.search_text || ' ' || right(e.employee_number, 4)
                 || coalesce(' ' || p.search_text, '') AS search_text,
               e.sort_text
          FROM core.roll_entry e
          LEFT JOIN campaign.person p ON p.election_id = e.election_id AND p.id = e.id
         -- Who left the list stays as long as the union has worked on them.
         WHERE p.merged_into IS NULL AND e.merged_into IS NULL AND (e.is_current OR p.id IS NOT NULL)
        UNION ALL
        SELECT p.election_id, p.id, 'added', concat_ws(' ', nullif(p.given_name, ''), nullif(p.middle_name, '')),
               concat_ws(' ', p.family_name, nullif(p.suffix, '')), ${said('department')}, ${said('shift')},
               ${said('classification')}, ${said('location')}, ${said('employee_number')}, ${said('email')},
               ${address('p.street', 'p.city', 'p.state', 'p.postal_code')},
               ${phones(said('cell_phone'), said('home_phone'), said('work_phone'))},
               ' ' || p.search_text, p.search_text
          FROM campaign.person p
         WHERE p.roll_entry_id IS NULL AND p.merged_into IS NULL AND NOT p.is_gone;

      GRANT SELECT ON campaign.directory, campaign.standing_value, campaign.whole_person, campaign.list_work TO rollcall_campaign;
      GRANT SELECT, INSERT ON campaign.person_value, campaign.person_merge TO rollcall_campaign;
      GRANT UPDATE (undone_by, undone_at) ON campaign.person_merge TO rollcall_campaign;
      GRANT SELECT, INSERT, DELETE ON campaign.person_apart TO rollcall_campaign;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW campaign.directory, campaign.list_work, campaign.standing_value, campaign.latest_assessment, campaign.standing_assessment, campaign.contact_summary,
        campaign.standing_contact, campaign.whole_person;
      ALTER TABLE campaign.assessment DROP COLUMN list_id;
      DROP TABLE campaign.person_apart, campaign.person_merge, campaign.person_value;
      DROP FUNCTION campaign.follow_merge();
      REVOKE UPDATE (given_name, family_name, department, shift, cell_phone, ${OVERLAID.map(([name]) => name).join(', ')}, search_text, is_gone)
        ON campaign.person FROM rollcall_campaign;
      ALTER TABLE campaign.person
        DROP CONSTRAINT person_has_name,
        DROP CONSTRAINT person_cell_phone_length,
        DROP CONSTRAINT person_shift_length,
        DROP CONSTRAINT person_department_length,
        DROP CONSTRAINT person_given_name_length,
        ${OVERLAID.map(([name]) => `DROP COLUMN ${name}`).join(', ')},
        DROP COLUMN is_gone;
      ALTER TABLE campaign.person RENAME COLUMN cell_phone TO phone;
      ALTER TABLE campaign.person
        ADD CONSTRAINT person_given_name_length CHECK (length(given_name) BETWEEN 1 AND 200),
        ADD CONSTRAINT person_department_length CHECK (length(department) BETWEEN 1 AND 200),
        ADD CONSTRAINT person_shift_length CHECK (length(shift) BETWEEN 1 AND 200),
        ADD CONSTRAINT person_phone_length CHECK (length(phone) BETWEEN 1 AND 40),
        ADD CONSTRAINT person_has_name CHECK (roll_entry_id IS NOT NULL OR (given_name IS NOT NULL AND family_name IS NOT NULL AND search_text <> ''));
      ${BEFORE}
    `);
  }
}

/** Given and middle name together, as people are called. */
function givenName(entry: string): string {
  return `concat_ws(' ', nullif(coalesce(p.given_name, ${entry}.given_name), ''), nullif(coalesce(p.middle_name, ${entry}.middle_name), ''))`;
}

function familyName(entry: string): string {
  return `concat_ws(' ', coalesce(nullif(p.family_name, ''), ${entry}.family_name), nullif(coalesce(p.suffix, ${entry}.suffix), ''))`;
}

/** Of a list that was not undone, or of people whom undoing it left as they are. */
function standingOf(row: string): string {
  return `(NOT EXISTS (SELECT FROM campaign.list_import l WHERE l.election_id = ${row}.election_id AND l.id = ${row}.list_id AND l.undone_at IS NOT NULL)
                OR EXISTS (SELECT FROM campaign.list_kept k WHERE k.election_id = ${row}.election_id AND k.import_id = ${row}.list_id AND k.entry_id = ${row}.person_id))`;
}

/** The views as they were. */
const BEFORE = `
      CREATE VIEW campaign.standing_contact WITH (security_invoker = true) AS
        SELECT c.election_id, c.id, coalesce(p.merged_into, p.id) AS person_id, c.author_id, c.outcome, o.reaches, o.settles,
               c.occurred_at, c.received_at, c.follow_up_on
          FROM campaign.contact c
          JOIN campaign.person p ON p.election_id = c.election_id AND p.id = c.person_id
          JOIN campaign.outcome o ON o.code = c.outcome
         WHERE NOT EXISTS (SELECT FROM campaign.contact_withdrawal w WHERE w.election_id = c.election_id AND w.contact_id = c.id);

      CREATE VIEW campaign.contact_summary WITH (security_invoker = true) AS
        SELECT election_id, person_id, attempts, last_at, last_outcome, last_by, reached_at,
               CASE WHEN settled_at IS NULL OR asked_at >= settled_at THEN asked_on END AS follow_up_on,
               CASE WHEN settled_at IS NULL OR asked_at >= settled_at THEN asked_by END AS follow_up_by
          FROM (SELECT election_id, person_id,
                       count(*)::integer AS attempts,
                       max(occurred_at) AS last_at,
                       (array_agg(outcome ORDER BY occurred_at DESC, received_at DESC, id))[1] AS last_outcome,
                       (array_agg(author_id ORDER BY occurred_at DESC, received_at DESC, id))[1] AS last_by,
                       max(occurred_at) FILTER (WHERE reaches) AS reached_at,
                       max(occurred_at) FILTER (WHERE settles) AS settled_at,
                       max(occurred_at) FILTER (WHERE follow_up_on IS NOT NULL) AS asked_at,
                       (array_agg(follow_up_on ORDER BY occurred_at DESC, received_at DESC, id) FILTER (WHERE follow_up_on IS NOT NULL))[1] AS asked_on,
                       (array_agg(author_id ORDER BY occurred_at DESC, received_at DESC, id) FILTER (WHERE follow_up_on IS NOT NULL))[1] AS asked_by
                  FROM campaign.standing_contact
                 GROUP BY election_id, person_id) AS summed;

      CREATE VIEW campaign.standing_assessment WITH (security_invoker = true) AS
        SELECT a.election_id, a.id, coalesce(p.merged_into, p.id) AS person_id, a.assessed_by, a.value, a.basis,
               a.occurred_at, a.received_at, a.contact_id
          FROM campaign.assessment a
          JOIN campaign.person p ON p.election_id = a.election_id AND p.id = a.person_id
         WHERE NOT EXISTS (SELECT FROM campaign.contact_withdrawal w WHERE w.election_id = a.election_id AND w.contact_id = a.contact_id);

      CREATE VIEW campaign.latest_assessment WITH (security_invoker = true) AS
        SELECT DISTINCT ON (election_id, person_id) election_id, person_id, id, value, basis, assessed_by, occurred_at
          FROM campaign.standing_assessment
         ORDER BY election_id, person_id, occurred_at DESC, received_at DESC, id;

      CREATE VIEW campaign.directory WITH (security_invoker = true) AS
        SELECT e.election_id, e.id AS person_id,
               CASE WHEN e.is_current THEN 'listed' ELSE 'left' END AS standing,
               coalesce(p.given_name, concat_ws(' ', nullif(e.given_name, ''), nullif(e.middle_name, ''))) AS given_name,
               coalesce(p.family_name, concat_ws(' ', e.family_name, nullif(e.suffix, ''))) AS family_name,
               coalesce(p.department, e.department) AS department,
               coalesce(p.shift, e.shift) AS shift,
               e.classification AS job_title, e.location, e.employee_number, e.email,
               concat_ws(', ', nullif(e.street, ''), nullif(e.city, ''),
                         nullif(concat_ws(' ', nullif(e.state, ''), nullif(e.postal_code, '')), '')) AS address,
               array_remove(ARRAY[coalesce(p.phone, ''), e.cell_phone, e.home_phone], '') AS phones,
               ' ' || e.search_text || ' ' || right(e.employee_number, 4)
                 || coalesce(' ' || p.search_text, '') AS search_text,
               e.sort_text
          FROM core.roll_entry e
          LEFT JOIN campaign.person p ON p.election_id = e.election_id AND p.id = e.id
         WHERE p.merged_into IS NULL AND (e.is_current OR p.id IS NOT NULL)
        UNION ALL
        SELECT p.election_id, p.id, 'added', p.given_name, p.family_name, coalesce(p.department, ''), coalesce(p.shift, ''),
               '', '', '', '', '', array_remove(ARRAY[coalesce(p.phone, '')], ''),
               ' ' || p.search_text, p.search_text
          FROM campaign.person p
         WHERE p.roll_entry_id IS NULL AND p.merged_into IS NULL;

      GRANT SELECT ON campaign.standing_contact, campaign.contact_summary, campaign.standing_assessment, campaign.latest_assessment,
        campaign.directory TO rollcall_campaign;`;
