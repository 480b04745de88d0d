import type { Command } from 'commander';
import { StartupError } from '../platform/startup-error';
import { ImportRunner } from '../roll/import-runner.service';
import type { UndoReport } from '../roll/imports.contract';
import { ImportsService } from '../roll/imports.service';
import { findElection, OPERATOR, withHouse } from './house';
import { confirm, say, showJson } from './terminal';

export function addUndoCommand(program: Command): void {
  program
    .command('undo')
    .summary('undo an import')
    .description(
      'Takes back what an import changed on the roll, for 30 days after it was applied. Whom somebody edited since is kept and listed.',
    )
    .argument('<election>', 'its id, or its name in addresses')
    .argument('<import>', 'its id, as `import --json` and the import page show it')
    .option('--yes', 'undo without asking')
    .option('--json', 'print what was reversed and kept as JSON')
    .action(async (wanted: string, id: string, { yes, json }: { yes?: boolean; json?: boolean }) => {
      const undone = await withHouse(async (house) => {
        const { id: electionId } = await findElection(house, wanted);
        const imports = house.application.get(ImportsService);
        const weighed = await imports.weigh('hall', OPERATOR, electionId, id);
        say(describe(weighed));
        const isWanted = yes === true ? true : await confirm('Undo it?');
        if (isWanted === null) {
          throw new StartupError(
            'Nothing was changed: nobody can be asked here. Add --yes to undo the import.',
          );
        }
        if (!isWanted) return weighed;
        await imports.undo('hall', OPERATOR, electionId, id);
        await house.application.get(ImportRunner).finished(id);
        const { undone: done } = await imports.view('hall', OPERATOR, electionId, id);
        if (done === null) throw new StartupError('The import could not be undone: nothing was changed.');
        return done;
      });
      say(undone.at === null ? 'Nothing was changed.' : 'Undone.');
      if (json === true) showJson(undone);
    });
}

function describe({ removed, restored, returned, unmerged, keptCount }: UndoReport): string {
  return (
    `${removed} people it brought leave the roll, ${restored} have their former values, ${returned} are back, ` +
    `${unmerged} merges are taken apart; ${keptCount} stay as somebody changed them since.`
  );
}
