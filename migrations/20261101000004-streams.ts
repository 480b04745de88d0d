import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The hall's event stream, the record, and its checkpoints. */
export class Streams20261101000004 implements MigrationInterface {
  readonly name = 'Streams20261101000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE core.event (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        election_id uuid REFERENCES core.election (id),
        at timestamptz NOT NULL,
        actor_id uuid,
        type text NOT NULL,
        subject text NOT NULL,
        data jsonb NOT NULL DEFAULT '{}'
      );
      CREATE INDEX event_election ON core.event (election_id, id);
      CREATE TRIGGER event_append_only BEFORE UPDATE ON core.event FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();
      GRANT SELECT, INSERT ON core.event TO rollcall_core;

      CREATE TABLE core.record_entry (
        election_id uuid NOT NULL REFERENCES core.election (id),
        index integer NOT NULL CONSTRAINT record_entry_index CHECK (index >= 0),
        kind text NOT NULL,
        body_bytes bytea NOT NULL,
        leaf_hash bytea NOT NULL,
        PRIMARY KEY (election_id, index),
        CONSTRAINT record_entry_leaf CHECK (leaf_hash = sha256('\\x00'::bytea || body_bytes))
      );

      CREATE FUNCTION core.check_record_entry() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        entry jsonb := convert_from(NEW.body_bytes, 'UTF8')::jsonb;
        last_index integer;
      BEGIN
        PERFORM pg_advisory_xact_lock(hashtextextended(NEW.election_id::text, 7465));
        SELECT max(index) INTO last_index FROM core.record_entry WHERE election_id = NEW.election_id;
        IF NEW.index <> coalesce(last_index + 1, 0) THEN
          RAISE EXCEPTION 'the record of % is at %, not at %', NEW.election_id, last_index, NEW.index
            USING ERRCODE = 'check_violation', CONSTRAINT = 'record_entry_gapless';
        END IF;
        IF (entry ->> 'index')::integer IS DISTINCT FROM NEW.index OR entry ->> 'kind' IS DISTINCT FROM NEW.kind
           OR jsonb_typeof(entry -> 'body') IS DISTINCT FROM 'object' OR entry ->> 'at' IS NULL THEN
          RAISE EXCEPTION 'the bytes of the entry do not say what its row says'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'record_entry_bytes';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER record_entry_check BEFORE INSERT ON core.record_entry FOR EACH ROW EXECUTE FUNCTION core.check_record_entry();
      CREATE TRIGGER record_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON core.record_entry FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      -- The lock, and the head under it, in one round trip. Taken last in a transaction, so appenders never wait for each other's rows.
      CREATE FUNCTION core.lock_record(election uuid, OUT size integer, OUT last_bytes bytea) LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock(hashtextextended(election::text, 7465));
        SELECT index + 1, body_bytes INTO size, last_bytes FROM core.record_entry WHERE election_id = election ORDER BY index DESC LIMIT 1;
        size := coalesce(size, 0);
      END $$;

      CREATE TABLE core.checkpoint (
        election_id uuid NOT NULL REFERENCES core.election (id),
        size integer NOT NULL CONSTRAINT checkpoint_size CHECK (size > 0),
        root bytea NOT NULL CONSTRAINT checkpoint_root CHECK (length(root) = 32),
        note text NOT NULL,
        -- Part of the room code's lineage: phase changes, sealed blocks and declared tallies, but not exports.
        is_milestone boolean NOT NULL,
        -- One checkpoint a size: the server can't sign two inconsistent ones.
        PRIMARY KEY (election_id, size),
        CONSTRAINT checkpoint_of_entry FOREIGN KEY (election_id, last_index) REFERENCES core.record_entry (election_id, index),
        last_index integer NOT NULL GENERATED ALWAYS AS (size - 1) STORED
      );
      CREATE TRIGGER checkpoint_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON core.checkpoint FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      CREATE TABLE core.signing_key (
        election_id uuid PRIMARY KEY REFERENCES core.election (id),
        public_key bytea NOT NULL CONSTRAINT signing_key_length CHECK (length(public_key) = 32),
        -- The Ed25519 seed, sealed with the server's secret: a copy of the database alone can't sign.
        sealed_seed bytea NOT NULL
      );
      CREATE TRIGGER signing_key_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON core.signing_key FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

      GRANT SELECT, INSERT ON core.record_entry, core.checkpoint TO rollcall_core, rollcall_official;
      GRANT SELECT, INSERT ON core.signing_key TO rollcall_core;
      -- The agent moves the phases from the official wing's transactions.
      GRANT INSERT ON core.event TO rollcall_official;
      GRANT UPDATE (phase) ON core.election TO rollcall_official;
      GRANT SELECT ON core.signing_key TO rollcall_official;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      REVOKE UPDATE (phase) ON core.election FROM rollcall_official;
      DROP TABLE core.signing_key, core.checkpoint, core.record_entry, core.event;
      DROP FUNCTION core.lock_record(uuid), core.check_record_entry();
    `);
  }
}
