import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Option, type Command } from 'commander';
import { MembersService } from '../accounts/members.service';
import type { Actor } from '../platform/access';
import { StartupError } from '../platform/startup-error';
import { LIST_KINDS, type ListKind } from '../roll/choices';
import type { ImportView } from '../roll/imports.contract';
import { ImportsService, type Arriving } from '../roll/imports.service';
import { ListTargets, type TargetName } from '../roll/list-targets.service';
import { findElection, OPERATOR, withHouse } from './house';
import { confirm, say, showJson } from './terminal';

const POLL_MS = 100;
/** How often a roll may change between the comparison and the applying before a command gives up. */
const ATTEMPTS = 5;

interface ImportFlags {
  readonly kind: ListKind;
  readonly linked?: boolean;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
  readonly servedOn?: string;
  readonly as?: string;
}

export function addImportCommand(program: Command): void {
  program
    .command('import')
    .summary('import a list')
    .description(
      'Reads a list (Word, Excel, CSV or text), compares it with the roll, says what would change, and applies it when you say yes: all of it, or nothing. ' +
        'Columns are mapped as the import page proposes. A union’s own list goes to the campaign.',
    )
    .argument('<election>', 'its id, or its name in addresses')
    .argument('<file...>', 'the list; several files one after the other, or side by side with --linked')
    .addOption(
      new Option('--kind <kind>', 'what the list is')
        .choices([...LIST_KINDS])
        .default('employer' satisfies ListKind),
    )
    .option('--linked', 'the files have the same people in the same order')
    .addOption(
      new Option('--served-on <date>', 'when the employer served it, YYYY-MM-DD').argParser(readDate),
    )
    .option('--as <email>', 'of a union’s list: the lead whose campaign it belongs to')
    .option('--dry-run', 'show what would change, and change nothing')
    .option('--yes', 'apply without asking')
    .option('--json', 'print what was found and changed as JSON')
    .action(async (wanted: string, files: readonly string[], flags: ImportFlags) => {
      const view = await withHouse(async ({ application, ...house }) => {
        const { id } = await findElection({ application, ...house }, wanted);
        const target: TargetName = flags.kind === 'union' ? 'union' : 'hall';
        if (
          !application
            .get(ListTargets)
            .all()
            .some(({ name }) => name === target)
        ) {
          throw new StartupError('This server has no campaign: a union’s own list has no place on it.');
        }
        const actor =
          target === 'union' ? await findLead(application.get(MembersService), id, flags.as) : OPERATOR;
        return importList(new Importer(application.get(ImportsService), target, id, actor), files, flags);
      });
      if (flags.json === true) {
        const { id, listKind, state, files: read, counts, problems } = view;
        showJson({ id, listKind, state, files: read, counts, problems });
      }
    });
}

/** A union's list is applied in the name of someone who leads its campaign: of the only one, or of the one named. */
async function findLead(members: MembersService, electionId: string, email?: string): Promise<Actor> {
  const { items } = await members.list(OPERATOR, electionId, 'hall');
  const leads = items.filter(({ role }) => role === 'lead');
  const wanted = email?.trim().toLowerCase();
  const [lead, ...others] = leads.filter((each) => wanted === undefined || each.email === wanted);
  if (lead === undefined || others.length > 0) {
    throw new StartupError(
      `A union’s list needs a lead of its campaign: add --as with the address of one (${leads.map((each) => each.email).join(', ') || 'there is none yet'}).`,
    );
  }
  return { ...OPERATOR, accountId: lead.accountId, isAdministrator: false, role: 'lead' };
}

function readDate(text: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(Date.parse(text))) {
    throw new StartupError(`${text} is no date: write it as 2026-03-31.`);
  }
  return text;
}

/** The list as it stands at the end: applied, or cancelled and nothing changed. */
async function importList(
  importer: Importer,
  files: readonly string[],
  { kind, linked, dryRun, yes, servedOn }: ImportFlags,
): Promise<ImportView> {
  const read = await importer.read(files, kind, linked === true);
  say(describe(read));
  const { added = 0, changed = 0, gone = 0 } = read.counts ?? {};
  if (read.blocking !== null) {
    await importer.cancel();
    throw new StartupError(read.blocking.detail);
  }
  if (added + changed + gone === 0 || dryRun === true) {
    say('Nothing was changed.');
    return importer.cancel();
  }
  const isWanted = yes === true ? true : await confirm(questionFor(read));
  if (isWanted === null) {
    await importer.cancel();
    throw new StartupError('Nothing was changed: nobody can be asked here. Add --yes to apply the list.');
  }
  if (!isWanted) {
    say('Nothing was changed.');
    return importer.cancel();
  }
  const applied = await importer.apply(read, servedOn ?? null);
  say(applied.reseals || read.reseals ? 'Applied, and the revised roll is sealed.' : 'Applied.');
  return applied;
}

function questionFor({ reseals }: ImportView): string {
  return reseals ? 'Apply it, and seal the revised roll?' : 'Apply it?';
}

/** One list on its way, waiting for the server's work after each step. */
class Importer {
  #id = '';

  constructor(
    private readonly imports: ImportsService,
    private readonly target: TargetName,
    private readonly electionId: string,
    private readonly actor: Actor,
  ) {}

  async read(files: readonly string[], kind: ListKind, areLinked: boolean): Promise<ImportView> {
    const arriving = await Promise.all(files.map(openFile));
    for (const [position, { name, ...file }] of arriving.entries()) {
      if (position === 0) {
        const staged = { id: randomUUID(), name, kind };
        this.#id = (await this.imports.stage(this.target, this.actor, this.electionId, staged, file)).id;
      } else {
        await this.imports.addFile(
          this.target,
          this.actor,
          this.electionId,
          this.#id,
          { position, name },
          file,
        );
      }
    }
    let view = await this.#settled();
    if (areLinked && view.refusal === null) {
      const choices = { version: view.version, files: 'linked' as const };
      const nothing = { sheets: [], fixes: [], replacements: [], cells: [], kept: [], merged: [] };
      await this.imports.choose(this.target, this.actor, this.electionId, this.#id, {
        ...nothing,
        ...choices,
      });
      view = await this.#settled();
    }
    if (view.refusal !== null) {
      await this.cancel();
      throw new StartupError(view.refusal.detail);
    }
    return view;
  }

  async apply(read: ImportView, servedOn: string | null): Promise<ImportView> {
    let view = read;
    for (let attempt = 1; view.state === 'review'; attempt++) {
      if (attempt > ATTEMPTS) {
        await this.cancel();
        throw new StartupError(
          'The roll is being changed by someone else just now: try again when that is done.',
        );
      }
      const input = { version: view.version, servedOn };
      await this.imports.apply(this.target, this.actor, this.electionId, this.#id, input);
      view = await this.#settled();
    }
    return view;
  }

  cancel(): Promise<ImportView> {
    return this.imports.cancel(this.target, this.actor, this.electionId, this.#id);
  }

  async #settled(): Promise<ImportView> {
    for (;;) {
      const view = await this.imports.view(this.target, this.actor, this.electionId, this.#id);
      if (view.state !== 'reading' && view.state !== 'applying') return view;
      await pause(POLL_MS);
    }
  }
}

async function openFile(path: string): Promise<{ name: string } & Exclude<Arriving, Buffer>> {
  const found = await stat(path).catch((error: unknown) => {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new StartupError(`${path} cannot be read (${reason}): name a Word, Excel or CSV file.`);
  });
  return { name: basename(path), body: createReadStream(path), length: found.size };
}

function describe({ counts, problems, sameFileAppliedAt }: ImportView): string {
  const {
    rowsInFile = 0,
    people = 0,
    added = 0,
    changed = 0,
    moved = 0,
    same = 0,
    merged = 0,
    gone = 0,
    likely = 0,
    leftOut = [],
  } = counts ?? {};
  const reasons = leftOut.map(({ reason, count }) => `${reason} ${count}`).join(', ');
  return [
    `${people} people in ${rowsInFile} rows${reasons === '' ? '' : ` (left out: ${reasons})`}.`,
    `${added} new, ${changed} changed${moved === 0 ? '' : ` (${moved} moved)`}, ${same} the same, ${gone} gone.`,
    ...(merged === 0 ? [] : [`${merged} rows of people who were merged into another.`]),
    ...(likely === 0
      ? []
      : [`${likely} of the new look like someone of the roll: decide about them on the import page.`]),
    ...(sameFileAppliedAt === null
      ? []
      : [`This very file was applied on ${sameFileAppliedAt.slice(0, 10)}.`]),
    ...problems.map(
      ({ code, field, count, isMended }) =>
        `  ${code}${field === null ? '' : ` in ${field}`}: ${count}${isMended ? ' (mended)' : ''}`,
    ),
  ].join('\n');
}
