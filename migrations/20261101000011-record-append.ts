import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An append in one round trip for who already knows the head of the record. */
export class RecordAppend20261101000011 implements MigrationInterface {
  readonly name = 'RecordAppend20261101000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Takes the record's lock and adds the entries if they follow its head, else adds nothing: says which.
      -- With the rights of the caller; the checks of core.record_entry stand behind it as behind every INSERT.
      CREATE FUNCTION core.add_to_record(election uuid, head integer, kinds text[], bodies bytea[], leaves bytea[], channel text, hint text)
      RETURNS boolean LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock(hashtextextended(election::text, 7465));
        IF head <> coalesce((SELECT max(r.index) + 1 FROM core.record_entry r WHERE r.election_id = election), 0) THEN
          RETURN false;
        END IF;
        INSERT INTO core.record_entry (election_id, index, kind, body_bytes, leaf_hash)
          SELECT election, head + e.place - 1, e.kind, e.body, e.leaf
          FROM unnest(kinds, bodies, leaves) WITH ORDINALITY AS e (kind, body, leaf, place) ORDER BY e.place;
        PERFORM pg_notify(channel, hint);
        RETURN true;
      END $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP FUNCTION core.add_to_record(uuid, integer, text[], bytea[], bytea[], text, text)',
    );
  }
}
