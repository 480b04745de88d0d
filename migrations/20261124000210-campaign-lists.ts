import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of the hall's imports, and what their copies in this wing are called. */
const COPIES = [
  ['roll_import', 'list_import'],
  ['roll_import_file', 'list_file'],
  ['roll_import_file_part', 'list_file_part'],
  ['roll_import_row', 'list_row'],
  ['roll_import_match', 'list_match'],
  ['roll_entry', 'list_entry'],
  ['roll_change', 'list_change'],
  ['roll_undo_kept', 'list_kept'],
  ['roll_mapping', 'list_mapping'],
] as const;

const APPEND_ONLY = ['list_file', 'list_file_part', 'list_change', 'list_kept'];

/**
 * The union's own working list: the same pipeline as the employer's, in tables of the same shape, so that neither a file
 * nor a value of the union's is ever in the hall.
 */
export class CampaignLists20261124000210 implements MigrationInterface {
  readonly name = 'CampaignLists20261124000210';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${COPIES.map(([from, to]) => `CREATE TABLE campaign.${to} (LIKE core.${from} INCLUDING ALL);`).join('\n      ')}

      ALTER TABLE campaign.list_import
        DROP CONSTRAINT roll_import_kind,
        ADD CONSTRAINT list_import_kind CHECK (kind = 'union'),
        ADD CONSTRAINT list_import_election FOREIGN KEY (election_id) REFERENCES core.election (id),
        ADD CONSTRAINT list_import_uploaded_by FOREIGN KEY (uploaded_by) REFERENCES core.account (id),
        ADD CONSTRAINT list_import_finished_by FOREIGN KEY (finished_by) REFERENCES core.account (id),
        ADD CONSTRAINT list_import_undone_by FOREIGN KEY (undone_by) REFERENCES core.account (id);
      ALTER TABLE campaign.list_file
        ADD CONSTRAINT list_file_import FOREIGN KEY (election_id, import_id) REFERENCES campaign.list_import (election_id, id);
      ALTER TABLE campaign.list_file_part
        ADD CONSTRAINT list_file_part_file FOREIGN KEY (election_id, import_id, position) REFERENCES campaign.list_file (election_id, import_id, position);
      ALTER TABLE campaign.list_row
        -- What a union keeps beside what an employer's list has: card, committee, assessment and the like, by field.
        ADD COLUMN union_values jsonb,
        ADD CONSTRAINT list_row_import FOREIGN KEY (election_id, import_id) REFERENCES campaign.list_import (election_id, id);
      -- One entry for each person of the union's lists; the person of the same id says whom of the employer's list it is.
      ALTER TABLE campaign.list_entry
        ADD COLUMN union_values jsonb NOT NULL DEFAULT '{}',
        ADD CONSTRAINT list_entry_election FOREIGN KEY (election_id) REFERENCES core.election (id),
        ADD CONSTRAINT list_entry_import FOREIGN KEY (election_id, imported_by) REFERENCES campaign.list_import (election_id, id),
        ADD CONSTRAINT list_entry_added_by FOREIGN KEY (election_id, added_by) REFERENCES campaign.list_import (election_id, id),
        ADD CONSTRAINT list_entry_withdrawn_by FOREIGN KEY (election_id, withdrawn_by) REFERENCES campaign.list_import (election_id, id),
        -- Two of the union's people are merged as people, never as entries.
        ADD CONSTRAINT list_entry_never_merged CHECK (merged_into IS NULL);
      CREATE INDEX list_entry_by_import ON campaign.list_entry (election_id, imported_by);
      CREATE TRIGGER list_entry_kept BEFORE DELETE OR TRUNCATE ON campaign.list_entry FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();
      ALTER TABLE campaign.list_match
        ADD CONSTRAINT list_match_import FOREIGN KEY (election_id, import_id) REFERENCES campaign.list_import (election_id, id),
        ADD CONSTRAINT list_match_entry FOREIGN KEY (election_id, entry_id) REFERENCES campaign.list_entry (election_id, id);
      ALTER TABLE campaign.list_change
        ADD CONSTRAINT list_change_import FOREIGN KEY (election_id, import_id) REFERENCES campaign.list_import (election_id, id),
        ADD CONSTRAINT list_change_entry FOREIGN KEY (election_id, entry_id) REFERENCES campaign.list_entry (election_id, id);
      ALTER TABLE campaign.list_kept
        ADD CONSTRAINT list_kept_import FOREIGN KEY (election_id, import_id) REFERENCES campaign.list_import (election_id, id),
        ADD CONSTRAINT list_kept_entry FOREIGN KEY (election_id, entry_id) REFERENCES campaign.list_entry (election_id, id);
      ${APPEND_ONLY.map(
        (table) =>
          `CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON campaign.${table} FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();`,
      ).join('\n      ')}

      -- One row an election: how often the union's lists have changed, and the lock under which they do.
      CREATE TABLE campaign.list_version (
        election_id uuid PRIMARY KEY REFERENCES core.election (id),
        version integer NOT NULL DEFAULT 0
      );

      GRANT SELECT, INSERT, UPDATE ON campaign.list_import, campaign.list_entry, campaign.list_version, campaign.list_mapping TO rollcall_campaign;
      GRANT SELECT, INSERT ON ${APPEND_ONLY.map((table) => `campaign.${table}`).join(', ')} TO rollcall_campaign;
      GRANT SELECT, INSERT, DELETE ON campaign.list_row, campaign.list_match TO rollcall_campaign;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE campaign.list_version, ${COPIES.map(([, to]) => `campaign.${to}`)
        .reverse()
        .join(', ')}`,
    );
  }
}
