import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { RecordService } from '../official/record/record.service';
import { StartupError } from '../platform/startup-error';
import { findElection, OPERATOR, withHouse } from './house';
import { say } from './terminal';

export function addExportCommand(program: Command): void {
  program
    .command('export')
    .summary('write the election record to a file')
    .description(
      'Writes the public record of an election, with a fresh signed checkpoint, as a zip archive that `verify` checks.',
    )
    .argument('<election>', 'its id, or its name in addresses')
    .argument('<file.zip>', 'where to write it')
    .action(async (wanted: string, file: string) => {
      const archive = await withHouse(async (house) => {
        if (!house.environment.wings.has('official')) {
          throw new StartupError('WINGS is campaign here: export on the server that runs the count.');
        }
        const { id } = await findElection(house, wanted);
        return house.application.get(RecordService).export(OPERATOR, id);
      });
      await writeWhole(file, archive);
      say(`Wrote ${file}: ${archive.length} bytes. \`rollcall verify ${file}\` checks it.`);
    });
}

/** An archive cut off half-way must not take the place of a whole one. */
async function writeWhole(file: string, content: Uint8Array): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  try {
    await writeFile(aside, content);
    await rename(aside, file);
  } catch (error) {
    await rm(aside, { force: true });
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartupError(`${file} cannot be written (${reason}): choose another place.`);
  }
}
