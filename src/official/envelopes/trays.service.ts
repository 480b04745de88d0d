import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Election } from '../../elections/elections.service';
import { ElectionsService } from '../../elections/elections.service';
import type { Actor } from '../../platform/access';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work';
import { Problem } from '../../platform/problem';
import { randomCode } from '../../platform/random-code';
import type { TrayView } from './envelopes.contract';
import { presentTray } from './envelopes.presenter';
import { countInTray, lockReconciliation } from './envelopes.queries';
import { Tray } from './tray.entity';

/**
 * Trays make turnout public without saying who came when: a number appears when enough envelopes are together.
 * What is below the smallest block is kept back and added to the next.
 */
@Injectable()
export class TraysService implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly elections: ElectionsService,
  ) {}

  onModuleInit(): void {
    this.elections.beforeEntering('checking', async (tx, election) => {
      await lockReconciliation(tx, election.id);
      await this.closeIn(tx, election, false);
    });
    this.elections.afterEntering('checking', async (tx, election) => {
      if (election.hidesTurnout) await this.recordKeptBack(tx, election);
    });
  }

  /** Closes the open tray; with a code only that one, and when it is closed already, shows it. */
  close(actor: Actor, electionId: string, code: string | null = null): Promise<TrayView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const election = await this.elections.shared(tx, electionId);
      if (election.phase !== 'voting' && election.phase !== 'checking') {
        throw new Problem('wrong-phase', { phase: election.phase });
      }
      await lockReconciliation(tx, electionId);
      const named = code === null ? null : await tx.manager.findOneBy(Tray, { electionId, code });
      if (code !== null && named === null) throw new Problem('not-found');
      if (named !== null && named.state !== 'open') return presentTray(named, 0);
      const closed = await this.closeIn(tx, election, election.phase === 'checking');
      if (closed === null) throw new Problem('tray-empty');
      const tray = await tx.manager.findOneByOrFail(Tray, { electionId, id: closed });
      return presentTray(tray, 0);
    });
  }

  /** The tray that envelopes go into now; a new one is set up when there is none. */
  async openTray(tx: Transaction, electionId: string): Promise<string> {
    const open = await tx.manager.findOneBy(Tray, { electionId, state: 'open' });
    if (open !== null) return open.id;
    const id = randomUUID();
    await tx.manager.insert(Tray, { electionId, id, code: randomCode(6), state: 'open' });
    tx.record({ stream: 'desk', type: 'tray.opened', subject: id });
    return id;
  }

  /**
   * Closes the open tray, and records what is kept back if it is enough, and turnout is not hidden until the check.
   * Returns the tray's id; null when there was nothing to close. Call with the sums locked.
   */
  async closeIn(tx: Transaction, election: Election, isChecking: boolean): Promise<string | null> {
    const open = await tx.manager.findOneBy(Tray, { electionId: election.id, state: 'open' });
    if (open === null) return null;
    const envelopes = await countInTray(tx, election.id, open.id);
    if (envelopes === 0) return null;
    await tx.manager.update(
      Tray,
      { electionId: election.id, id: open.id },
      { state: 'kept-back', envelopes },
    );
    tx.record({ stream: 'desk', type: 'tray.closed', subject: open.id, data: { envelopes } });
    if (isChecking || !election.hidesTurnout) {
      const keptBack = await this.#keptBack(tx, election.id);
      if (sumOf(keptBack) >= election.minimumBlock) await this.#record(tx, election.id, keptBack, open);
    }
    return open.id;
  }

  /** Records all that was kept back, each entry with at least the smallest block; less than that stays. */
  async recordKeptBack(tx: Transaction, election: Election): Promise<void> {
    const groups: Tray[][] = [];
    let group: Tray[] = [];
    for (const tray of await this.#keptBack(tx, election.id)) {
      group.push(tray);
      if (sumOf(group) < election.minimumBlock) continue;
      groups.push(group);
      group = [];
    }
    groups.at(-1)?.push(...group);
    for (const trays of groups) await this.#record(tx, election.id, trays, trays[0]);
  }

  /** The last tray, which may be small: with it every envelope is in the record. Only just before the reconciliation. */
  async recordLast(tx: Transaction, election: Election): Promise<void> {
    await this.closeIn(tx, election, true);
    const keptBack = await this.#keptBack(tx, election.id);
    if (keptBack.length > 0) await this.#record(tx, election.id, keptBack, keptBack[0]);
  }

  async #keptBack(tx: Transaction, electionId: string): Promise<Tray[]> {
    return tx.manager.find(Tray, { where: { electionId, state: 'kept-back' }, order: { code: 'ASC' } });
  }

  async #record(
    tx: Transaction,
    electionId: string,
    trays: readonly Tray[],
    named: Tray | undefined,
  ): Promise<void> {
    if (named === undefined) return;
    const envelopes = sumOf(trays);
    for (const { id } of trays) {
      await tx.manager.update(Tray, { electionId, id }, { state: 'recorded', recordedIn: named.id });
    }
    if (envelopes === 0) return;
    await tx.query(
      'UPDATE official.reconciliation SET in_trays = in_trays + $2, kept_back = kept_back - $2 WHERE election_id = $1',
      [electionId, envelopes],
    );
    tx.append('tray.received', { tray: named.code, envelopes });
  }
}

function sumOf(trays: readonly Tray[]): number {
  return trays.reduce((sum, { envelopes }) => sum + envelopes, 0);
}
