import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { fail, type Verdict } from '../domain/verdict';
import { verdictLines, verdictToJson } from '../domain/verdict-words';
import { verifyArchive } from '../official/record/record-archive';
import { localeOfTerminal, show, showJson } from './terminal';

interface VerifyFlags {
  readonly pin?: string;
  readonly key?: string;
  readonly json?: boolean;
}

export function addVerifyCommand(program: Command): void {
  program
    .command('verify')
    .summary('check an exported record')
    .description(
      'Checks an exported election record; needs neither a server nor a network. Exit code 0: everything holds; ' +
        '1: a check fails, the first is named; 2: the file is no complete export, or --pin or --key cannot be read.',
    )
    .argument('<file.zip>', 'the export')
    .option('--pin <file>', 'a checkpoint kept from earlier: the record must continue it')
    .option('--key <base64>', 'the server’s key, from a source other than the export')
    .option('--json', 'print the verdict as JSON')
    .action(async (file: string, { pin, key, json }: VerifyFlags) => {
      const verdict = await verifyFile(file, pin, key);
      const locale = localeOfTerminal();
      if (json === true) showJson(verdictToJson(verdict, locale));
      else show(verdictLines(verdict, locale).join('\n'));
      process.exitCode = verdict.exit;
    });
}

async function verifyFile(
  file: string,
  pinFile: string | undefined,
  key: string | undefined,
): Promise<Verdict> {
  const archive = await readFile(file).catch((error: unknown) => complain(file, error));
  const pin =
    pinFile === undefined
      ? undefined
      : await readFile(pinFile, 'utf8').catch((error: unknown) => complain(pinFile, error));
  if (archive instanceof Unreadable) return fail('file', null, archive.message);
  if (pin instanceof Unreadable) return fail('file', null, pin.message);
  return verifyArchive(archive, { pin, key });
}

class Unreadable extends Error {}

function complain(file: string, error: unknown): Unreadable {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return new Unreadable(`${file} cannot be read (${reason})`);
}
