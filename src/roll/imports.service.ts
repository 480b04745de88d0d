import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ElectionsService } from '../elections/elections.service';
import type { Actor } from '../platform/access';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work';
import { Problem } from '../platform/problem';
import { cleanText } from './checking/values';
import { compareAgain, ImportRunner, lockImport, lockRoll } from './import-runner.service';
import type {
  ChooseMapping,
  FindImportRows,
  ImportList,
  ImportRowList,
  ImportView,
  StageImport,
} from './imports.contract';
import { presentImport, presentRow, presentSummary } from './imports.presenter';
import { showRows, type ShownRow } from './imports.queries';
import { LIMITS } from './reading/limits';
import { RollImport } from './roll-import.entity';

/** Imports of the employer's list: staged, read, mapped, compared, and then applied in one step or not at all. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly elections: ElectionsService,
    private readonly runner: ImportRunner,
  ) {}

  /** Keeps the file and begins to read it. The same id with the same bytes answers with the import again. */
  stage(actor: Actor, electionId: string, { id, name }: StageImport, bytes: Buffer): Promise<ImportView> {
    if (bytes.length === 0) throw new Problem('file-empty');
    if (bytes.length > LIMITS.fileBytes) throw new Problem('too-large', { limit: '50 MB' });
    const sha256 = createHash('sha256').update(bytes).digest();
    return this.unitOfWork.run({ actor, as: 'core', electionId }, async (tx) => {
      const existing = await tx.manager.findOneBy(RollImport, { electionId, id });
      if (existing !== null) {
        if (!existing.fileSha256.equals(sha256)) throw new Problem('same-id-other-content');
        return this.#present(tx, existing, actor);
      }
      await this.#checkPhase(tx, electionId);
      await tx.manager.insert(RollImport, {
        electionId,
        id,
        fileName: cleanText(name.replaceAll('\0', '')) || 'list',
        fileSize: bytes.length,
        fileSha256: sha256,
        uploadedBy: actor.accountId,
        uploadedAt: tx.now,
      });
      await tx.query(
        'INSERT INTO core.roll_import_file (election_id, import_id, bytes) VALUES ($1, $2, $3)',
        [electionId, id, bytes],
      );
      tx.record({ stream: 'core', type: 'roll.import-staged', subject: id });
      tx.afterCommit(() => this.runner.start(electionId, id));
      return this.#present(tx, await this.#get(tx, electionId, id), actor);
    });
  }

  list(actor: Actor, electionId: string): Promise<ImportList> {
    return this.unitOfWork.read({ actor, as: 'core', electionId }, async (tx) => {
      const found = await tx.manager.find(RollImport, {
        select: {
          electionId: true,
          id: true,
          fileName: true,
          state: true,
          uploadedAt: true,
          finishedAt: true,
          people: true,
          added: true,
          changed: true,
          gone: true,
        },
        where: { electionId },
        order: { uploadedAt: 'DESC' },
        take: 200,
      });
      const items = found.map(presentSummary);
      return { items, total: items.length };
    });
  }

  view(actor: Actor, electionId: string, id: string): Promise<ImportView> {
    return this.unitOfWork.read({ actor, as: 'core', electionId }, async (tx) =>
      this.#present(tx, await this.#get(tx, electionId, id), actor),
    );
  }

  /** Why the file was refused; null when it was not. */
  refusal(actor: Actor, electionId: string, id: string): Promise<Problem | null> {
    return this.unitOfWork.read({ actor, as: 'core', electionId }, async (tx) => {
      const { refusal } = await this.#get(tx, electionId, id);
      return refusal === null ? null : new Problem(refusal.code, refusal.parameters);
    });
  }

  rows(actor: Actor, electionId: string, id: string, find: FindImportRows): Promise<ImportRowList> {
    return this.unitOfWork.read({ actor, as: 'core', electionId }, async (tx) => {
      await this.#get(tx, electionId, id);
      const rows = await tx.query<ShownRow>(showRows(find.show), [
        electionId,
        id,
        find.code,
        find.offset,
        find.limit,
      ]);
      return { items: rows.map(presentRow), total: rows[0]?.total ?? 0 };
    });
  }

  /** Reads the file anew with a person's choices. Nothing of the roll changes. */
  choose(actor: Actor, electionId: string, id: string, input: ChooseMapping): Promise<ImportView> {
    return this.unitOfWork.run({ actor, as: 'core', electionId }, async (tx) => {
      const current = await this.#reviewed(tx, electionId, id, input.version);
      checkChoices(current, input);
      const choices = {
        sheets: input.sheets.map(({ sheet, isUsed, kind, headerRow, fields }) => ({
          sheet,
          isUsed,
          kind,
          headerRow,
          fields,
        })),
        kept: input.kept.map(({ sheet, row }) => ({ sheet, row })),
      };
      const changed = {
        choices,
        version: current.version + 1,
        state: 'reading' as const,
        refusal: null,
        progressStage: 'reading' as const,
        progressDone: 0,
        progressTotal: current.rowsInFile ?? 0,
      };
      await tx.manager.update(RollImport, { electionId, id }, changed);
      tx.record({ stream: 'core', type: 'roll.import-progressed', subject: id });
      tx.afterCommit(() => this.runner.start(electionId, id));
      return this.#present(tx, await this.#get(tx, electionId, id), actor);
    });
  }

  /** One of two browsers wins; the other learns it. A roll that changed since is compared again first. */
  async apply(actor: Actor, electionId: string, id: string, version: number): Promise<ImportView> {
    const view = await this.unitOfWork.run({ actor, as: 'core', electionId }, async (tx) => {
      // Lost in a power cut, the import waits for its person again.
      await tx.query('SET LOCAL synchronous_commit = off');
      await this.#checkPhase(tx, electionId);
      const roll = await lockRoll(tx, electionId);
      const current = await this.#reviewed(tx, electionId, id, version);
      if (current.refusal !== null) throw new Problem(current.refusal.code, current.refusal.parameters);
      if (current.comparedWith !== roll.version) {
        await compareAgain(tx, current, roll.version);
        tx.record({ stream: 'core', type: 'roll.import-progressed', subject: id });
        return null;
      }
      if (current.people === 0) throw new Problem('list-without-people');
      if (current.added === 0 && current.changed === 0 && current.gone === 0)
        throw new Problem('import-changes-nothing');
      await tx.manager.update(
        RollImport,
        { electionId, id },
        {
          state: 'applying',
          progressStage: 'applying',
          progressDone: 0,
          progressTotal: current.people ?? 0,
          finishedBy: actor.accountId,
        },
      );
      tx.record({ stream: 'core', type: 'roll.import-progressed', subject: id });
      tx.afterCommit(() => this.runner.start(electionId, id));
      return this.#present(tx, await this.#get(tx, electionId, id), actor);
    });
    if (view === null) throw new Problem('roll-changed-meanwhile');
    return view;
  }

  /** Nothing of the roll has changed, and nothing will. */
  cancel(actor: Actor, electionId: string, id: string): Promise<ImportView> {
    return this.unitOfWork.run({ actor, as: 'core', electionId }, async (tx) => {
      const current = await lockImport(tx, electionId, id);
      if (current === null) throw new Problem('not-found');
      if (current.state === 'applied' || current.state === 'applying')
        throw new Problem('import-already-applied');
      if (current.state !== 'cancelled') {
        const cancelled = {
          state: 'cancelled' as const,
          refusal: null,
          finishedAt: tx.now,
          finishedBy: actor.accountId,
        };
        await tx.manager.update(RollImport, { electionId, id }, cancelled);
        tx.record({ stream: 'core', type: 'roll.import-cancelled', subject: id });
      }
      return this.#present(tx, await this.#get(tx, electionId, id), actor);
    });
  }

  async #get(tx: Transaction, electionId: string, id: string): Promise<RollImport> {
    const found = await tx.manager.findOneBy(RollImport, { electionId, id });
    if (found === null) throw new Problem('not-found');
    return found;
  }

  /** The import, locked, if a person may decide about it now and saw what it says. */
  async #reviewed(tx: Transaction, electionId: string, id: string, version: number): Promise<RollImport> {
    const current = await lockImport(tx, electionId, id);
    if (current === null) throw new Problem('not-found');
    if (current.state === 'applied' || current.state === 'applying')
      throw new Problem('import-already-applied');
    if (current.state === 'cancelled') throw new Problem('import-cancelled');
    if (current.state === 'reading') throw new Problem('import-being-read');
    if (current.version !== version) throw new Problem('changed-meanwhile');
    return current;
  }

  /** The list may be revised until the envelopes are checked. */
  async #checkPhase(tx: Transaction, electionId: string): Promise<void> {
    const { phase } = await this.elections.shared(tx, electionId);
    if (phase !== 'setup' && phase !== 'voting') throw new Problem('roll-fixed');
  }

  async #present(tx: Transaction, found: RollImport, actor: Actor): Promise<ImportView> {
    const before = await tx.one<{ at: Date | null }>(
      `SELECT max(finished_at) AS at FROM core.roll_import
        WHERE election_id = $1 AND id <> $2 AND file_sha256 = $3 AND state = 'applied'`,
      [found.electionId, found.id, found.fileSha256],
    );
    return presentImport(found, before?.at ?? null, actor.locale);
  }
}

/** What can be known without the file: its sheets, their first rows, their columns. */
function checkChoices({ reading }: RollImport, { sheets }: ChooseMapping): void {
  if (reading === null) throw new Problem('import-no-such-column');
  for (const choice of sheets) {
    const known = reading.sheets.find(({ sheet }) => sheet === choice.sheet);
    if (known === undefined) throw new Problem('import-no-such-column');
    if (!choice.isUsed) continue;
    const heading = known.top.find(({ row }) => row === choice.headerRow);
    if (heading === undefined && choice.headerRow !== known.headerRow)
      throw new Problem('import-no-such-column');
    if (choice.fields === null) continue;
    const width = Math.max(known.columns.length, ...known.top.map(({ cells }) => cells.length));
    if (choice.fields.length > width) throw new Problem('import-no-such-column');
    const fields = choice.fields.filter((field) => field !== null);
    if (new Set(fields).size < fields.length) throw new Problem('import-field-twice');
    if (!fields.includes('familyName') && !fields.includes('fullName'))
      throw new Problem('import-needs-name-column');
  }
  if (new Set(sheets.map(({ sheet }) => sheet)).size < sheets.length)
    throw new Problem('import-no-such-column');
}
