import type { Command } from 'commander';
import { ElectionsService } from '../elections/elections.service';
import { OPERATOR, withHouse } from './house';
import { show, showJson, table } from './terminal';

export function addElectionsCommand(program: Command): void {
  program
    .command('elections')
    .summary('list the elections')
    .description('Lists all elections: id, phase and name, the newest first.')
    .option('--json', 'print a JSON array of {id, name, phase}')
    .action(async ({ json }: { json?: boolean }) => {
      const elections = await withHouse(async ({ application }) => {
        const { items } = await application.get(ElectionsService).list(OPERATOR);
        return items.map(({ id, name, phase }) => ({ id, name, phase }));
      });
      if (json === true) showJson(elections);
      else if (elections.length === 0) show('There is no election yet.');
      else show(table(elections.map(({ id, name, phase }) => [id, phase, name])));
    });
}
