import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { ElectionsService } from '../../elections/elections.service';
import type { Actor } from '../../platform/access';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work';
import { Problem } from '../../platform/problem';
import { KeyNumbersService } from './key-numbers.service';
import type { ReplacementView, RequestReplacement, SendReplacements } from './kits.contract';
import { presentReplacement } from './kits.presenter';
import { findReplacementsById, isVoter } from './kits.queries';
import { Mailing } from './mailing.entity';
import { Replacement } from './replacement.entity';

/** Another kit for a voter who has none or spoilt it. Both may come back: the first valid one counts. */
@Injectable()
export class ReplacementsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly elections: ElectionsService,
    private readonly keys: KeyNumbersService,
  ) {}

  request(actor: Actor, electionId: string, input: RequestReplacement): Promise<ReplacementView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const { phase } = await this.elections.shared(tx, electionId);
      const { id, voter, reason, street, city, state, postalCode } = input;
      const known = await tx.manager.findOneBy(Replacement, { electionId, id });
      if (known === null) {
        if (phase !== 'voting') throw new Problem('wrong-phase', { phase });
        if (!(await isVoter(tx, electionId, voter))) throw new Problem('not-a-voter');
        const pending = { electionId, rollEntryId: voter, kitId: IsNull(), cancelledAt: IsNull() };
        if ((await tx.manager.findOneBy(Replacement, pending)) !== null)
          throw new Problem('replacement-pending');
        const address = { street, city, state, postalCode };
        await tx.manager.insert(Replacement, {
          electionId,
          id,
          rollEntryId: voter,
          reason,
          ...address,
          requestedBy: actor.accountId,
          requestedAt: tx.now,
        });
        tx.record({ stream: 'desk', type: 'replacement.requested', subject: id, data: { reason } });
      } else if (known.rollEntryId !== voter || known.reason !== reason) {
        throw new Problem('same-id-other-content');
      }
      return this.#view(tx, electionId, id);
    });
  }

  /** Before it is sent; the request stays visible as cancelled. */
  cancel(actor: Actor, electionId: string, id: string): Promise<ReplacementView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      await this.elections.shared(tx, electionId);
      const [row] = await findReplacementsById(tx, electionId, [id]);
      if (row === undefined) throw new Problem('not-found');
      if (row.key !== null) throw new Problem('replacement-sent');
      if (row.cancelled_at === null) {
        await tx.manager.update(
          Replacement,
          { electionId, id },
          { cancelledBy: actor.accountId, cancelledAt: tx.now },
        );
        tx.record({ stream: 'desk', type: 'replacement.cancelled', subject: id });
      }
      return this.#view(tx, electionId, id);
    });
  }

  /** Gives each a new key number, and records one mailing of so many: the record knows no single kit. */
  send(actor: Actor, electionId: string, { id, replacements }: SendReplacements): Promise<ReplacementView[]> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const election = await this.elections.lock(tx, electionId);
      const { phase } = election;
      const rows = await findReplacementsById(tx, electionId, replacements);
      const mailing = await tx.manager.findOneBy(Mailing, { electionId, id });
      if (mailing !== null) {
        const isSame = rows.length === mailing.kits && rows.every((row) => row.mailing_id === id);
        if (!isSame || replacements.length !== rows.length) throw new Problem('same-id-other-content');
        return rows.map(presentReplacement);
      }
      if (phase !== 'voting') throw new Problem('wrong-phase', { phase });
      if (rows.length < replacements.length) throw new Problem('not-found');
      if (rows.some(({ key, cancelled_at: cancelled }) => key !== null || cancelled !== null)) {
        throw new Problem('replacement-sent');
      }
      const kits = rows.length;
      await tx.manager.insert(Mailing, {
        electionId,
        id,
        kind: 'replacement',
        kits,
        recordedBy: actor.accountId,
        recordedAt: tx.now,
      });
      const given = await this.keys.give(
        tx,
        election,
        rows.map((row) => row.roll_entry_id),
        'replacement',
      );
      for (const [index, row] of rows.entries()) {
        const kitId = given[index]?.id ?? null;
        await tx.manager.update(Replacement, { electionId, id: row.id }, { kitId, mailingId: id });
      }
      tx.append('mailing.recorded', { kits, purpose: 'replacement' });
      tx.record({ stream: 'desk', type: 'replacement.sent', subject: id, data: { kits } });
      return (await findReplacementsById(tx, electionId, replacements)).map(presentReplacement);
    });
  }

  async #view(tx: Transaction, electionId: string, id: string): Promise<ReplacementView> {
    const [row] = await findReplacementsById(tx, electionId, [id]);
    if (row === undefined) throw new Problem('not-found');
    return presentReplacement(row);
  }
}
