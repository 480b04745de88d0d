import 'reflect-metadata';
import { Command, CommanderError } from 'commander';
import { addCertCommand } from './cli/cert.command';
import { addElectionsCommand } from './cli/elections.command';
import { addEvaluateCommand } from './cli/evaluate.command';
import { addExportCommand } from './cli/export.command';
import { addImportCommand } from './cli/import.command';
import { addInspectCommand } from './cli/inspect.command';
import { localeOfTerminal, say } from './cli/terminal';
import { addUndoCommand } from './cli/undo.command';
import { addSimulateCommand } from './cli/simulate.command';
import { addUserCommand } from './cli/user.command';
import { addVerifyCommand } from './cli/verify.command';
import { Problem, sayProblem } from './platform/problem';
import { StartupError } from './platform/startup-error';

/** What sysexits.h calls EX_USAGE: not to be taken for a record that fails its checks. */
const USAGE = 64;

function buildProgram(): Command {
  const program = new Command('rollcall')
    .description('Union elections, from the first conversation to a tally that both parties can verify.')
    .usage('<command> [options]')
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('Add --help to see how it is used.')
    .exitOverride();
  addElectionsCommand(program);
  addInspectCommand(program);
  addImportCommand(program);
  addUndoCommand(program);
  addExportCommand(program);
  addVerifyCommand(program);
  addEvaluateCommand(program);
  addSimulateCommand(program);
  addUserCommand(program);
  addCertCommand(program);
  return program;
}

function sentenceFor(error: unknown): string {
  if (error instanceof StartupError) return error.message;
  if (error instanceof Problem) {
    const { detail, errors = [] } = sayProblem(error, localeOfTerminal());
    return [detail, ...errors.map(({ field, message }) => `${field}: ${message}`)].join('\n');
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function exitCodeFor(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE;
  return error instanceof StartupError ? error.exitCode : 1;
}

/** A pipe takes 64 KiB at a time: what is still on its way to the reader goes before the end. */
function exitAfterOutput(code: number): void {
  process.stdout.write('', () => process.exit(code));
}

buildProgram()
  .parseAsync(process.argv)
  .then(
    () => {
      exitAfterOutput(Number(process.exitCode ?? 0));
    },
    (error: unknown) => {
      // Commander has said what it had to say.
      if (!(error instanceof CommanderError)) say(sentenceFor(error));
      exitAfterOutput(exitCodeFor(error));
    },
  );
