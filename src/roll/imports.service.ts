import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work';
import { Problem } from '../platform/problem';
import { listName } from '../domain/names';
import { cleanText } from './checking/values';
import { checkChoices, choicesOf, mergePeople } from './choosing';
import { ListQueries } from './compare.queries';
import { compareAgain, ImportRunner } from './import-runner.service';
import { listLeftOut, showRows, type ShownRow } from './import-rows.queries';
import { filesOf, findImport, getImport, lockImport, storeFile, updateImport } from './import-store';
import type {
  AddFile,
  ApplyImport,
  ChooseMapping,
  ChoosePeople,
  FindImportRows,
  ImportList,
  ImportRowList,
  ImportView,
  StageImport,
  UndoReport,
} from './imports.contract';
import { presentImport, presentRow, presentSummary } from './imports.presenter';
import {
  BYTE_ORDER_MARK,
  csvLine,
  HEADINGS_KEPT,
  HEADINGS_LEFT_OUT,
  KEPT_BECAUSE,
  REASONS,
} from './left-out';
import type { ImportState, ListImport } from './list-import.contract';
import { ListTargets, type ListTarget, type TargetName } from './list-targets.service';
import { listKept } from './undo.queries';
import { checkUndoable, isLong, undoList, weighUndo } from './undoing';
import { receive, receiveBytes, type Upload } from './upload';
import type { Readable } from 'node:stream';

/** Lines of a file that are read from the database at once. */
const LINES_AT_ONCE = 2_000;

/** A list as it arrives: a body with the length that its sender declared, or bytes that are there already. */
export type Arriving = Buffer | { readonly body: Readable; readonly length: number | undefined };

/** Lists on their way: staged, read, mapped, compared, then applied in one step or not at all, and undone. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly targets: ListTargets,
    private readonly runner: ImportRunner,
  ) {}

  /** Keeps the file and begins to read it. The same id with the same bytes answers with the import again. */
  stage(
    name: TargetName,
    actor: Actor,
    electionId: string,
    { id, name: fileName, kind }: StageImport,
    arriving: Arriving,
  ): Promise<ImportView> {
    const target = this.targets.get(name);
    if (!target.kinds.includes(kind)) throw new Problem('import-kind-elsewhere');
    return this.#receive(target, actor, electionId, arriving, async (tx, upload) => {
      const existing = await findImport(tx, target, electionId, id);
      if (existing !== null) {
        const [first] = await filesOf(tx, target, existing);
        if (first?.sha256.equals(upload.sha256) !== true) throw new Problem('same-id-other-content');
        return this.#present(tx, target, existing, actor);
      }
      const cleanName = cleanFileName(fileName);
      await tx.manager.insert(target.imports, {
        electionId,
        id,
        kind,
        fileName: cleanName,
        uploadedBy: actor.accountId,
        uploadedAt: tx.now,
      });
      await storeFile(tx, target, { electionId, id }, { position: 0, name: cleanName, upload });
      tx.record({ stream: target.stream, type: target.events.staged, subject: id });
      tx.afterCommit(() => this.runner.start(target, electionId, id));
      return this.#present(tx, target, await getImport(tx, target, electionId, id), actor);
    });
  }

  /** One more file of the same list; all of them are read again together. */
  addFile(
    name: TargetName,
    actor: Actor,
    electionId: string,
    id: string,
    { position, name: fileName }: AddFile,
    arriving: Arriving,
  ): Promise<ImportView> {
    const target = this.targets.get(name);
    return this.#receive(target, actor, electionId, arriving, async (tx, upload) => {
      const current = await lockImport(tx, target, electionId, id);
      if (current === null) throw new Problem('not-found');
      const files = await filesOf(tx, target, current);
      const there = files.find((file) => file.position === position);
      if (there !== undefined) {
        if (!there.sha256.equals(upload.sha256)) throw new Problem('same-id-other-content');
        return this.#present(tx, target, current, actor);
      }
      checkDecidable(current);
      await storeFile(tx, target, current, { position, name: cleanFileName(fileName), upload });
      return this.#readAgain(tx, target, current, {}, actor);
    });
  }

  list(name: TargetName, actor: Actor, electionId: string): Promise<ImportList> {
    const target = this.targets.get(name);
    return this.#within(target, actor, electionId, true, async (tx) => {
      const found = await tx.manager.find(target.imports, {
        select: SUMMARY,
        where: { electionId },
        order: { uploadedAt: 'DESC' },
        take: 200,
      });
      const items = found.map((each) => presentSummary(each, tx.now));
      return { items, total: items.length };
    });
  }

  view(name: TargetName, actor: Actor, electionId: string, id: string): Promise<ImportView> {
    const target = this.targets.get(name);
    return this.#within(target, actor, electionId, true, async (tx) =>
      this.#present(tx, target, await getImport(tx, target, electionId, id), actor),
    );
  }

  rows(
    name: TargetName,
    actor: Actor,
    electionId: string,
    id: string,
    { show, code, field, sheet, row, offset, limit }: FindImportRows,
  ): Promise<ImportRowList> {
    const target = this.targets.get(name);
    return this.#within(target, actor, electionId, true, async (tx) => {
      const found = await getImport(tx, target, electionId, id);
      const statements = showRows(target, new ListQueries(target, found), show);
      const conditions = [electionId, id, code, field, sheet, row];
      // Right after reading there are no statistics: loops would grow with the square of the list.
      await tx.query('SET LOCAL enable_nestloop = off');
      const rows = await tx.query<ShownRow>(statements.rows, [...conditions, offset, limit]);
      const isAll = offset === 0 && rows.length < limit;
      const count = isAll ? null : await tx.one<{ total: number }>(statements.total, conditions);
      return { items: rows.map((row) => presentRow(row, found)), total: count?.total ?? rows.length };
    });
  }

  /** Reads the files anew with a person's choices. Nothing else changes. */
  choose(
    name: TargetName,
    actor: Actor,
    electionId: string,
    id: string,
    input: ChooseMapping,
  ): Promise<ImportView> {
    const target = this.targets.get(name);
    return this.#within(target, actor, electionId, false, async (tx) => {
      const current = await this.#reviewed(tx, target, electionId, id, input.version);
      checkChoices(current, input);
      return this.#readAgain(tx, target, current, { choices: choicesOf(input) }, actor);
    });
  }

  /** Who a row is, and why someone is gone: compared again, not read again. */
  choosePeople(
    name: TargetName,
    actor: Actor,
    electionId: string,
    id: string,
    input: ChoosePeople,
  ): Promise<ImportView> {
    const target = this.targets.get(name);
    return this.#within(target, actor, electionId, false, async (tx) => {
      const { version } = await target.lock(tx, electionId);
      const current = await this.#reviewed(tx, target, electionId, id, input.version);
      const peopleChoices = mergePeople(current.peopleChoices, input);
      const decided = Object.assign({}, current, { peopleChoices, version: current.version + 1 });
      await updateImport(tx, target, current, { peopleChoices, version: decided.version });
      await compareAgain(tx, target, decided, version);
      await this.#checkChosen(tx, target, decided, input);
      tx.record({ stream: target.stream, type: target.events.progressed, subject: id });
      return this.#present(tx, target, await getImport(tx, target, electionId, id), actor);
    });
  }

  /** One of two browsers wins; the other learns it. What changed since is compared again first. */
  async apply(
    name: TargetName,
    actor: Actor,
    electionId: string,
    id: string,
    input: Pick<ApplyImport, 'version'> & Partial<ApplyImport>,
  ): Promise<ImportView> {
    const target = this.targets.get(name);
    const view = await this.#within(target, actor, electionId, false, async (tx) => {
      // Lost in a power cut, the import waits for its person again.
      await tx.query('SET LOCAL synchronous_commit = off');
      await target.checkOpen(tx, electionId);
      const { version } = await target.lock(tx, electionId);
      const current = await this.#reviewed(tx, target, electionId, id, input.version);
      if (current.refusal !== null) throw new Problem(current.refusal.code, current.refusal.parameters);
      if (current.comparedWith !== version) {
        await compareAgain(tx, target, current, version);
        tx.record({ stream: target.stream, type: target.events.progressed, subject: id });
        return null;
      }
      if (current.reading?.blocking != null) throw new Problem(current.reading.blocking);
      if (current.people === 0) throw new Problem('list-without-people');
      if (current.added === 0 && current.changed === 0 && current.gone === 0)
        throw new Problem('import-changes-nothing');
      await updateImport(tx, target, current, {
        state: 'applying',
        servedOn: input.servedOn ?? null,
        progressStage: 'applying',
        progressDone: 0,
        progressTotal: current.people ?? 0,
        finishedBy: actor.accountId,
      });
      tx.record({ stream: target.stream, type: target.events.progressed, subject: id });
      tx.afterCommit(() => this.runner.start(target, electionId, id));
      return this.#present(tx, target, await getImport(tx, target, electionId, id), actor);
    });
    if (view === null) throw new Problem('roll-changed-meanwhile');
    return view;
  }

  /** In a use case of its caller's: locks a list about which a person may decide now, or throws why nobody may. */
  async lockReviewed(tx: Transaction, name: TargetName, electionId: string, id: string): Promise<void> {
    await this.#decidable(tx, this.targets.get(name), electionId, id);
  }

  /** Nothing has changed, and nothing will. */
  cancel(name: TargetName, actor: Actor, electionId: string, id: string): Promise<ImportView> {
    const target = this.targets.get(name);
    return this.#within(target, actor, electionId, false, async (tx) => {
      const current = await lockImport(tx, target, electionId, id);
      if (current === null) throw new Problem('not-found');
      if (BEYOND_REVIEW.has(current.state)) throw new Problem('import-already-applied');
      if (current.state !== 'cancelled') {
        await updateImport(tx, target, current, {
          state: 'cancelled',
          refusal: null,
          finishedAt: tx.now,
          finishedBy: actor.accountId,
        });
        tx.record({ stream: target.stream, type: target.events.cancelled, subject: id });
      }
      return this.#present(tx, target, await getImport(tx, target, electionId, id), actor);
    });
  }

  /** What undoing would do now; nothing is done. */
  async weigh(name: TargetName, actor: Actor, electionId: string, id: string): Promise<UndoReport> {
    const target = this.targets.get(name);
    // Merges are taken apart to see what is left then, and the transaction is given up.
    const only = new Weighed();
    try {
      return await this.#within(target, actor, electionId, false, async (tx) => {
        await target.lock(tx, electionId);
        const current = await getImport(tx, target, electionId, id);
        if (current.undone !== null) return current.undone;
        checkUndoable(current, tx.now);
        only.report = await weighUndo(tx, target, current, actor.accountId);
        throw only;
      });
    } catch (error) {
      if (error === only && only.report !== null) return only.report;
      throw error;
    }
  }

  /**
   * Reverses an applied import, but for what somebody changed since. A long one is reversed by the server on its own:
   * the answer is then an import that is `undoing`.
   */
  undo(name: TargetName, actor: Actor, electionId: string, id: string): Promise<ImportView> {
    const target = this.targets.get(name);
    return this.#within(target, actor, electionId, false, async (tx) => {
      await target.checkOpen(tx, electionId);
      await target.lock(tx, electionId);
      const current = await lockImport(tx, target, electionId, id);
      if (current === null) throw new Problem('not-found');
      checkUndoable(current, tx.now);
      if (isLong(current)) await this.#undoLater(tx, target, current, actor);
      else await undoList(tx, target, current, actor.accountId);
      return this.#present(tx, target, await getImport(tx, target, electionId, id), actor);
    });
  }

  async #undoLater(tx: Transaction, target: ListTarget, current: ListImport, actor: Actor): Promise<void> {
    const { electionId, id } = current;
    await updateImport(tx, target, current, {
      state: 'undoing',
      progressStage: 'undoing',
      progressDone: 0,
      progressTotal: (current.added ?? 0) + (current.changed ?? 0) + (current.gone ?? 0),
      undoAskedAt: tx.now,
      undoneBy: actor.accountId,
    });
    tx.record({ stream: target.stream, type: target.events.progressed, subject: id });
    tx.afterCommit(() => this.runner.start(target, electionId, id));
  }

  /** Every row that brought nobody, with its place in the sender's file and the reason, as CSV. */
  async *leftOut(name: TargetName, actor: Actor, electionId: string, id: string): AsyncGenerator<string> {
    const target = this.targets.get(name);
    const { files, reading } = await this.#within(target, actor, electionId, true, async (tx) => {
      const found = await getImport(tx, target, electionId, id);
      return { reading: found.reading, files: await filesOf(tx, target, found) };
    });
    const { locale } = actor;
    yield BYTE_ORDER_MARK + csvLine(HEADINGS_LEFT_OUT[locale]);
    let last: LeftOutRow | undefined = { sheet: -1, row: 0, left_out: 'title', cells: [] };
    while (last !== undefined) {
      const { sheet: after, row: afterRow }: LeftOutRow = last;
      const rows: LeftOutRow[] = await this.#within(target, actor, electionId, true, (tx) =>
        tx.query<LeftOutRow>(listLeftOut(target), [electionId, id, after, afterRow, LINES_AT_ONCE]),
      );
      yield rows
        .map(({ sheet, row, left_out: reason, cells }) => {
          const place = reading?.sheets[sheet];
          const file = files[place?.file ?? 0]?.name ?? '';
          return csvLine([file, place?.name ?? '', String(row), REASONS[reason][locale], ...cells]);
        })
        .join('');
      last = rows.length < LINES_AT_ONCE ? undefined : rows.at(-1);
    }
  }

  /** Whom an undo kept, and why, as CSV: all of them. */
  kept(name: TargetName, actor: Actor, electionId: string, id: string): Promise<string> {
    const target = this.targets.get(name);
    return this.#within(target, actor, electionId, true, async (tx) => {
      await getImport(tx, target, electionId, id);
      const rows = await tx.query<KeptLine>(listKept(target), [electionId, id]);
      const lines = rows.map(({ why, employeeNumber, department, shift, ...person }) =>
        csvLine([listName(person), employeeNumber, department, shift, KEPT_BECAUSE[why][actor.locale]]),
      );
      return BYTE_ORDER_MARK + csvLine(HEADINGS_KEPT[actor.locale]) + lines.join('');
    });
  }

  /** Bytes come in before the transaction begins: a slow sender holds no connection. */
  async #receive(
    target: ListTarget,
    actor: Actor,
    electionId: string,
    arriving: Arriving,
    keep: (tx: Transaction, upload: Upload) => Promise<ImportView>,
  ): Promise<ImportView> {
    await this.#within(target, actor, electionId, false, (tx) => target.checkOpen(tx, electionId));
    const upload = Buffer.isBuffer(arriving)
      ? await receiveBytes(arriving)
      : await receive(arriving.body, arriving.length);
    try {
      return await this.#within(target, actor, electionId, false, async (tx) => {
        await target.checkOpen(tx, electionId);
        return keep(tx, upload);
      });
    } finally {
      await upload.close();
    }
  }

  #within<T>(
    target: ListTarget,
    actor: Actor,
    electionId: string,
    readOnly: boolean,
    work: (tx: Transaction) => Promise<T>,
  ): Promise<T> {
    return this.unitOfWork.run({ actor, as: target.role, electionId, readOnly }, work);
  }

  async #readAgain(
    tx: Transaction,
    target: ListTarget,
    current: ListImport,
    changes: Partial<ListImport>,
    actor: Actor,
  ): Promise<ImportView> {
    const { electionId, id } = current;
    await updateImport(tx, target, current, {
      ...changes,
      version: current.version + 1,
      state: 'reading',
      refusal: null,
      progressStage: 'reading',
      progressDone: 0,
      progressTotal: current.rowsInFile ?? 0,
    });
    tx.record({ stream: target.stream, type: target.events.progressed, subject: id });
    tx.afterCommit(() => this.runner.start(target, electionId, id));
    return this.#present(tx, target, await getImport(tx, target, electionId, id), actor);
  }

  /** The import, locked, if a person may decide about it now and saw what it says. */
  async #reviewed(
    tx: Transaction,
    target: ListTarget,
    electionId: string,
    id: string,
    version: number,
  ): Promise<ListImport> {
    const current = await this.#decidable(tx, target, electionId, id);
    if (current.version !== version) throw new Problem('changed-meanwhile');
    return current;
  }

  async #decidable(tx: Transaction, target: ListTarget, electionId: string, id: string): Promise<ListImport> {
    const current = await lockImport(tx, target, electionId, id);
    if (current === null) throw new Problem('not-found');
    checkDecidable(current);
    if (current.state === 'reading') throw new Problem('import-being-read');
    return current;
  }

  /** A person chosen for a row must be free: nobody is two rows of a list. */
  async #checkChosen(
    tx: Transaction,
    target: ListTarget,
    { electionId, id }: ListImport,
    { people }: ChoosePeople,
  ): Promise<void> {
    const wanted = people.filter(({ entryId }) => entryId !== null);
    if (wanted.length === 0) return;
    const found = await tx.one<{ count: number }>(
      `SELECT count(*)::integer AS count FROM jsonb_to_recordset($3::jsonb) AS c (sheet integer, row integer, "entryId" uuid)
         JOIN ${target.tables.matches} m ON m.election_id = $1 AND m.import_id = $2 AND m.sheet = c.sheet AND m.row = c.row
          AND m.entry_id = c."entryId" AND m.how = 'chosen'`,
      [electionId, id, JSON.stringify(wanted)],
    );
    if (found?.count !== wanted.length) throw new Problem('import-person-taken');
  }

  async #present(tx: Transaction, target: ListTarget, found: ListImport, actor: Actor): Promise<ImportView> {
    const { imports, files } = target.tables;
    const before = await tx.one<{ at: Date | null }>(
      `SELECT max(i.finished_at) AS at FROM ${imports} i
        WHERE i.election_id = $1 AND i.id <> $2 AND i.state IN ('applied', 'undoing') AND i.undone_at IS NULL
          AND ARRAY(SELECT sha256 FROM ${files} f WHERE f.election_id = $1 AND f.import_id = i.id ORDER BY position)
            = ARRAY(SELECT sha256 FROM ${files} f WHERE f.election_id = $1 AND f.import_id = $2 ORDER BY position)`,
      [found.electionId, found.id],
    );
    const surroundings = {
      files: await filesOf(tx, target, found),
      appliedBefore: before?.at ?? null,
      reseals: found.state === 'review' && (await target.reseals(tx, found.electionId)),
      now: tx.now,
    };
    return presentImport(found, surroundings, actor.locale);
  }
}

/** From then on nothing is decided about the list itself. */
const BEYOND_REVIEW: ReadonlySet<ImportState> = new Set(['applying', 'applied', 'undoing']);

const SUMMARY = {
  electionId: true,
  id: true,
  kind: true,
  fileName: true,
  state: true,
  uploadedAt: true,
  finishedAt: true,
  people: true,
  added: true,
  changed: true,
  gone: true,
  undoableUntil: true,
  undoneAt: true,
} as const;

class Weighed extends Error {
  report: UndoReport | null = null;
}

interface LeftOutRow {
  readonly sheet: number;
  readonly row: number;
  readonly left_out: keyof typeof REASONS;
  readonly cells: string[];
}

interface KeptLine {
  readonly why: keyof typeof KEPT_BECAUSE;
  readonly employeeNumber: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly middleName: string;
  readonly suffix: string;
  readonly department: string;
  readonly shift: string;
}

function checkDecidable({ state }: ListImport): void {
  if (BEYOND_REVIEW.has(state)) throw new Problem('import-already-applied');
  if (state === 'cancelled') throw new Problem('import-cancelled');
}

function cleanFileName(name: string): string {
  return cleanText(name.replaceAll('\0', '')).slice(0, 255) || 'list';
}
