import { DataSource, MigrationExecutor } from 'typeorm';
import { databaseOptions } from '../src/data-source';
import { createEmptyDatabase, createTestDatabase, rowsOf, type TestDatabase } from './support/database';
import { readSchema } from './support/schema';

jest.setTimeout(120_000);

interface DatabaseColumn {
  readonly name: string;
  readonly type: string;
  readonly isNullable: boolean;
  /** The expression; of jsonb columns the value. */
  readonly default: unknown;
  readonly isKey: boolean;
}

/** Tables that no entity repeats, and why. */
const WITHOUT_ENTITY: Readonly<Record<string, string>> = {
  'core.session': 'written by connect-pg-simple, read by its id alone',
  'core.attempt': 'counts of failed sign-ins, kept by one statement',
  'core.phase_step': 'the transition table of the phases: read by a trigger',
  'core.event': 'stream: written by the unit of work, read by the feed',
  'campaign.event': 'stream: as core.event',
  'official.desk_event': 'stream: as core.event',
  'core.record_entry': 'the record: appended by a function of the database, read as bytes',
  'core.checkpoint': 'of the record, written with it',
  'core.roll': 'one number an election, moved by one statement',
  'core.roll_import_file': 'the files of an import, written and read by it alone',
  'core.roll_import_file_part': 'their bytes, written by COPY and read part by part',
  'core.roll_import_match': 'whom the rows of an import are, made anew with every comparison',
  'core.roll_change': 'entries as they were before an import, written and restored in one statement',
  'core.roll_undo_kept': 'whom an undo kept, written in one statement',
  'core.roll_mapping': 'what lists of an employer taught, one value',
  'core.roll_edit': 'history: written by one statement, read with what else happened to an entry',
  'core.roll_merge': 'two entries as they were before they became one, written and restored in one statement',
  'core.roll_apart': 'pairs, written by one statement',
  'core.roll_import_row': 'staged rows, written by COPY and applied in one statement',
  'core.roll_seal_voter': 'commitments of a seal, written in one statement',
  'campaign.list_version': 'as core.roll',
  'campaign.list_file': 'the name and the hash of a file, written and read by the import alone',
  'campaign.list_file_part': 'the bytes of a file, written and read by the import alone',
  'campaign.list_row': 'as core.roll_import_row',
  'campaign.list_match': 'whom staged rows were found to be, made anew with every comparison',
  'campaign.list_entry': 'the people of the union’s lists, written by the import in one statement',
  'campaign.list_change': 'what an import changed, written and undone in one statement',
  'campaign.list_kept': 'whom an undo left, written in one statement',
  'campaign.list_link_choice': 'what was said of rows before they are applied, one statement each',
  'campaign.list_mapping': 'headings and spellings, as one document',
  'campaign.person_value': 'values with their source, added and read by statements over many people',
  'campaign.person_merge': 'merges and links, added by the list in one statement',
  'campaign.person_apart': 'pairs of ids',
  'core.signing_key': 'the sealed seed leaves the database for signing only',
};

/** Tables that belong to no election, or not always to one, and why. Whatever else carries its election. */
const WITHOUT_ELECTION: Readonly<Record<string, string>> = {
  'core.account': 'a person who signs in, in whichever elections',
  'core.session': 'of an account',
  'core.attempt': 'failed sign-ins, before anybody is known',
  'core.election': 'the election itself',
  'core.phase_step': 'the same steps for every election',
  'core.roll_mapping': 'of an employer, in whichever elections',
  'campaign.issue': 'the same words for every campaign',
  'campaign.outcome': 'the same words for every campaign',
  'campaign.list_mapping': 'headings and spellings, of no person; the key names the election',
};
const PERHAPS_WITHOUT_ELECTION: Readonly<Record<string, string>> = {
  'core.event': 'events of accounts concern no election',
  'core.one_time_link': 'set-up and reset of a password concern no election',
};

/** The schema is hand-written; entities only repeat its columns. Neither may say something else than the other. */
describe('entities and the schema', () => {
  let database: TestDatabase;
  let dataSource: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await new DataSource(databaseOptions(database.url)).initialize();
  });

  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  it('has entities', () => {
    expect(dataSource.entityMetadatas.length).toBeGreaterThan(20);
  });

  it('agree on columns, types, nullability, defaults and primary keys', async () => {
    for (const entity of dataSource.entityMetadatas) {
      const expected = await dataSource.query<DatabaseColumn[]>(
        `SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, NOT a.attnotnull AS "isNullable",
                (SELECT regexp_replace(pg_get_expr(d.adbin, d.adrelid), '::[a-z ]+(\\[\\])?$', '') FROM pg_attrdef d
                  WHERE a.attgenerated = '' AND d.adrelid = a.attrelid AND d.adnum = a.attnum) AS default,
                EXISTS (SELECT FROM pg_index i WHERE i.indrelid = a.attrelid AND i.indisprimary AND a.attnum = ANY (i.indkey)) AS "isKey"
           FROM pg_attribute a
          WHERE a.attrelid = to_regclass($1) AND a.attnum > 0 AND NOT a.attisdropped
          ORDER BY a.attname`,
        [entity.tablePath],
      );
      const declared = entity.columns
        .map((column) => ({
          name: column.databaseName,
          type: typeOf(dataSource.driver.normalizeType(column), column.isArray),
          isNullable: column.isNullable,
          default: defaultOf(column.default),
          isKey: column.isPrimary,
        }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
      expect({ table: entity.tablePath, columns: declared }).toEqual({
        table: entity.tablePath,
        columns: expected.map((column) => ({ ...column, default: parsed(column) })),
      });
    }
  });

  it('name the tables that no entity repeats', async () => {
    const entities = new Set(dataSource.entityMetadatas.map(({ tablePath }) => tablePath));
    const tables = await tablesOf(database.url);
    expect(tables.filter((table) => !entities.has(table))).toEqual(
      Object.keys(WITHOUT_ENTITY)
        .filter((table) => !entities.has(table))
        .sort(),
    );
    expect(Object.keys(WITHOUT_ENTITY).filter((table) => entities.has(table))).toEqual([]);
  });
});

describe('migrations', () => {
  it('go down and up again, each leaving the schema that was before and the one that was after', async () => {
    const database = await createEmptyDatabase();
    const dataSource = await new DataSource(databaseOptions(database.url)).initialize();
    try {
      const executor = new MigrationExecutor(dataSource);
      const migrations = await executor.getPendingMigrations();
      expect(migrations.length).toBeGreaterThan(15);
      const schemas = [await readSchema(database.url)];
      for (const migration of migrations) {
        await executor.executeMigration(migration);
        schemas.push(await readSchema(database.url));
      }
      for (let count = migrations.length; count > 0; count--) {
        const migration = migrations[count - 1]!;
        const at = { migration: migration.name };
        await dataSource.undoLastMigration({ transaction: 'each' });
        expect({ ...at, down: await readSchema(database.url) }).toEqual({ ...at, down: schemas[count - 1] });
        await executor.executeMigration(migration);
        expect({ ...at, up: await readSchema(database.url) }).toEqual({ ...at, up: schemas[count] });
        await dataSource.undoLastMigration({ transaction: 'each' });
      }
      expect(schemas[0]).toEqual([]);
    } finally {
      await dataSource.destroy();
      await database.drop();
    }
  });
});

describe('the schema', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('gives every row that belongs to an election its election', async () => {
    const carriers = await rowsOf<{ table: string; isNullable: boolean }>(
      database.url,
      `SELECT a.attrelid::regclass::text AS table, NOT a.attnotnull AS "isNullable" FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
       WHERE a.attname = 'election_id' AND c.relkind = 'r' AND c.relnamespace::regnamespace::text = ANY ($1)`,
      [SCHEMAS],
    );
    const without = (await tablesOf(database.url)).filter(
      (name) => !carriers.some(({ table }) => table === name),
    );
    expect(without).toEqual(Object.keys(WITHOUT_ELECTION).sort());
    expect(
      carriers
        .filter(({ isNullable }) => isNullable)
        .map(({ table }) => table)
        .sort(),
    ).toEqual(Object.keys(PERHAPS_WITHOUT_ELECTION).sort());
  });

  it('lets no row point into another election, and no wing into the other', async () => {
    const keys = await rowsOf<{ name: string; from: string; to: string; pairs: string[] }>(
      database.url,
      `SELECT k.conname AS name, k.conrelid::regclass::text AS from, k.confrelid::regclass::text AS to,
         ARRAY(SELECT l.attname || '=' || r.attname FROM unnest(k.conkey, k.confkey) AS c (l, r)
               JOIN pg_attribute l ON l.attrelid = k.conrelid AND l.attnum = c.l
               JOIN pg_attribute r ON r.attrelid = k.confrelid AND r.attnum = c.r)::text[] AS pairs
       FROM pg_constraint k WHERE k.contype = 'f'`,
    );
    expect(keys.length).toBeGreaterThan(60);
    const wingOf = (table: string): string => table.split('.')[0] ?? '';
    expect(keys.filter(({ from, to }) => wingOf(to) !== 'core' && wingOf(from) !== wingOf(to))).toEqual([]);
    const isOwned = (table: string): boolean => !(table in WITHOUT_ELECTION);
    const loose = keys.filter(({ from, to, pairs }) => {
      if (to === 'core.election') return isOwned(from) && !pairs.includes('election_id=id');
      return isOwned(from) && isOwned(to) && !pairs.includes('election_id=election_id');
    });
    expect(loose).toEqual([]);
  });

  it('belongs to its owner: the roles of requests own nothing, sign in nowhere and may change no table', async () => {
    const roles = await rowsOf<{ role: string }>(
      database.url,
      `SELECT rolname AS role FROM pg_roles WHERE rolname LIKE 'rollcall\\_%' AND (rolsuper OR rolcanlogin OR rolcreatedb OR rolcreaterole OR rolbypassrls)`,
    );
    expect(roles).toEqual([]);
    const owned = await rowsOf(
      database.url,
      `SELECT relname AS name FROM pg_class WHERE pg_get_userbyid(relowner) LIKE 'rollcall\\_%'
       UNION ALL SELECT proname FROM pg_proc WHERE pg_get_userbyid(proowner) LIKE 'rollcall\\_%'
       UNION ALL SELECT nspname FROM pg_namespace WHERE pg_get_userbyid(nspowner) LIKE 'rollcall\\_%'`,
    );
    expect(owned).toEqual([]);
    const rights = await rowsOf(
      database.url,
      `SELECT c.oid::regclass::text AS table, a.grantee::regrole::text AS role, a.privilege_type AS right
       FROM pg_class c, aclexplode(c.relacl) AS a
       WHERE c.relnamespace::regnamespace::text = ANY ($1) AND a.grantee <> c.relowner
         AND (a.privilege_type IN ('TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN') OR a.is_grantable OR a.grantee = 0)`,
      [SCHEMAS],
    );
    expect(rights).toEqual([]);
  });
});

const SCHEMAS = ['core', 'campaign', 'official'];

async function tablesOf(url: string): Promise<string[]> {
  const tables = await rowsOf<{ name: string }>(
    url,
    `SELECT schemaname || '.' || tablename AS name FROM pg_tables WHERE schemaname = ANY ($1)`,
    [SCHEMAS],
  );
  return tables.map(({ name }) => name).sort();
}

function typeOf(type: string, isArray: boolean): string {
  const name = { timestamptz: 'timestamp with time zone', int: 'integer' }[type] ?? type;
  return isArray ? `${name}[]` : name;
}

function parsed({ type, default: expression }: DatabaseColumn): unknown {
  return type === 'jsonb' && typeof expression === 'string'
    ? JSON.parse(expression.slice(1, -1))
    : expression;
}

function defaultOf(value: unknown): unknown {
  if (value === undefined) return null;
  if (typeof value === 'function') return (value as () => unknown)();
  if (typeof value === 'string') return `'${value}'`;
  if (Array.isArray(value)) return `'{${value.join(',')}}'`;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}
