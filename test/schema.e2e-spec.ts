import { DataSource } from 'typeorm';
import { databaseOptions } from '../src/data-source';
import { createTestDatabase, type TestDatabase } from './support/database';

interface DatabaseColumn {
  readonly name: string;
  readonly type: string;
  readonly isNullable: boolean;
  /** The expression; of jsonb columns the value. */
  readonly default: unknown;
  readonly isKey: boolean;
}

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
});

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
