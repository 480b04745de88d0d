import type { Readable } from 'node:stream';
import { Problem } from '../../platform/problem';
import { writeDelimited } from './delimited-writer';
import type { ExportFormat, PrintColumn } from './exports.contract';
import type { ExportFile } from './export-log';
import type { ListColumn } from './list-columns';
import type { ListWriter, RowPage } from './list-writer';
import { writePrintList } from './print-writer';
import { Spool, type Spooled } from './spool';
import { SHEET_ROWS, writeWorkbook } from './workbook-writer';

/** A file that is made and logged, and may be sent. Whoever takes it reads the stream to its end, or destroys it. */
export interface MadeExport {
  readonly file: ExportFile;
  readonly size: number;
  readonly stream: Readable;
}

const WRITERS: Readonly<Record<ExportFormat, ListWriter>> = {
  csv: writeDelimited,
  xlsx: writeWorkbook,
  print: writePrintList,
};

/** People, not rows: the headings take one. Twenty thousand are 900 sheets of paper. */
const MOST: Readonly<Record<ExportFormat, number>> = {
  csv: Number.POSITIVE_INFINITY,
  xlsx: SHEET_ROWS - 1,
  print: 20_000,
};

export interface ListLayout<Row> {
  readonly columns: readonly ListColumn<Row>[];
  readonly printColumns: readonly ListColumn<Row, PrintColumn>[];
  readonly sectionOf: (row: Row) => RowPage['section'];
}

/** Writes a list into the spool. Throws `export-empty` and `export-too-long`. */
export async function fillSpool<Row>(
  spool: Spool,
  format: ExportFormat,
  layout: ListLayout<Row>,
  people: AsyncIterable<readonly Row[]>,
): Promise<Spooled & { rows: number }> {
  const columns = format === 'print' ? layout.printColumns : layout.columns;
  let rows = 0;
  async function* pages(): AsyncGenerator<RowPage> {
    for await (const page of people) {
      rows += page.length;
      if (rows > MOST[format]) throw new Problem('export-too-long', { limit: MOST[format] });
      for (const section of ['regular', 'challenge'] as const) {
        const those = page.filter((row) => layout.sectionOf(row) === section);
        if (those.length > 0) {
          yield { section, rows: those.map((row) => columns.map(({ cell }) => cell(row))) };
        }
      }
    }
  }
  const spooled = await spool.fill(
    WRITERS[format](
      columns.map(({ heading }) => heading),
      pages(),
    ),
  );
  if (rows === 0) throw new Problem('export-empty');
  return { ...spooled, rows };
}

/** Runs `make` with a spool that is gone if it fails, and sent if it does not. */
export async function intoSpool(
  make: (spool: Spool) => Promise<{ file: ExportFile; size: number }>,
): Promise<MadeExport> {
  const spool = await Spool.open();
  try {
    const { file, size } = await make(spool);
    return { file, size, stream: spool.read() };
  } catch (error) {
    await spool.close();
    throw error;
  }
}
