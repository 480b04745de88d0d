import { Injectable } from '@nestjs/common';
import type { EntityTarget } from 'typeorm';
import type { EventType } from '../domain/events';
import type { Transaction, DatabaseRole } from '../platform/database/unit-of-work';
import type { ListKind } from './choices';
import type { ListImport } from './list-import.contract';

/**
 * Where a list goes. One pipeline (upload, read, map, mend, compare, decide about people, apply, undo) serves the hall
 * and the campaign wing; a target says which tables it works in, under which database role, and what happens around it.
 *
 * To add one: tables of the same shape in a schema of its own (`CREATE TABLE campaign.union_import (LIKE core.roll_import
 * INCLUDING ALL)`, likewise the others of `ListTables`, each with its own foreign keys, triggers and grants, and its own
 * check of the kind; `extraColumns` are added to the tables of rows and of entries alike), an entity `extends ListImport`, an object of this
 * interface, and `targets.register(it)` in `onModuleInit`. Its routes call `ImportsService` with the target's name, under
 * the rights of their own wing. The runner finds unfinished work of every registered target when the server starts.
 *
 * All statements run in a transaction of `role`; nothing here joins two schemas.
 */
export interface ListTarget {
  readonly name: TargetName;
  /** The kinds of list that go here, the usual one first. */
  readonly kinds: readonly ListKind[];
  readonly role: DatabaseRole;
  readonly stream: 'core' | 'campaign';
  readonly events: Readonly<Record<ListEvent, EventType<'core' | 'campaign'>>>;
  readonly imports: EntityTarget<ListImport>;
  readonly tables: ListTables;
  /** Columns beyond those of the fields, in the tables of rows and of entries alike, taken as they come: `union_values`. */
  readonly extraColumns: readonly string[];
  /** Whether a list says something about those it does not name: they are gone. */
  readonly tellsGone: boolean;

  /** Under which name headings and spellings are remembered: the employer's, folded; a party's own with its party. */
  memoryKey(tx: Transaction, electionId: string): Promise<string>;
  /** Throws the problem that says why nothing may change now. */
  checkOpen(tx: Transaction, electionId: string): Promise<void>;
  /** Locks what the lists of the election are applied to: it changes under this lock only. Its version counts changes. */
  lock(tx: Transaction, electionId: string): Promise<{ readonly version: number }>;
  /** One more version. */
  touch(tx: Transaction, electionId: string): Promise<void>;
  /** Whether applying also publishes a new seal. */
  reseals(tx: Transaction, electionId: string): Promise<boolean>;
  /** In the same transaction, after the entries have changed: a new seal; people and their links. */
  afterChange(tx: Transaction, change: ListChange): Promise<void>;
  /** Before an import is undone: takes apart the merges made since on people it brought or changed; how many. */
  takeApart(tx: Transaction, undone: Omit<ListChange, 'kind'>): Promise<number>;
}

export type TargetName = 'hall' | 'union';
export type ListEvent = 'staged' | 'progressed' | 'applied' | 'cancelled' | 'undone';

export interface ListChange {
  readonly electionId: string;
  readonly importId: string;
  readonly kind: 'applied' | 'undone';
  /** Who pressed the button. */
  readonly by: string | null;
}

/** Full names, with their schema. */
export interface ListTables {
  readonly imports: string;
  readonly files: string;
  readonly parts: string;
  /** Rows of the files as read; derived, and made again with every choice. */
  readonly rows: string;
  /** Rows without the key of an entry, and whom they are, may be or are not. */
  readonly matches: string;
  readonly entries: string;
  /** What an import changed, with the entry as it was before. */
  readonly changes: string;
  /** Whom an undo left as they are, and why. */
  readonly kept: string;
  /** Headings and spellings by employer. */
  readonly mappings: string;
  /** Edits by hand, and merges, of entries; null where there are none. */
  readonly edits: string | null;
  readonly merges: string | null;
}

@Injectable()
export class ListTargets {
  readonly #targets = new Map<TargetName, ListTarget>();

  register(target: ListTarget): void {
    this.#targets.set(target.name, target);
  }

  get(name: TargetName): ListTarget {
    const target = this.#targets.get(name);
    if (target === undefined) throw new TypeError(`no lists go to ${name} on this server`);
    return target;
  }

  all(): readonly ListTarget[] {
    return [...this.#targets.values()];
  }
}
