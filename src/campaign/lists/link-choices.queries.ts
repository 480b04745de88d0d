export interface LinkChoice {
  readonly sheet: number;
  readonly row: number;
  readonly personId: string;
  readonly verdict: 'same' | 'apart';
}

/** What was said of the rows of a list. $1 election, $2 list. */
export const READ_CHOICES = `
  SELECT sheet, row, person_id AS "personId", verdict FROM campaign.list_link_choice
   WHERE election_id = $1 AND import_id = $2 ORDER BY sheet, row, person_id`;

/**
 * Takes back what was said of a row and a person, and, before the row is somebody, who it was said to be.
 * $1 election, $2 list, $3 sheet, $4 row, $5 person, $6 what is said now.
 */
export const TAKE_BACK_CHOICE = `
  DELETE FROM campaign.list_link_choice
   WHERE election_id = $1 AND import_id = $2 AND sheet = $3 AND row = $4
     AND (person_id = $5 OR ($6::text = 'same' AND verdict = 'same'))`;

/** $1 election, $2 list, $3 sheet, $4 row, $5 person, $6 verdict, $7 by whom, $8 now. */
export const ADD_CHOICE = `
  INSERT INTO campaign.list_link_choice (election_id, import_id, sheet, row, person_id, verdict, said_by, said_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;

/** A row that was said to be this person. $1 election, $2 list, $3 person. */
export const FIND_TAKEN = `
  SELECT sheet, row FROM campaign.list_link_choice
   WHERE election_id = $1 AND import_id = $2 AND person_id = $3 AND verdict = 'same'`;

/** Whether a row brings a person. $1 election, $2 list, $3 sheet, $4 row. */
export const FIND_ROW = `
  SELECT FROM campaign.list_row
   WHERE election_id = $1 AND import_id = $2 AND sheet = $3 AND row = $4 AND left_out IS NULL`;

/** Whether somebody stands in the directory under this id. $1 election, $2 person. */
export const FIND_STANDING = 'SELECT FROM campaign.directory WHERE election_id = $1 AND person_id = $2';

/**
 * What was said of the rows, by the people that they became: each is known by the row that it was last said by, or, where
 * the list says nothing new of them, by what the row was found by. $1 election, $2 list.
 */
export const READ_CHOSEN = `
  SELECT e.id, l.person_id AS "personId", l.verdict
    FROM campaign.list_link_choice l
    JOIN campaign.list_row r ON r.election_id = l.election_id AND r.import_id = l.import_id AND r.sheet = l.sheet AND r.row = l.row
     AND r.left_out IS NULL
    LEFT JOIN campaign.list_match m ON m.election_id = r.election_id AND m.import_id = r.import_id AND m.sheet = r.sheet
     AND m.row = r.row AND m.how <> 'likely'
    JOIN LATERAL (
      SELECT e.id FROM campaign.list_entry e
       WHERE e.election_id = l.election_id AND e.is_current
         AND ((e.imported_by = l.import_id AND e.source_sheet = l.sheet AND e.source_row = l.row)
              OR e.match_key = coalesce(m.match_key, r.match_key))
       ORDER BY (e.imported_by = l.import_id AND e.source_sheet = l.sheet AND e.source_row = l.row) IS TRUE DESC LIMIT 1) e ON true
   WHERE l.election_id = $1 AND l.import_id = $2 AND l.person_id <> e.id
   ORDER BY e.id, l.person_id`;
