import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Everyone the union works with: the employer's list as it stands now, the union's own values over it, and who it added. */
export class Directory20261101000204 implements MigrationInterface {
  readonly name = 'Directory20261101000204';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE campaign.person ADD CONSTRAINT person_roll_entry
        FOREIGN KEY (election_id, roll_entry_id) REFERENCES core.roll_entry (election_id, id);

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
               -- Numbers are found by their beginning, as in the list's own search, and by their last four digits.
               ' ' || e.search_text || ' ' || right(e.employee_number, 4)
                 || coalesce(' ' || p.search_text, '') AS search_text,
               e.sort_text
          FROM core.roll_entry e
          LEFT JOIN campaign.person p ON p.election_id = e.election_id AND p.id = e.id
         -- Who left the list stays as long as the union has worked on them.
         WHERE p.merged_into IS NULL AND (e.is_current OR p.id IS NOT NULL)
        UNION ALL
        SELECT p.election_id, p.id, 'added', p.given_name, p.family_name, coalesce(p.department, ''), coalesce(p.shift, ''),
               '', '', '', '', '', array_remove(ARRAY[coalesce(p.phone, '')], ''),
               ' ' || p.search_text, p.search_text
          FROM campaign.person p
         WHERE p.roll_entry_id IS NULL AND p.merged_into IS NULL;

      GRANT SELECT ON campaign.directory TO rollcall_campaign;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP VIEW campaign.directory; ALTER TABLE campaign.person DROP CONSTRAINT person_roll_entry',
    );
  }
}
