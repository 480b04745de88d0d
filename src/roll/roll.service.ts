import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ElectionsService } from '../elections/elections.service';
import type { Actor } from '../platform/access';
import { inPages } from '../platform/database/cursor';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work';
import { Problem } from '../platform/problem';
import type { EntryValues } from './checking/entry';
import { describePerson, EMPTY_VALUES } from './checking/people';
import { copyInto, writeLines } from './copy';
import { ImportRunner } from './import-runner.service';
import type { ImportView } from './imports.contract';
import { ImportsService } from './imports.service';
import { ENTRY_FIELDS } from './mapping/fields';
import type { SectionKind } from './mapping/sections';
import {
  GONE_STATES,
  type Facet,
  type FindEntries,
  type GoneCount,
  type RollEntryList,
  type RollEntryView,
  type RollOverview,
  type SealView,
  type VoterView,
} from './roll.contract';
import { presentEntry, presentSeal } from './roll.presenter';
import {
  COUNT_GONE_REASONS,
  COUNT_ROLL,
  countBy,
  countEntries,
  exportEntries,
  findEntries,
  READ_BY_IDS,
  READ_CURRENT,
} from './roll.queries';
import { SealsService } from './seals.service';
import { lockRoll, touchRoll } from './roll-lock';
import { copyText, ENTRY_COLUMNS } from './staging';

/** A person for the fast path; fields that are left away are empty. */
export type NewEntry = Partial<EntryValues> & { readonly familyName: string; readonly section?: SectionKind };

const COPY_ENTRIES = `COPY core.roll_entry (election_id, id, match_key, search_text, sort_text, section, ${ENTRY_COLUMNS.join(', ')}) FROM STDIN`;

/** The roll: everyone who may vote, as the employer or the agent supplied them. */
@Injectable()
export class RollService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly elections: ElectionsService,
    private readonly imports: ImportsService,
    private readonly runner: ImportRunner,
    private readonly seals: SealsService,
  ) {}

  find(actor: Actor, electionId: string, find: FindEntries): Promise<RollEntryList> {
    return this.unitOfWork.read({ actor, as: 'core', electionId }, async (tx) => {
      const page = findEntries(electionId, find);
      const rows = await tx.query<RollEntryView>(page.sql, page.parameters);
      const items = rows.map(presentEntry);
      // The last page says by itself how many there are.
      if (rows.length < find.limit && (rows.length > 0 || find.offset === 0))
        return { items, total: find.offset + rows.length };
      const all = countEntries(electionId, find);
      const count = await tx.one<{ total: number }>(all.sql, all.parameters);
      return { items, total: count?.total ?? 0 };
    });
  }

  /** All that `find` finds, a page at a time, those who vote subject to challenge last. In a transaction of the hall. */
  async *everyone(
    tx: Transaction,
    electionId: string,
    find: Omit<FindEntries, 'offset' | 'limit'>,
  ): AsyncGenerator<RollEntryView[], void, undefined> {
    const { sql, parameters } = exportEntries(electionId, find);
    for await (const rows of inPages<RollEntryView>(tx, sql, parameters)) yield rows.map(presentEntry);
  }

  overview(actor: Actor, electionId: string): Promise<RollOverview> {
    return this.unitOfWork.read({ actor, as: 'core', electionId }, async (tx) => {
      const { phase } = await this.elections.get(tx, electionId);
      const counts = await tx.one<{
        people: number;
        challenge: number;
        gone: number;
        goneUnexplained: number;
      }>(COUNT_ROLL, [electionId]);
      const departments = await tx.query<Facet>(countBy('department'), [electionId]);
      const shifts = await tx.query<Facet>(countBy('shift'), [electionId]);
      const goneReasons = await tx.query<GoneCount>(COUNT_GONE_REASONS, [electionId, GONE_STATES]);
      const seal = await this.seals.inForce(tx, electionId);
      const roll = await tx.one<{ version: number }>('SELECT version FROM core.roll WHERE election_id = $1', [
        electionId,
      ]);
      return {
        people: counts?.people ?? 0,
        challenge: counts?.challenge ?? 0,
        gone: counts?.gone ?? 0,
        goneUnexplained: counts?.goneUnexplained ?? 0,
        goneReasons,
        departments,
        shifts,
        seal: seal === null ? null : presentSeal(seal),
        hasChangedSinceSeal: seal !== null && seal.rollVersion !== roll?.version,
        isOpen: phase === 'setup' || phase === 'voting',
      };
    });
  }

  seal(actor: Actor, electionId: string): Promise<SealView> {
    return this.seals.seal(actor, electionId);
  }

  /** Seals the roll within another use case's transaction, of the hall. */
  sealIn(tx: Transaction, electionId: string): Promise<SealView> {
    return this.seals.sealIn(tx, electionId);
  }

  /** Everyone on the roll, in the order of a list. Any wing's transaction may ask. */
  current(tx: Transaction, electionId: string): Promise<VoterView[]> {
    return tx.query<VoterView>(READ_CURRENT, [electionId]);
  }

  /** In no particular order; ids that are not on this election's roll are left out. */
  byIds(tx: Transaction, electionId: string, ids: readonly string[]): Promise<VoterView[]> {
    return tx.query<VoterView>(READ_BY_IDS, [electionId, ids]);
  }

  async sealInForce(tx: Transaction, electionId: string): Promise<SealView | null> {
    const seal = await this.seals.inForce(tx, electionId);
    return seal === null ? null : presentSeal(seal);
  }

  /** Ids of the voters of the seal in force; empty before the first. */
  async sealedVoters(tx: Transaction, electionId: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT v.entry_id AS id FROM core.roll_seal_voter v
        WHERE v.election_id = $1 AND v.number = (SELECT max(number) FROM core.roll_seal WHERE election_id = $1)`,
      [electionId],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * The whole way of a file in one call, for the command line: staged, read, compared and applied as proposed.
   * With `isDry` it stops before applying and is cancelled. Throws `Problem` for a file that can't be read.
   */
  async applyFile(
    actor: Actor,
    electionId: string,
    file: { readonly name: string; readonly bytes: Buffer },
    isDry = false,
  ): Promise<ImportView> {
    const { id } = await this.imports.stage(
      'hall',
      actor,
      electionId,
      { id: randomUUID(), name: file.name, kind: 'employer' },
      file.bytes,
    );
    await this.runner.finished(id);
    const read = await this.imports.view('hall', actor, electionId, id);
    if (read.state !== 'review' || read.counts === null) {
      throw new Problem((read.refusal?.code as Problem['code'] | undefined) ?? 'file-unreadable');
    }
    const { added, changed, gone } = read.counts;
    if (isDry || added + changed + gone === 0) {
      await this.imports.cancel('hall', actor, electionId, id);
      return read;
    }
    await this.imports.apply('hall', actor, electionId, id, { version: read.version });
    await this.runner.finished(id);
    return this.imports.view('hall', actor, electionId, id);
  }

  /** Puts many people on the roll at once, without an import; their ids, in the same order. For the demo election. */
  async insertEntries(tx: Transaction, electionId: string, people: readonly NewEntry[]): Promise<string[]> {
    const entries = people.map(({ section, ...values }) => {
      const person = describePerson({ ...EMPTY_VALUES, ...values });
      return { id: randomUUID(), section: section ?? 'regular', ...person };
    });
    await lockRoll(tx, electionId);
    await copyInto(
      tx,
      COPY_ENTRIES,
      writeLines(entries, ({ id, section, matchKey, searchText, sortText, values }) =>
        [
          electionId,
          id,
          copyText(matchKey),
          copyText(searchText),
          copyText(sortText),
          section,
          ...ENTRY_FIELDS.map((field) => copyText(values[field])),
        ].join('\t'),
      ),
    );
    await touchRoll(tx, electionId);
    return entries.map(({ id }) => id);
  }
}
