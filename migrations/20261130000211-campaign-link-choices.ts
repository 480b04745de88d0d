import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whom a person said the rows of the union's list are, or are not, before it is applied. */
export class CampaignLinkChoices20261130000211 implements MigrationInterface {
  readonly name = 'CampaignLinkChoices20261130000211';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE campaign.list_link_choice (
        election_id uuid NOT NULL,
        import_id uuid NOT NULL,
        -- The row's place in the file, which outlives every reading.
        sheet smallint NOT NULL CONSTRAINT list_link_choice_sheet CHECK (sheet >= 0),
        row integer NOT NULL CONSTRAINT list_link_choice_row CHECK (row >= 1),
        person_id uuid NOT NULL,
        verdict text NOT NULL CONSTRAINT list_link_choice_verdict CHECK (verdict IN ('same', 'apart')),
        said_by uuid NOT NULL,
        said_at timestamptz NOT NULL,
        PRIMARY KEY (election_id, import_id, sheet, row, person_id),
        CONSTRAINT list_link_choice_import FOREIGN KEY (election_id, import_id) REFERENCES campaign.list_import (election_id, id),
        CONSTRAINT list_link_choice_person FOREIGN KEY (election_id, person_id) REFERENCES campaign.person (election_id, id),
        CONSTRAINT list_link_choice_by FOREIGN KEY (election_id, said_by) REFERENCES core.membership (election_id, account_id)
      );
      -- A row is one person, and nobody is two rows of a list.
      CREATE UNIQUE INDEX list_link_choice_of_row ON campaign.list_link_choice (election_id, import_id, sheet, row) WHERE verdict = 'same';
      CREATE UNIQUE INDEX list_link_choice_of_person ON campaign.list_link_choice (election_id, import_id, person_id) WHERE verdict = 'same';
      GRANT SELECT, INSERT, DELETE ON campaign.list_link_choice TO rollcall_campaign;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE campaign.list_link_choice');
  }
}
