import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { NOBODY } from '../platform/access';
import { UnitOfWork, type Scope, type Transaction } from '../platform/database/unit-of-work';
import { copyInto } from './copy';
import { ADD_ENTRIES, CHANGE_ENTRIES, COMPARE, MARK_GONE, type Comparison } from './imports.queries';
import { PreparerService, type Prepared } from './preparer.service';
import { Refusal } from './reading/refusal';
import { RollImport, type ProgressStage } from './roll-import.entity';
import { STAGE_ROWS } from './staging';

const REPORT_EVERY_MS = 400;
/** Rows of one statement while applying; between two of them progress is told. */
const APPLIED_AT_ONCE = 20_000;

/**
 * The work of an import that a request does not wait for: reading the file and applying it. Its state stands in the
 * database, so a server that starts takes up what another left; each part is one transaction, done or not done.
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
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const unfinished = await this.unitOfWork.read({ actor: NOBODY, as: 'core' }, (tx) =>
      tx.query<{ election_id: string; id: string }>(
        `SELECT election_id, id FROM core.roll_import WHERE state IN ('reading', 'applying') ORDER BY uploaded_at`,
      ),
    );
    for (const { election_id: electionId, id } of unfinished) this.start(electionId, id);
  }

  /** Reading is given up and taken up at the next start; a transaction under way is let through. */
  async beforeApplicationShutdown(): Promise<void> {
    this.#isStopping = true;
    await this.preparer.stop();
    await Promise.allSettled(this.#running);
  }

  /** Takes up whatever the import's state asks for; does not wait. */
  start(electionId: string, importId: string): void {
    if (this.#isStopping) return;
    const work = this.run(electionId, importId)
      .catch((error: unknown) => {
        // Left in its state, it is taken up again at the next start.
        if (this.#isStopping) return;
        this.#log.error(
          `import ${importId}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
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

  async run(electionId: string, importId: string): Promise<void> {
    const found = await this.unitOfWork.read(scopeOf(electionId), (tx) =>
      tx.manager.findOneBy(RollImport, { electionId, id: importId }),
    );
    if (found?.state === 'reading') await this.#read(found);
    else if (found?.state === 'applying') await this.#apply(found);
  }

  async #read({ electionId, id, version, choices }: RollImport): Promise<void> {
    const file = await this.unitOfWork.read(scopeOf(electionId), (tx) =>
      tx.one<{ bytes: Buffer }>(
        'SELECT bytes FROM core.roll_import_file WHERE election_id = $1 AND import_id = $2',
        [electionId, id],
      ),
    );
    if (file === null) throw new Error('the file of the import is not there');
    const report = this.#reporter(electionId, id);
    let prepared: Prepared | Refusal;
    try {
      const task = { bytes: new Uint8Array(file.bytes), choices, electionId, importId: id };
      prepared = await this.preparer.prepare(task, (rows) => report('reading', rows, 0));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      prepared = error;
    }
    await this.unitOfWork.run(scopeOf(electionId), async (tx) => {
      // Lost in a power cut, the file is read again.
      await tx.query('SET LOCAL synchronous_commit = off');
      const current = await lockImport(tx, electionId, id);
      // Cancelled, chosen otherwise, or read by another server meanwhile.
      if (current?.state !== 'reading' || current.version !== version) return;
      if (prepared instanceof Refusal) await refuse(tx, current, prepared);
      else await stage(tx, current, prepared);
      tx.record({ stream: 'core', type: 'roll.import-progressed', subject: id });
    });
  }

  async #apply({ electionId, id }: RollImport): Promise<void> {
    const report = this.#reporter(electionId, id);
    await this.unitOfWork.run(scopeOf(electionId), async (tx) => {
      const roll = await lockRoll(tx, electionId);
      const current = await tx.manager.findOneBy(RollImport, { electionId, id });
      if (current?.state !== 'applying' || current.people === null) return;
      if (current.comparedWith !== roll.version) {
        await compareAgain(tx, current, roll.version);
        tx.record({ stream: 'core', type: 'roll.import-progressed', subject: id });
        return;
      }
      await joinByHash(tx);
      let done = 0;
      for (const { sheet, first, last } of await spansOf(tx, electionId, id)) {
        for (let from = first; from <= last; from += APPLIED_AT_ONCE) {
          const to = Math.min(last, from + APPLIED_AT_ONCE - 1);
          const span = [electionId, id, sheet, from, to];
          if (roll.version > 0) await tx.query(CHANGE_ENTRIES, span);
          await tx.query(ADD_ENTRIES, span);
          done = Math.min(current.people, done + to - from + 1);
          report('applying', done, current.people);
        }
      }
      // The rows just added are unknown to the planner's statistics: a loop within a loop would take minutes.
      await tx.query('SET LOCAL enable_nestloop = off');
      if (roll.version > 0) await tx.query(MARK_GONE, [electionId, id]);
      await tx.query('UPDATE core.roll SET version = version + 1 WHERE election_id = $1', [electionId]);
      await tx.manager.update(RollImport, { electionId, id }, { state: 'applied', finishedAt: tx.now });
      const { added, changed, gone } = current;
      tx.record({ stream: 'core', type: 'roll.import-applied', subject: id, data: { added, changed, gone } });
    });
  }

  /** Tells how far the work is, now and then, in transactions of its own; the work itself does not wait for them. */
  #reporter(electionId: string, id: string): (stage: ProgressStage, done: number, total: number) => void {
    let last = performance.now();
    let isBusy = false;
    return (stage, done, total) => {
      if (isBusy || performance.now() - last < REPORT_EVERY_MS) return;
      isBusy = true;
      last = performance.now();
      const work = this.unitOfWork
        .run(scopeOf(electionId), async (tx) => {
          await tx.query(
            `UPDATE core.roll_import SET progress_stage = $3, progress_done = $4, progress_total = $5
              WHERE election_id = $1 AND id = $2 AND state IN ('reading', 'applying')`,
            [electionId, id, stage, done, total],
          );
          tx.record({ stream: 'core', type: 'roll.import-progressed', subject: id, data: { done, total } });
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

function scopeOf(electionId: string): Scope {
  return { actor: NOBODY, as: 'core', electionId };
}

export function lockImport(tx: Transaction, electionId: string, id: string): Promise<RollImport | null> {
  return tx.manager.findOne(RollImport, { where: { electionId, id }, lock: { mode: 'pessimistic_write' } });
}

/** The roll of an election, locked: it changes under this lock only, and a comparison is made while it stands still. */
export async function lockRoll(tx: Transaction, electionId: string): Promise<{ version: number }> {
  await tx.query('INSERT INTO core.roll (election_id) VALUES ($1) ON CONFLICT DO NOTHING', [electionId]);
  const roll = await tx.one<{ version: number }>(
    'SELECT version FROM core.roll WHERE election_id = $1 FOR UPDATE',
    [electionId],
  );
  if (roll === null) throw new Error('the roll is not there');
  return roll;
}

export async function compare(tx: Transaction, electionId: string, id: string): Promise<Comparison> {
  await joinByHash(tx);
  const comparison = await tx.one<Comparison>(COMPARE, [electionId, id]);
  if (comparison === null) throw new Error('a comparison has one row');
  return comparison;
}

/**
 * Rows that were staged a moment ago have no statistics yet: the planner takes the tables for empty, and a loop over
 * them for cheap, which grows with the square of the list.
 */
async function joinByHash(tx: Transaction): Promise<void> {
  await tx.query('SET LOCAL enable_nestloop = off');
}

/** Back to the review with new numbers: someone should look at them before they are applied. */
export async function compareAgain(tx: Transaction, current: RollImport, rollVersion: number): Promise<void> {
  const { electionId, id } = current;
  const comparison = await compare(tx, electionId, id);
  await tx.manager.update(
    RollImport,
    { electionId, id },
    { ...comparison, state: 'review', comparedWith: rollVersion },
  );
}

async function refuse(
  tx: Transaction,
  { electionId, id }: RollImport,
  { code, parameters }: Refusal,
): Promise<void> {
  await tx.manager.update(
    RollImport,
    { electionId, id },
    { state: 'refused', refusal: { code, parameters } },
  );
}

async function stage(
  tx: Transaction,
  { electionId, id, version }: RollImport,
  prepared: Prepared,
): Promise<void> {
  const { reading, staged } = prepared;
  if (version > 1) {
    await tx.query('DELETE FROM core.roll_import_row WHERE election_id = $1 AND import_id = $2', [
      electionId,
      id,
    ]);
  }
  await copyInto(tx, STAGE_ROWS, staged);
  const roll = await lockRoll(tx, electionId);
  const comparison = await compare(tx, electionId, id);
  const rowsInFile = reading.sheets.reduce((sum, { rows }) => sum + rows, 0);
  await tx.query(
    `UPDATE core.roll_import SET state = 'review', refusal = NULL, reading = $3::jsonb, rows_in_file = $4, people = $5,
        added = $6, changed = $7, same = $8, gone = $9, compared_with = $10
      WHERE election_id = $1 AND id = $2`,
    [
      electionId,
      id,
      JSON.stringify(reading),
      rowsInFile,
      reading.people,
      comparison.added,
      comparison.changed,
      comparison.same,
      comparison.gone,
      roll.version,
    ],
  );
}

function spansOf(
  tx: Transaction,
  electionId: string,
  id: string,
): Promise<{ sheet: number; first: number; last: number }[]> {
  return tx.query(
    `SELECT sheet, min(row) AS first, max(row) AS last FROM core.roll_import_row
      WHERE election_id = $1 AND import_id = $2 AND left_out IS NULL GROUP BY sheet ORDER BY sheet`,
    [electionId, id],
  );
}
