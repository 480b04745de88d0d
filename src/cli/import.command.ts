import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Command } from 'commander';
import { StartupError } from '../platform/startup-error';
import type { ImportView } from '../roll/imports.contract';
import { ImportsService } from '../roll/imports.service';
import { findElection, OPERATOR, withHouse } from './house';
import { say, showJson } from './terminal';

const POLL_MS = 100;
/** How often a roll may change between the comparison and the applying before a command gives up. */
const ATTEMPTS = 5;

export function addImportCommand(program: Command): void {
  program
    .command('import')
    .summary("import the employer's list")
    .description(
      "Reads the employer's list (CSV or XLSX), compares it with the roll and applies it: all of it, or nothing. Columns are mapped as the import page proposes.",
    )
    .argument('<election>', 'its id, or its name in addresses')
    .argument('<file>', 'the list')
    .option('--preview', 'show what would change, and change nothing')
    .option('--json', 'print what was found and changed as JSON')
    .action(
      async (wanted: string, file: string, { preview, json }: { preview?: boolean; json?: boolean }) => {
        const bytes = await readFile(file).catch((error: unknown) => {
          const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
          throw new StartupError(`${file} cannot be read (${reason}): name a CSV or XLSX file.`);
        });
        const view = await withHouse(async (house) => {
          const { id } = await findElection(house, wanted);
          return importList(
            house.application.get(ImportsService),
            id,
            basename(file),
            bytes,
            preview !== true,
          );
        });
        say(describe(view));
        if (json === true) {
          const { state, fileName, encoding, counts, problems } = view;
          showJson({ state, fileName, encoding, counts, problems });
        }
      },
    );
}

/** Stages, waits for the reading, and applies unless nothing would change. The list as it stands afterwards. */
async function importList(
  imports: ImportsService,
  electionId: string,
  name: string,
  bytes: Buffer,
  isToApply: boolean,
): Promise<ImportView> {
  const { id } = await imports.stage(OPERATOR, electionId, { id: randomUUID(), name }, bytes);
  const settled = async (): Promise<ImportView> => {
    for (;;) {
      const view = await imports.view(OPERATOR, electionId, id);
      if (view.state !== 'reading' && view.state !== 'applying') return view;
      await pause(POLL_MS);
    }
  };
  let view = await settled();
  if (view.refusal !== null) {
    await imports.cancel(OPERATOR, electionId, id);
    throw new StartupError(view.refusal.detail);
  }
  const { added = 0, changed = 0, gone = 0 } = view.counts ?? {};
  if (!isToApply || added + changed + gone === 0) return imports.cancel(OPERATOR, electionId, id);
  for (let attempt = 1; view.state === 'review'; attempt++) {
    if (attempt > ATTEMPTS) {
      await imports.cancel(OPERATOR, electionId, id);
      throw new StartupError(
        'The roll is being changed by someone else just now: try again when that is done.',
      );
    }
    await imports.apply(OPERATOR, electionId, id, view.version);
    view = await settled();
  }
  return view;
}

function describe({ state, counts, problems }: ImportView): string {
  const {
    rowsInFile = 0,
    people = 0,
    added = 0,
    changed = 0,
    same = 0,
    gone = 0,
    leftOut = [],
  } = counts ?? {};
  const reasons = leftOut.map(({ reason, count }) => `${reason} ${count}`).join(', ');
  return [
    state === 'applied' ? 'Applied.' : 'Nothing was changed.',
    `${people} people in ${rowsInFile} rows${reasons === '' ? '' : ` (left out: ${reasons})`}:`,
    `${added} new, ${changed} changed, ${same} the same, ${gone} gone.`,
    ...problems.map(
      ({ code, field, count, isMended }) =>
        `\n  ${code}${field === null ? '' : ` in ${field}`}: ${count}${isMended ? ' (mended)' : ''}`,
    ),
  ].join(' ');
}
