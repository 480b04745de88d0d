import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '../../platform/database/unit-of-work';
import { ListTargets, type ListChange, type ListTarget } from '../../roll/list-targets.service';
import { UnionListImport } from './list-import.entity';
import { ListPeopleService } from './list-people.service';
import { COUNT_UP, LOCK_LISTS } from './lists.queries';

/** The union's own working list: the hall's pipeline, in this wing's tables and under this wing's role. */
@Injectable()
export class UnionTarget implements ListTarget, OnModuleInit {
  readonly name = 'union';
  readonly kinds = ['union'] as const;
  readonly role = 'campaign';
  readonly stream = 'campaign';
  readonly events = {
    staged: 'list.staged',
    progressed: 'list.progressed',
    applied: 'list.applied',
    cancelled: 'list.cancelled',
    undone: 'list.undone',
  } as const;
  readonly imports = UnionListImport;
  readonly tables = {
    imports: 'campaign.list_import',
    files: 'campaign.list_file',
    parts: 'campaign.list_file_part',
    rows: 'campaign.list_row',
    matches: 'campaign.list_match',
    entries: 'campaign.list_entry',
    changes: 'campaign.list_change',
    kept: 'campaign.list_kept',
    mappings: 'campaign.list_mapping',
    edits: 'campaign.list_work',
    merges: null,
  };
  readonly extraColumns = ['union_values'];
  /** A working list names whom the union works with; it says nothing about anybody else. */
  readonly tellsGone = false;

  constructor(
    private readonly targets: ListTargets,
    private readonly people: ListPeopleService,
  ) {}

  onModuleInit(): void {
    this.targets.register(this);
  }

  /** Headings and spellings of one campaign are no other campaign's to know. */
  memoryKey(_tx: Transaction, electionId: string): Promise<string> {
    return Promise.resolve(electionId);
  }

  /** A union may work with its list at any time. */
  checkOpen(): Promise<void> {
    return Promise.resolve();
  }

  async lock(tx: Transaction, electionId: string): Promise<{ readonly version: number }> {
    const lists = await tx.one<{ version: number }>(LOCK_LISTS, [electionId]);
    if (lists === null) throw new Error('the lists of the election are not there');
    return lists;
  }

  async touch(tx: Transaction, electionId: string): Promise<void> {
    await tx.query(COUNT_UP, [electionId]);
  }

  reseals(): Promise<boolean> {
    return Promise.resolve(false);
  }

  async afterChange(tx: Transaction, { electionId, importId, kind, by }: ListChange): Promise<void> {
    if (kind === 'undone') await this.people.undo(tx, electionId, importId);
    else await this.people.apply(tx, electionId, importId, memberOf(by));
  }

  takeApart(tx: Transaction, { electionId, importId, by }: Omit<ListChange, 'kind'>): Promise<number> {
    return this.people.takeApart(tx, electionId, importId, memberOf(by));
  }
}

/** Lists are applied and undone by a lead, never by the product itself. */
function memberOf(accountId: string | null): string {
  if (accountId === null) throw new TypeError('a list is applied by a lead');
  return accountId;
}
