import { parentPort, workerData } from 'node:worker_threads';
import { readListFile } from '../../src/roll/reading/list-file';

/** Reads a list of as many rows as it is told to, twice, in the memory that its thread was given. */
const rows = Number(workerData);
const heading =
  'Last Name,First Name,Emp ID,Job,Department,Shift,Location,Address,City,State,Zip,Email,Cell\r\n';
const line = (i: number): string =>
  `Muñoz ${i % 977},Inés,${String(i).padStart(8, '0')},"Fulfillment Associate, ${i % 7}",Pack,FHN-A1,BHM1,${i} Old Tuscaloosa Hwy,Bessemer,AL,35020,ines.munoz${i}@mail.example,(205) 555-${i}\r\n`;

/** Bytes stand beside the heap of a thread; a text of this length would not. */
const bytes = Buffer.alloc(rows * 200);
let length = bytes.write(heading);
for (let i = 0; i < rows; i += 1) length += bytes.write(line(i), length);

const [sheet] = readListFile(bytes.subarray(0, length)).sheets;
const passes: number[][] = [];
let most = 0;
const before = process.memoryUsage();
for (let pass = 0; pass < 2; pass += 1) {
  let read = 0;
  let cells = 0;
  for (const row of sheet!.rows()) {
    read += 1;
    cells += row.cells.length;
    if (read % 50_000 === 0) {
      const now = process.memoryUsage();
      most = Math.max(most, now.heapUsed - before.heapUsed + now.external - before.external);
    }
  }
  passes.push([read, cells]);
}
parentPort?.postMessage({ passes, lastRow: sheet!.lastRow, most, bytes: length });
