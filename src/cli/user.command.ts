import { isEmail } from 'class-validator';
import type { Command } from 'commander';
import { AccountsService } from '../accounts/accounts.service';
import { StartupError } from '../platform/startup-error';
import { withHouse } from './house';
import { say, show, showJson } from './terminal';

interface UserFlags {
  readonly name?: string;
  readonly administrator?: boolean;
  readonly json?: boolean;
}

export function addUserCommand(program: Command): void {
  const user = program.command('user').summary('make accounts').description('Makes accounts.');
  user
    .command('add')
    .description('Makes an account, and prints a one-time link behind which its holder chooses a password.')
    .argument('<email>', 'the address to sign in with')
    .option('--name <name>', 'as others see it (default: what stands before the @)')
    .option('--administrator', 'may create elections and accounts')
    .option('--json', 'print {id, email, link} as JSON')
    .action(async (email: string, { name, administrator, json }: UserFlags) => {
      if (!isEmail(email)) {
        throw new StartupError(
          `${JSON.stringify(email)} is no e-mail address: give one such as ana@example.org.`,
        );
      }
      const made = await withHouse(async ({ application, address }) => {
        const accounts = application.get(AccountsService);
        const account = await accounts.createAccount({
          email,
          name: name?.trim() || email.replace(/@.*/, ''),
          isAdministrator: administrator === true,
        });
        const link = await accounts.passwordLink(account.email, address);
        return { id: account.id, email: account.email, link };
      });
      if (json === true) {
        showJson(made);
      } else {
        say(`${made.email} chooses a password here, once, within a day:`);
        show(made.link);
      }
    });
}
