import 'reflect-metadata';
import { Command, CommanderError } from 'commander';
import { localeOfTerminal, say } from './cli/terminal';
import { Problem, sayProblem } from './platform/problem';
import { StartupError } from './platform/startup-error';

/** What sysexits.h calls EX_USAGE: not to be taken for a record that fails its checks. */
const USAGE = 64;

type Add = (program: Command) => void;

/** In the order of the help. Loaded when asked for: judging a file needs none of what the server is made of. */
const COMMANDS: Readonly<Record<string, () => Promise<Add>>> = {
  elections: async () => (await import('./cli/elections.command.js')).addElectionsCommand,
  inspect: async () => (await import('./cli/inspect.command.js')).addInspectCommand,
  import: async () => (await import('./cli/import.command.js')).addImportCommand,
  undo: async () => (await import('./cli/undo.command.js')).addUndoCommand,
  export: async () => (await import('./cli/export.command.js')).addExportCommand,
  verify: async () => (await import('./cli/verify.command.js')).addVerifyCommand,
  evaluate: async () => (await import('./cli/evaluate.command.js')).addEvaluateCommand,
  simulate: async () => (await import('./cli/simulate.command.js')).addSimulateCommand,
  user: async () => (await import('./cli/user.command.js')).addUserCommand,
  cert: async () => (await import('./cli/cert.command.js')).addCertCommand,
};

/** With the command named first, or, where the first word is none, with all of them. */
async function buildProgram(first = ''): Promise<Command> {
  const program = new Command('rollcall')
    .description('Union elections, from the first conversation to a tally that both parties can verify.')
    .usage('<command> [options]')
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('Add --help to see how it is used.')
    .exitOverride();
  const wanted = COMMANDS[first] === undefined ? Object.values(COMMANDS) : [COMMANDS[first]];
  for (const load of wanted) (await load())(program);
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

buildProgram(process.argv[2])
  .then((program) => program.parseAsync(process.argv))
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
