import { Injectable } from '@nestjs/common';
import { avoidNestedLoops } from '../../platform/database/planning';
import type { Transaction } from '../../platform/database/unit-of-work';
import { MergesService } from '../merges/merges.service';
import { ValuesService } from '../values/values.service';
import {
  ADD_LISTED_ASSESSMENTS,
  ADD_LISTED_PEOPLE,
  ADD_LISTED_VALUES,
  MARK_WORKED_ON,
  READ_OWN_MERGES,
  READ_TOUCHED,
  READ_UNLINKED,
  WITHDRAW_PEOPLE,
} from './lists.queries';

interface Named {
  readonly id: string;
}

/** What an applied list means for people: who they are, what is said of them, how they are assessed; and back again. */
@Injectable()
export class ListPeopleService {
  constructor(
    private readonly merges: MergesService,
    private readonly values: ValuesService,
  ) {}

  /** The entries of the list have changed; people follow. `by` holds a role in the campaign. */
  async apply(tx: Transaction, electionId: string, listId: string, by: string): Promise<void> {
    await avoidNestedLoops(tx);
    await tx.query(ADD_LISTED_PEOPLE, [electionId, listId, tx.now, by]);
    const unlinked = await tx.query<Named>(READ_UNLINKED, [electionId, listId]);
    await this.merges.linkClear(tx, electionId, new Set(unlinked.map(({ id }) => id)), { by, listId });
    await tx.query(ADD_LISTED_VALUES, [electionId, listId, tx.now, by]);
    await tx.query(ADD_LISTED_ASSESSMENTS, [electionId, listId, tx.now, by]);
    await this.#refresh(tx, electionId, listId);
  }

  /** Before the entries are put back: who was worked on stays, everyone else is unlinked. How many links. */
  async takeApart(tx: Transaction, electionId: string, listId: string, by: string): Promise<number> {
    await avoidNestedLoops(tx);
    const kept = await tx.query<Named>(MARK_WORKED_ON, [electionId, listId]);
    const links = await tx.query<Named>(READ_OWN_MERGES, [electionId, listId, kept.map(({ id }) => id)]);
    return this.merges.takeApart(
      tx,
      electionId,
      links.map(({ id }) => id),
      by,
    );
  }

  /** After the entries were put back, and the list says that it is undone. */
  async undo(tx: Transaction, electionId: string, listId: string): Promise<void> {
    await avoidNestedLoops(tx);
    await tx.query(WITHDRAW_PEOPLE, [electionId, listId]);
    await this.#refresh(tx, electionId, listId);
  }

  async #refresh(tx: Transaction, electionId: string, listId: string): Promise<void> {
    const touched = await tx.query<Named>(READ_TOUCHED, [electionId, listId]);
    await this.values.refresh(
      tx,
      electionId,
      touched.map(({ id }) => id),
    );
  }
}
