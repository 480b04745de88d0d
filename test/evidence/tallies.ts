import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { evidenceText } from '../unit/board-tallies';

/** `npm run evidence tallies`: holds the rules against the Board's own tallies and explains each row that differs. */
const REPORT = join(__dirname, '..', '..', 'docs', 'evidence', 'tallies.md');
mkdirSync(join(REPORT, '..'), { recursive: true });
writeFileSync(REPORT, evidenceText());
process.stdout.write(`${REPORT} is written.\n`);
