import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What each party's observers answered to a sealed block: seen, or objected to, and when. It is said of a block that
 * stands in the record already, so its time tells nothing of a ballot.
 */
export class OfficialBlockAnswers20261130000600 implements MigrationInterface {
  readonly name = 'OfficialBlockAnswers20261130000600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE official.block_answer (
        election_id uuid NOT NULL REFERENCES core.election (id),
        block_id text NOT NULL,
        round integer NOT NULL,
        party_id uuid NOT NULL,
        answer text NOT NULL CONSTRAINT block_answer_answer CHECK (answer IN ('seen', 'objected')),
        -- A code; the words stay here and in no record.
        reason text CONSTRAINT block_answer_reason CHECK (reason IN ('miscounted', 'misread', 'wrong-ballots', 'other')),
        note text NOT NULL DEFAULT '' CONSTRAINT block_answer_note CHECK (length(note) <= 2000),
        answered_by uuid REFERENCES core.account (id),
        answered_at timestamptz NOT NULL,
        PRIMARY KEY (election_id, block_id, round, party_id, answer),
        CONSTRAINT block_answer_seal FOREIGN KEY (election_id, block_id, round) REFERENCES official.sealed_block (election_id, block_id, round),
        CONSTRAINT block_answer_party FOREIGN KEY (election_id, party_id) REFERENCES core.party (election_id, id),
        CONSTRAINT block_answer_objected CHECK ((answer = 'objected') = (reason IS NOT NULL)),
        CONSTRAINT block_answer_seen CHECK (answer = 'objected' OR note = '')
      );
      CREATE TRIGGER block_answer_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON official.block_answer
        FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      CREATE FUNCTION official.check_block_answer() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT EXISTS (SELECT FROM official.sealed_block s WHERE s.election_id = NEW.election_id
            AND s.block_id = NEW.block_id AND s.round = NEW.round AND NOT s.is_superseded) THEN
          RAISE EXCEPTION 'a seal in force is answered' USING ERRCODE = 'check_violation', CONSTRAINT = 'block_answer_in_force';
        END IF;
        IF NEW.answer = 'seen' AND EXISTS (SELECT FROM official.block_answer a WHERE a.election_id = NEW.election_id
            AND a.block_id = NEW.block_id AND a.round = NEW.round AND a.party_id = NEW.party_id AND a.answer = 'objected') THEN
          RAISE EXCEPTION 'an objection to a block stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'block_answer_objection_stays';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER block_answer_check BEFORE INSERT ON official.block_answer
        FOR EACH ROW EXECUTE FUNCTION official.check_block_answer();

      GRANT SELECT, INSERT ON official.block_answer TO rollcall_official;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE official.block_answer;
      DROP FUNCTION official.check_block_answer();
    `);
  }
}
