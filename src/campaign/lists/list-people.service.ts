import { Injectable } from '@nestjs/common';
import { avoidNestedLoops } from '../../platform/database/planning';
import type { Transaction } from '../../platform/database/unit-of-work';
import { MergesService, type Said } from '../merges/merges.service';
import { ValuesService } from '../values/values.service';
import { READ_CHOSEN } from './link-choices.queries';
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
    const said = await this.#followChoices(tx, electionId, listId, by);
    await this.merges.linkClear(tx, electionId, new Set(unlinked.map(({ id }) => id)), { by, listId, said });
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

  /** What was said of the rows before holds for the people that they became, for this list and for all later ones. */
  async #followChoices(tx: Transaction, electionId: string, listId: string, by: string): Promise<Said> {
    const choices = await tx.query<Named & { personId: string; verdict: 'same' | 'apart' }>(READ_CHOSEN, [
      electionId,
      listId,
    ]);
    const apart = choices.filter(({ verdict }) => verdict === 'apart');
    await this.merges.keepApart(
      tx,
      electionId,
      apart.map(({ id, personId }) => [id, personId] as const),
      by,
    );
    const same = choices.filter(({ verdict }) => verdict === 'same');
    return {
      same: new Map(same.map(({ id, personId }) => [id, personId])),
      // Kept apart by now as everybody else is.
      areApart: () => false,
    };
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
