import { rowsOf } from './database';

/**
 * All that a database's schema says, one line each, sorted, whatever the order in which it was made: columns,
 * constraints, indexes, triggers, functions, views, rights, and the rows of its fixed vocabularies.
 */
export async function readSchema(url: string): Promise<string[]> {
  const lines = await rowsOf<{ line: string }>(
    url,
    `WITH house AS (SELECT oid, nspname, nspacl FROM pg_namespace WHERE nspname IN ('core', 'campaign', 'official')),
       relation AS (SELECT c.*, c.oid::regclass::text AS name FROM pg_class c JOIN house h ON h.oid = c.relnamespace),
       granted AS (
         SELECT 'schema ' || nspname AS thing, nspacl AS acl FROM house
         UNION ALL SELECT 'relation ' || name, relacl FROM relation
         UNION ALL SELECT 'column ' || r.name || '.' || a.attname, a.attacl FROM pg_attribute a JOIN relation r ON r.oid = a.attrelid
         UNION ALL SELECT 'function ' || p.oid::regprocedure, p.proacl FROM pg_proc p JOIN house h ON h.oid = p.pronamespace)
     SELECT 'column ' || r.name || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
         || ' ' || a.attidentity::text || a.attgenerated::text || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '') AS line
       FROM pg_attribute a JOIN relation r ON r.oid = a.attrelid LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
       WHERE a.attnum > 0 AND NOT a.attisdropped AND r.relkind IN ('r', 'v')
     UNION ALL SELECT 'constraint ' || r.name || ' ' || k.conname || ' ' || pg_get_constraintdef(k.oid) FROM pg_constraint k JOIN relation r ON r.oid = k.conrelid
     UNION ALL SELECT 'index ' || pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN relation r ON r.oid = i.indrelid
     UNION ALL SELECT 'trigger ' || pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN relation r ON r.oid = t.tgrelid WHERE NOT t.tgisinternal
     UNION ALL SELECT 'function ' || pg_get_functiondef(p.oid) FROM pg_proc p JOIN house h ON h.oid = p.pronamespace
     UNION ALL SELECT 'view ' || name || ' ' || pg_get_viewdef(oid) FROM relation WHERE relkind = 'v'
     UNION ALL SELECT 'right ' || thing || ' ' || item::text FROM granted, unnest(acl) AS item`,
  );
  const vocabularies = await rowsOf<{ name: string }>(
    url,
    `SELECT c.oid::regclass::text AS name FROM pg_class c WHERE c.oid = ANY (ARRAY[to_regclass('core.phase_step'), to_regclass('campaign.issue'), to_regclass('campaign.outcome')])`,
  );
  for (const { name } of vocabularies) {
    const rows = await rowsOf<{ line: string }>(
      url,
      `SELECT 'row ${name} ' || v::text AS line FROM ${name} AS v`,
    );
    lines.push(...rows);
  }
  return lines.map(({ line }) => line).sort();
}
