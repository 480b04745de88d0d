import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Assessments20261101000203 implements MigrationInterface {
  readonly name = 'Assessments20261101000203';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE campaign.assessment (
        election_id uuid NOT NULL,
        id uuid NOT NULL,
        person_id uuid NOT NULL,
        assessed_by uuid NOT NULL,
        -- 1 strong supporter … 5 strong opponent. "Not assessed" is the absence of a row, never a number here.
        value smallint NOT NULL CONSTRAINT assessment_value CHECK (value BETWEEN 1 AND 5),
        basis text NOT NULL CONSTRAINT assessment_basis CHECK (basis IN ('said', 'did', 'hearsay')),
        occurred_at timestamptz NOT NULL,
        received_at timestamptz NOT NULL,
        contact_id uuid,
        PRIMARY KEY (election_id, id),
        CONSTRAINT assessment_person FOREIGN KEY (election_id, person_id) REFERENCES campaign.person (election_id, id),
        CONSTRAINT assessment_assessor FOREIGN KEY (election_id, assessed_by) REFERENCES core.membership (election_id, account_id),
        -- An assessment made in a contact is of that contact's person, and there is at most one.
        CONSTRAINT assessment_contact FOREIGN KEY (election_id, contact_id, person_id)
          REFERENCES campaign.contact (election_id, id, person_id),
        CONSTRAINT assessment_one_per_contact UNIQUE (election_id, contact_id),
        CONSTRAINT assessment_not_in_future CHECK (occurred_at <= received_at + interval '10 minutes')
      );
      CREATE INDEX assessment_by_person ON campaign.assessment (election_id, person_id, occurred_at DESC, id);
      CREATE TRIGGER assessment_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON campaign.assessment
        FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      -- What stands: nothing withdrawn, and the work on a merged person counted for the one who stays.
      CREATE VIEW campaign.standing_contact WITH (security_invoker = true) AS
        SELECT c.election_id, c.id, coalesce(p.merged_into, p.id) AS person_id, c.author_id, c.outcome, o.reaches, o.settles,
               c.occurred_at, c.received_at, c.follow_up_on
          FROM campaign.contact c
          JOIN campaign.person p ON p.election_id = c.election_id AND p.id = c.person_id
          JOIN campaign.outcome o ON o.code = c.outcome
         WHERE NOT EXISTS (SELECT FROM campaign.contact_withdrawal w WHERE w.election_id = c.election_id AND w.contact_id = c.id);

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

      GRANT SELECT, INSERT ON campaign.assessment TO rollcall_campaign;
      GRANT SELECT ON campaign.standing_contact, campaign.standing_assessment, campaign.latest_assessment,
        campaign.contact_summary TO rollcall_campaign;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW campaign.contact_summary, campaign.latest_assessment, campaign.standing_assessment, campaign.standing_contact;
      DROP TABLE campaign.assessment;
    `);
  }
}
