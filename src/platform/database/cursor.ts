import type { Transaction } from './unit-of-work';

let opened = 0;

/**
 * The rows of a query a page at a time, as they stood when it began: any number of them in the memory of one page.
 * The cursor lives in the caller's transaction and is closed with the loop.
 */
export async function* inPages<Row>(
  tx: Transaction,
  sql: string,
  parameters: readonly unknown[],
  size = 2000,
): AsyncGenerator<Row[], void, undefined> {
  opened += 1;
  const cursor = `pages_${opened}`;
  await tx.query(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${sql}`, parameters);
  for (;;) {
    const rows = await tx.query<Row>(`FETCH ${size} FROM ${cursor}`);
    if (rows.length > 0) yield rows;
    if (rows.length < size) break;
  }
  await tx.query(`CLOSE ${cursor}`);
}
