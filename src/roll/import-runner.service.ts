import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { NOBODY } from '../platform/access';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work';
import { Problem } from '../platform/problem';
import { applyList } from './applying';
import { compareList } from './comparing';
import { copyInto } from './copy';
import { filesOf, findImport, lockImport, readBytes, scopeOf, updateImport } from './import-store';
import type { ListImport, ProgressStage } from './list-import.contract';
import { ListTargets, type ListTarget } from './list-targets.service';
import { recallMapping } from './memory';
import { PreparerService, type ReadingTask, type ReadingUnderWay } from './preparer.service';
import { Refusal } from './reading/refusal';
import { stageRows } from './staging';
import { undoList } from './undoing';

const REPORT_EVERY_MS = 400;

/**
 * The work of an import that a request does not wait for: reading the files, applying the list, undoing it. Its state stands in
 * the database, so a server that starts takes up what another left; each part is one transaction, done or not done.
 */
@Injectable()
export class ImportRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger(ImportRunner.name);
  readonly #running = new Set<Promise<void>>();
  readonly #byImport = new Map<string, Promise<void>>();
  #isStopping = false;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly preparer: PreparerService,
    private readonly targets: ListTargets,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    for (const target of this.targets.all()) {
      const unfinished = await this.unitOfWork.read({ actor: NOBODY, as: target.role }, (tx) =>
        tx.query<{ election_id: string; id: string }>(
          `SELECT election_id, id FROM ${target.tables.imports} WHERE state IN ('reading', 'applying', 'undoing') ORDER BY uploaded_at`,
        ),
      );
      for (const { election_id: electionId, id } of unfinished) this.start(target, electionId, id);
    }
  }

  /** Reading is given up and taken up at the next start; a transaction under way is let through. */
  async beforeApplicationShutdown(): Promise<void> {
    this.#isStopping = true;
    await this.preparer.stop();
    await Promise.allSettled(this.#running);
  }

  /** Takes up whatever the import's state asks for; does not wait. */
  start(target: ListTarget, electionId: string, importId: string): void {
    if (this.#isStopping) return;
    const work = this.run(target, electionId, importId)
      .catch(async (error: unknown) => {
        // Left in its state, it is taken up again at the next start.
        if (this.#isStopping) return;
        // The roll was fixed between the press of the button and the work: nothing of it may happen any more.
        if (error instanceof Problem) this.#log.warn(`import ${importId}: ${error.code}`);
        else
          this.#log.error(
            `import ${importId}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
          );
        await this.#giveBack(target, electionId, importId).catch((again: unknown) =>
          this.#log.error(`import ${importId}: ${String(again)}`),
        );
      })
      .finally(() => {
        this.#running.delete(work);
        if (this.#byImport.get(importId) === work) this.#byImport.delete(importId);
      });
    this.#running.add(work);
    this.#byImport.set(importId, work);
  }

  /** Resolves when the work begun here for an import is done, or has failed. */
  async finished(importId: string): Promise<void> {
    await this.#byImport.get(importId);
  }

  async run(target: ListTarget, electionId: string, importId: string): Promise<void> {
    const found = await this.unitOfWork.read(scopeOf(target, electionId), (tx) =>
      findImport(tx, target, electionId, importId),
    );
    if (found?.state === 'reading') await this.#read(target, found);
    else if (found?.state === 'applying') await this.#apply(target, found);
    else if (found?.state === 'undoing') await this.#undo(target, found);
  }

  async #read(target: ListTarget, found: ListImport): Promise<void> {
    const { electionId, id } = found;
    const report = this.#reporter(target, electionId, id);
    try {
      await this.preparer.prepare(
        () => this.#taskOf(target, found),
        (rows) => report('reading', rows, found.rowsInFile ?? 0),
        (underWay) => this.#stage(target, found, underWay),
      );
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await this.unitOfWork.run(scopeOf(target, electionId), async (tx) => {
        const current = await lockImport(tx, target, electionId, id);
        if (!isStillRead(current, found)) return;
        const { code, parameters } = error;
        await updateImport(tx, target, found, { state: 'refused', refusal: { code, parameters } });
        tx.record({ stream: target.stream, type: target.events.progressed, subject: id });
      });
    }
  }

  #taskOf(target: ListTarget, found: ListImport): Promise<ReadingTask> {
    const { electionId, id, kind, choices } = found;
    return this.unitOfWork.read(scopeOf(target, electionId), async (tx) => {
      const files = [];
      for (const file of await filesOf(tx, target, found)) {
        files.push({ name: file.name, bytes: await readBytes(tx, target, found, file) });
      }
      const memory = await recallMapping(tx, target, electionId);
      return { files, kind, choices, memory, electionId, importId: id };
    });
  }

  /** Rows go into the database while the thread still reads; all of them together with the comparison, or none. */
  async #stage(target: ListTarget, found: ListImport, { pieces, reading }: ReadingUnderWay): Promise<void> {
    const { electionId, id } = found;
    let isBegun = false;
    await this.unitOfWork
      .run(scopeOf(target, electionId), async (tx) => {
        // The pieces are there once: a transaction run again would find none.
        if (isBegun) throw new Error('the rows of the import were taken and lost');
        isBegun = true;
        // Lost in a power cut, the files are read again.
        await tx.query('SET LOCAL synchronous_commit = off');
        // One server at a time reads an import; another that started meanwhile finds it read.
        await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7466))', [id]);
        if (!isStillRead(await findImport(tx, target, electionId, id), found)) return;
        if (found.version > 1) {
          await tx.query(`DELETE FROM ${target.tables.rows} WHERE election_id = $1 AND import_id = $2`, [
            electionId,
            id,
          ]);
        }
        await copyInto(tx, stageRows(target.tables.rows, found.kind), pieces);
        const read = await reading;
        const reviewed = {
          reading: read,
          rowsInFile: read.rows,
          people: read.people,
          state: 'review' as const,
          refusal: null,
        };
        const staged: ListImport = Object.assign({}, found, reviewed);
        const { version } = await target.lock(tx, electionId);
        const comparison = await compareList(tx, target, staged);
        // Cancelled meanwhile.
        if (!isStillRead(await lockImport(tx, target, electionId, id), found)) throw new Superseded();
        await updateImport(tx, target, staged, {
          ...reviewed,
          ...comparison,
          comparedWith: version,
        });
        tx.record({ stream: target.stream, type: target.events.progressed, subject: id });
      })
      .catch((error: unknown) => {
        if (!(error instanceof Superseded)) throw error;
      });
  }

  async #apply(target: ListTarget, { electionId, id }: ListImport): Promise<void> {
    const report = this.#reporter(target, electionId, id);
    await this.unitOfWork.run(scopeOf(target, electionId), async (tx) => {
      await target.checkOpen(tx, electionId);
      const { version } = await target.lock(tx, electionId);
      const current = await findImport(tx, target, electionId, id);
      if (current?.state !== 'applying' || current.people === null) return;
      if (current.comparedWith !== version) {
        await compareAgain(tx, target, current, version);
        tx.record({ stream: target.stream, type: target.events.progressed, subject: id });
        return;
      }
      await applyList(tx, target, current, (done) => report('applying', done, current.people ?? 0));
    });
  }

  /** All of it or nothing: a server that dies in the middle has undone nothing, and the next start begins again. */
  async #undo(target: ListTarget, { electionId, id }: ListImport): Promise<void> {
    const report = this.#reporter(target, electionId, id);
    await this.unitOfWork.run(scopeOf(target, electionId), async (tx) => {
      await target.checkOpen(tx, electionId);
      await target.lock(tx, electionId);
      const current = await findImport(tx, target, electionId, id);
      if (current?.state !== 'undoing') return;
      await undoList(tx, target, current, current.undoneBy, (done, total) => report('undoing', done, total));
    });
  }

  /** What failed for no fault of the list's goes back to its person instead of keeping them waiting. */
  async #giveBack(target: ListTarget, electionId: string, id: string): Promise<void> {
    await this.unitOfWork.run(scopeOf(target, electionId), async (tx) => {
      await target.lock(tx, electionId);
      const current = await lockImport(tx, target, electionId, id);
      if (current?.state === 'applying')
        await updateImport(tx, target, current, { state: 'review', finishedBy: null });
      else if (current?.state === 'undoing')
        await updateImport(tx, target, current, { state: 'applied', undoAskedAt: null, undoneBy: null });
      else if (current?.state === 'reading')
        await updateImport(tx, target, current, {
          state: 'refused',
          refusal: { code: 'import-failed', parameters: {} },
        });
      else return;
      tx.record({ stream: target.stream, type: target.events.progressed, subject: id });
    });
  }

  /** Tells how far the work is, now and then, in transactions of its own; the work itself does not wait for them. */
  #reporter(
    target: ListTarget,
    electionId: string,
    id: string,
  ): (stage: ProgressStage, done: number, total: number) => void {
    let last = performance.now();
    let isBusy = false;
    return (stage, done, total) => {
      if (isBusy || performance.now() - last < REPORT_EVERY_MS) return;
      isBusy = true;
      last = performance.now();
      const work = this.unitOfWork
        .run(scopeOf(target, electionId), async (tx) => {
          await tx.query(
            `UPDATE ${target.tables.imports} SET progress_stage = $3, progress_done = $4, progress_total = $5
              WHERE election_id = $1 AND id = $2 AND state IN ('reading', 'applying', 'undoing')`,
            [electionId, id, stage, done, total],
          );
          tx.record({
            stream: target.stream,
            type: target.events.progressed,
            subject: id,
            data: { done, total },
          });
        })
        .catch((error: unknown) => this.#log.warn(`progress of import ${id}: ${String(error)}`))
        .finally(() => {
          isBusy = false;
          this.#running.delete(work);
        });
      this.#running.add(work);
    };
  }
}

class Superseded extends Error {}

/** Not cancelled, chosen otherwise, or read by another server meanwhile. */
function isStillRead(current: ListImport | null, found: ListImport): boolean {
  return current?.state === 'reading' && current.version === found.version;
}

/** Back to the review with new numbers: someone should look at them before they are applied. */
export async function compareAgain(
  tx: Transaction,
  target: ListTarget,
  current: ListImport,
  version: number,
): Promise<void> {
  const comparison = await compareList(tx, target, current);
  await updateImport(tx, target, current, { ...comparison, state: 'review', comparedWith: version });
}
