import { isEmail } from 'class-validator';
import type { Command } from 'commander';
import { AccountsService } from '../accounts/accounts.service';
import { Problem } from '../platform/problem';
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
      checkEmail(email);
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
      showLink(made, json);
    });
  user
    .command('link')
    .description('Prints a one-time link behind which the holder of an account chooses a new password.')
    .argument('<email>', 'the address of the account')
    .option('--json', 'print {email, link} as JSON')
    .action(async (address: string, { json }: UserFlags) => {
      checkEmail(address);
      const email = address.trim().toLowerCase();
      const link = await withHouse((house) =>
        house.application
          .get(AccountsService)
          .passwordLink(email, house.address)
          .catch((error: unknown) => {
            if (!(error instanceof Problem) || error.code !== 'not-found') throw error;
            throw new StartupError(`There is no account ${email}: \`rollcall user add\` makes one.`);
          }),
      );
      showLink({ email, link }, json);
    });
}

function checkEmail(email: string): void {
  if (isEmail(email)) return;
  throw new StartupError(`${JSON.stringify(email)} is no e-mail address: give one such as ana@example.org.`);
}

function showLink(made: { readonly email: string; readonly link: string }, isJson = false): void {
  if (isJson) {
    showJson(made);
    return;
  }
  say(`${made.email} chooses a password here, once, within a day:`);
  show(made.link);
}
