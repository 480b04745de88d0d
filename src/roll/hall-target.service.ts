import { Injectable, type OnModuleInit } from '@nestjs/common';
import { foldForSearch } from '../domain/names';
import { ElectionsService } from '../elections/elections.service';
import type { Transaction } from '../platform/database/unit-of-work';
import { Problem } from '../platform/problem';
import { ListTargets, type ListChange, type ListTarget } from './list-targets.service';
import { takeApartSince } from './merging';
import { lockRoll, touchRoll } from './roll-lock';
import { RollImport } from './roll-import.entity';
import { SealsService } from './seals.service';

/** The roll: where the lists of the employer go. */
@Injectable()
export class HallTarget implements ListTarget, OnModuleInit {
  readonly name = 'hall';
  readonly kinds = ['employer', 'revised', 'challenge'] as const;
  readonly role = 'core';
  readonly stream = 'core';
  readonly events = {
    staged: 'roll.import-staged',
    progressed: 'roll.import-progressed',
    applied: 'roll.import-applied',
    cancelled: 'roll.import-cancelled',
    undone: 'roll.import-undone',
  } as const;
  readonly imports = RollImport;
  readonly tables = {
    imports: 'core.roll_import',
    files: 'core.roll_import_file',
    parts: 'core.roll_import_file_part',
    rows: 'core.roll_import_row',
    matches: 'core.roll_import_match',
    entries: 'core.roll_entry',
    changes: 'core.roll_change',
    kept: 'core.roll_undo_kept',
    mappings: 'core.roll_mapping',
    edits: 'core.roll_edit',
    merges: 'core.roll_merge',
  };
  readonly extraColumns = [] as const;
  readonly tellsGone = true;

  constructor(
    private readonly targets: ListTargets,
    private readonly elections: ElectionsService,
    private readonly seals: SealsService,
  ) {}

  onModuleInit(): void {
    this.targets.register(this);
  }

  async memoryKey(tx: Transaction, electionId: string): Promise<string> {
    const { employer } = await this.elections.get(tx, electionId);
    return foldForSearch(employer) || 'employer';
  }

  /** The list may be revised until the envelopes are checked. */
  async checkOpen(tx: Transaction, electionId: string): Promise<void> {
    const { phase } = await this.elections.shared(tx, electionId);
    if (phase !== 'setup' && phase !== 'voting') throw new Problem('roll-fixed');
  }

  lock(tx: Transaction, electionId: string): Promise<{ version: number }> {
    return lockRoll(tx, electionId);
  }

  touch(tx: Transaction, electionId: string): Promise<void> {
    return touchRoll(tx, electionId);
  }

  async reseals(tx: Transaction, electionId: string): Promise<boolean> {
    return (await this.seals.inForce(tx, electionId)) !== null;
  }

  /** Once sealed, a changed roll is a revised roll: its seal supersedes the one in force. */
  async afterChange(tx: Transaction, { electionId, by }: ListChange): Promise<void> {
    if (await this.reseals(tx, electionId)) await this.seals.sealIn(tx, electionId, by);
  }

  takeApart(tx: Transaction, { electionId, importId, by }: Omit<ListChange, 'kind'>): Promise<number> {
    return takeApartSince(tx, electionId, importId, by);
  }
}
