import { Injectable } from '@nestjs/common';
import { NOBODY, type Actor } from '../../platform/access';
import { avoidNestedLoops } from '../../platform/database/planning';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work';
import { Problem } from '../../platform/problem';
import type { Basis } from '../assessments/assessments.contract';
import { AssessmentsService } from '../assessments/assessments.service';
import type { DemoContact, IssueList, IssueView, LogContact, TimelineEntry } from './contacts.contract';
import { presentEntry, WITHDRAWABLE_MS } from './contacts.presenter';
import { ADD_CONTACTS, ADD_ISSUES, COUNT_ISSUES, READ_CONTACT, type TimelineRow } from './contacts.queries';
import { PeopleService } from './people.service';

/** How far a device's clock may be ahead of the server's. */
const CLOCK_TOLERANCE_MS = 10 * 60_000;

interface NewContact extends DemoContact {
  readonly basis: Basis;
  /** When the server learnt of it; now, when absent. */
  readonly receivedAt?: Date;
}

@Injectable()
export class ContactsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly people: PeopleService,
    private readonly assessments: AssessmentsService,
  ) {}

  /**
   * Logs one contact with its assessment, issues and follow-up. The same id with the same content, sent again by the
   * same account, answers the row that is there; other content is refused.
   */
  log(actor: Actor, electionId: string, input: LogContact): Promise<TimelineEntry> {
    const authorId = accountOf(actor);
    return this.unitOfWork.run({ actor, as: 'campaign', electionId }, async (tx) => {
      const { id, person, outcome, assessment, basis, issues, followUpOn } = input;
      const occurredAt = new Date(input.occurredAt);
      const note = input.note.replaceAll('\0', '').trim();
      const contact = {
        id,
        personId: person,
        authorId,
        outcome,
        occurredAt,
        assessment,
        basis,
        issues,
        note,
        followUpOn,
      };
      if (contact.occurredAt.getTime() > tx.now.getTime() + CLOCK_TOLERANCE_MS) {
        throw new Problem('invalid-input', {}, [{ field: 'occurredAt', code: 'contact-in-future' }]);
      }
      await this.people.ensure(tx, electionId, [contact.personId], authorId);
      await this.#add(tx, electionId, [contact]);
      const row = await this.#read(tx, electionId, contact.id);
      if (!isSame(row, contact)) throw new Problem('same-id-other-content');
      return presentEntry(row, authorId, tx.now);
    });
  }

  /** Takes a contact back: a row beside it, which then no longer counts. Asked again, it answers the same. */
  withdraw(actor: Actor, electionId: string, contactId: string): Promise<TimelineEntry> {
    const authorId = accountOf(actor);
    return this.unitOfWork.run({ actor, as: 'campaign', electionId }, async (tx) => {
      const before = await this.#read(tx, electionId, contactId);
      if (before.authorId !== authorId) throw new Problem('contact-of-another');
      if (before.withdrawnAt !== null) return presentEntry(before, authorId, tx.now);
      if (tx.now.getTime() > before.receivedAt.getTime() + WITHDRAWABLE_MS)
        throw new Problem('contact-too-old-to-withdraw');
      const added = await tx.one(
        `INSERT INTO campaign.contact_withdrawal (election_id, contact_id, withdrawn_by, withdrawn_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (election_id, contact_id) DO NOTHING RETURNING contact_id`,
        [electionId, contactId, authorId, tx.now],
      );
      if (added !== null)
        tx.record({
          stream: 'campaign',
          type: 'contact.withdrawn',
          subject: contactId,
          data: { person: before.personId },
        });
      return presentEntry(await this.#read(tx, electionId, contactId), authorId, tx.now);
    });
  }

  /** The issues that can be noted, and how often each was. */
  issues(actor: Actor, electionId: string): Promise<IssueList> {
    return this.unitOfWork.read({ actor, as: 'campaign', electionId }, async (tx) => {
      await avoidNestedLoops(tx);
      const items = await tx.query<IssueView>(COUNT_ISSUES, [electionId]);
      return {
        items: items.map(({ code, contacts, people }) => ({ code, contacts, people })),
        total: items.length,
      };
    });
  }

  /**
   * For the demo election: many contacts at once, each by an account that holds a campaign role there, received when
   * they happened. Contacts whose id is there already are left as they are.
   */
  logDemo(electionId: string, contacts: readonly DemoContact[]): Promise<void> {
    return this.unitOfWork.run({ actor: NOBODY, as: 'campaign', electionId }, async (tx) => {
      const [first] = contacts;
      if (first === undefined) return;
      await this.people.ensure(
        tx,
        electionId,
        contacts.map(({ personId }) => personId),
        first.authorId,
      );
      await this.#add(
        tx,
        electionId,
        contacts.map((contact) => ({ ...contact, basis: 'said', receivedAt: contact.occurredAt })),
      );
    });
  }

  async #add(tx: Transaction, electionId: string, contacts: readonly NewContact[]): Promise<void> {
    const added = new Set(
      (await tx.query<{ id: string }>(ADD_CONTACTS, [JSON.stringify(contacts), electionId, tx.now])).map(
        ({ id }) => id,
      ),
    );
    const fresh = contacts.filter(({ id }) => added.has(id));
    const issues = fresh.flatMap(({ id, issues: codes }) => codes.map((code) => ({ id, code })));
    if (issues.length > 0) {
      await tx.query(ADD_ISSUES, [electionId, issues.map(({ id }) => id), issues.map(({ code }) => code)]);
    }
    for (const { id, personId, outcome } of fresh) {
      tx.record({
        stream: 'campaign',
        type: 'contact.logged',
        subject: id,
        data: { person: personId, outcome },
      });
    }
    await this.assessments.add(
      tx,
      electionId,
      fresh
        .filter(({ assessment }) => assessment !== 0)
        // An assessment made in a contact bears the contact's id, so that a retry can't add a second one.
        .map(({ id, personId, authorId, assessment, basis, occurredAt, receivedAt }) => ({
          id,
          personId,
          assessedBy: authorId,
          value: assessment,
          basis,
          occurredAt,
          receivedAt,
          contactId: id,
        })),
    );
  }

  async #read(tx: Transaction, electionId: string, contactId: string): Promise<TimelineRow> {
    const row = await tx.one<TimelineRow>(READ_CONTACT, [electionId, contactId]);
    if (row === null) throw new Problem('not-found');
    return row;
  }
}

function accountOf(actor: Actor): string {
  if (actor.accountId === null) throw new Problem('not-found');
  return actor.accountId;
}

function isSame(row: TimelineRow, contact: NewContact): boolean {
  const issues = new Set(contact.issues);
  return (
    row.personId === contact.personId &&
    row.authorId === contact.authorId &&
    row.outcome === contact.outcome &&
    row.occurredAt.getTime() === contact.occurredAt.getTime() &&
    (row.value ?? 0) === contact.assessment &&
    (row.basis ?? contact.basis) === contact.basis &&
    (row.note ?? '') === contact.note &&
    row.followUpOn === contact.followUpOn &&
    row.issues.length === issues.size &&
    row.issues.every((code) => issues.has(code))
  );
}
