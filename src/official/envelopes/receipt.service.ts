import { Injectable } from '@nestjs/common';
import type { Election } from '../../elections/elections.service';
import { ElectionsService } from '../../elections/elections.service';
import type { Actor } from '../../platform/access';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work';
import { Problem } from '../../platform/problem';
import { Envelope } from './envelope.entity';
import type { ReceiveEnvelope, ScanView, VoidEnvelope } from './envelopes.contract';
import { presentScan } from './envelopes.presenter';
import {
  findEnvelopesOfVoters,
  findKit,
  findKits,
  findScan,
  findScans,
  lockReconciliation,
  requireEnvelope,
} from './envelopes.queries';
import { judge, readKey, voidStateOf, type InHand } from './receipt.judgement';
import { Reversal } from './reversal.entity';
import type { Scan, ScanCondition } from './scan.entity';
import { TraysService } from './trays.service';

/** The receipt desk. Every scan is kept; one id counts once, however often it is sent. */
@Injectable()
export class ReceiptService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly elections: ElectionsService,
    private readonly trays: TraysService,
  ) {}

  receive(actor: Actor, electionId: string, input: ReceiveEnvelope): Promise<ScanView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const election = await this.#openElection(tx, electionId);
      const [view] = await this.#receive(tx, election, [input]);
      if (view === undefined) throw new Problem('not-found');
      return view;
    });
  }

  /** Many scans in one step, for loading; `trayOf` closes a tray whenever it holds so many. */
  receiveMany(
    actor: Actor,
    electionId: string,
    inputs: readonly ReceiveEnvelope[],
    trayOf: number | null = null,
  ): Promise<ScanView[]> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const election = await this.#openElection(tx, electionId);
      if (trayOf === null) return this.#receive(tx, election, inputs);
      const views: ScanView[] = [];
      for (let first = 0; first < inputs.length; first += trayOf) {
        const tray = inputs.slice(first, first + trayOf);
        views.push(...(await this.#receive(tx, election, tray)));
        if (tray.length === trayOf) await this.trays.closeIn(tx, election, election.phase === 'checking');
      }
      return views;
    });
  }

  /** Takes a scan back: both stay visible. Not once its tray is in the record, whose number stands. */
  reverse(actor: Actor, electionId: string, scanId: string): Promise<ScanView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      await this.elections.shared(tx, electionId);
      const sums = await lockReconciliation(tx, electionId);
      const row = await findScan(tx, electionId, scanId);
      if (row === null) throw new Problem('not-found');
      if (row.is_reversed) return presentScan(row);
      if (!row.can_reverse || sums.isReconciled) throw new Problem('scan-stands');
      const envelope = await requireEnvelope(tx, electionId, scanId);
      await tx.manager.update(Envelope, { electionId, id: scanId }, { state: 'reversed' });
      await tx.query(
        "UPDATE official.tray SET envelopes = envelopes - 1 WHERE election_id = $1 AND id = $2 AND state = 'kept-back'",
        [electionId, envelope.tray_id],
      );
      await tx.manager.insert(Reversal, {
        electionId,
        scanId,
        envelopeId: scanId,
        reversedBy: actor.accountId,
        reversedAt: tx.now,
      });
      tx.record({ stream: 'desk', type: 'envelope.reversed', subject: scanId });
      return this.#view(tx, electionId, scanId);
    });
  }

  /** Declares an envelope already taken in void, as its defect is seen at the check. */
  voidEnvelope(actor: Actor, electionId: string, input: VoidEnvelope): Promise<ScanView> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const election = await this.elections.shared(tx, electionId);
      if (election.phase !== 'voting' && election.phase !== 'checking') {
        throw new Problem('wrong-phase', { phase: election.phase });
      }
      const sums = await lockReconciliation(tx, electionId);
      const key = readKey(input.key, election.code);
      const known = await this.#knownScan(tx, electionId, { id: input.id, key, condition: input.condition });
      if (known !== null) return known;
      if (sums.isReconciled) throw new Problem('envelopes-reconciled');
      const kit = await findKit(tx, electionId, key);
      const envelopes = kit === null ? [] : await findEnvelopesOfVoters(tx, electionId, [kit.roll_entry_id]);
      const envelope = envelopes.find((each) => each.kit_id === kit?.id);
      if (envelope === undefined) throw new Problem('no-such-envelope');
      if (envelope.state !== 'received' && envelope.state !== 'accepted') {
        throw new Problem('envelope-disposed', { state: envelope.state });
      }
      const state = voidStateOf(input.condition);
      await tx.manager.update(Envelope, { electionId, id: envelope.id }, { state, reason: input.condition });
      const result = state === 'unsigned' ? 'unsigned' : 'damaged';
      const { id, condition } = input;
      await this.#write(
        tx,
        electionId,
        [],
        [{ id, key, condition, result, envelopeId: envelope.id, otherCode: null }],
      );
      tx.record({ stream: 'desk', type: 'envelope.voided', subject: envelope.id });
      return this.#view(tx, electionId, input.id);
    });
  }

  async #receive(
    tx: Transaction,
    election: Election,
    inputs: readonly ReceiveEnvelope[],
  ): Promise<ScanView[]> {
    const electionId = election.id;
    const sums = await lockReconciliation(tx, electionId);
    const ids = inputs.map(({ id }) => id);
    const sent = inputs.map(({ id, key, condition }) => ({
      id,
      key: readKey(key, election.code),
      condition,
    }));
    const known = await findScans(tx, electionId, ids);
    const fresh = sent.filter(({ id }, index) => !known.has(id) && ids.indexOf(id) === index);
    for (const each of sent) {
      const before = known.get(each.id) ?? fresh.find(({ id }) => id === each.id);
      if (before?.key !== each.key || before.condition !== each.condition) {
        throw new Problem('same-id-other-content');
      }
    }
    const kits = await findKits(
      tx,
      electionId,
      fresh.map(({ key }) => key),
    );
    const voters = [...kits.values()].map((kit) => kit.roll_entry_id);
    const inHand: InHand[] = await findEnvelopesOfVoters(tx, electionId, voters);
    const scans: Omit<Scan, 'electionId' | 'scannedBy' | 'scannedAt'>[] = [];
    const envelopes: Envelope[] = [];
    let trayId: string | null = null;
    for (const { id, key, condition } of fresh) {
      const kit = kits.get(key);
      const judged = judge(election, sums, { key, condition }, kit, inHand);
      if (judged.state !== null && kit !== undefined) {
        if (judged.state !== 'kept') trayId ??= await this.trays.openTray(tx, electionId);
        envelopes.push({
          electionId,
          id,
          number: sums.nextNumber + envelopes.length,
          kitId: kit.id,
          trayId: judged.state === 'kept' ? null : trayId,
          state: judged.state,
          reason: condition,
          isAfterDue: election.dueAt !== null && tx.now > election.dueAt,
          receivedAt: tx.now,
        });
        inHand.push({ id, kit_id: kit.id, state: judged.state, roll_entry_id: kit.roll_entry_id });
      }
      const { result, otherCode } = judged;
      scans.push({
        id,
        key,
        condition,
        result,
        envelopeId: judged.state === null ? judged.knownId : id,
        otherCode,
      });
      tx.record({ stream: 'desk', type: 'envelope.scanned', subject: id, data: { result } });
    }
    await this.#write(tx, electionId, envelopes, scans);
    const written = await findScans(tx, electionId, ids);
    return ids.flatMap((id) => written.get(id) ?? []).map(presentScan);
  }

  async #write(
    tx: Transaction,
    electionId: string,
    envelopes: readonly Envelope[],
    scans: readonly Omit<Scan, 'electionId' | 'scannedBy' | 'scannedAt'>[],
  ): Promise<void> {
    if (envelopes.length > 0) {
      await tx.query(
        `WITH numbered AS (
           UPDATE official.reconciliation SET next_number = next_number + $2::int WHERE election_id = $1
         )
         INSERT INTO official.envelope (election_id, id, number, kit_id, tray_id, state, reason, is_after_due, received_at)
         SELECT $1, id, number, kit, tray, state, reason, late, $10
         FROM unnest($3::uuid[], $4::int[], $5::uuid[], $6::uuid[], $7::text[], $8::text[], $9::boolean[])
           AS e (id, number, kit, tray, state, reason, late)`,
        [
          electionId,
          envelopes.length,
          envelopes.map(({ id }) => id),
          envelopes.map(({ number }) => number),
          envelopes.map(({ kitId }) => kitId),
          envelopes.map(({ trayId }) => trayId),
          envelopes.map(({ state }) => state),
          envelopes.map(({ reason }) => reason),
          envelopes.map(({ isAfterDue }) => isAfterDue),
          tx.now,
        ],
      );
    }
    await tx.query(
      `INSERT INTO official.scan (election_id, id, key, condition, result, envelope_id, other_code, scanned_by, scanned_at)
       SELECT $1, s.*, $8, $9 FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::text[]) AS s`,
      [
        electionId,
        scans.map(({ id }) => id),
        scans.map(({ key }) => key),
        scans.map(({ condition }) => condition),
        scans.map(({ result }) => result),
        scans.map(({ envelopeId }) => envelopeId),
        scans.map(({ otherCode }) => otherCode),
        tx.scope.actor.accountId,
        tx.now,
      ],
    );
  }

  async #openElection(tx: Transaction, electionId: string): Promise<Election> {
    const election = await this.elections.shared(tx, electionId);
    if (election.phase === 'setup' || election.phase === 'closed') {
      throw new Problem('wrong-phase', { phase: election.phase });
    }
    return election;
  }

  async #knownScan(
    tx: Transaction,
    electionId: string,
    sent: { id: string; key: string; condition: ScanCondition | null },
  ): Promise<ScanView | null> {
    const row = await findScan(tx, electionId, sent.id);
    if (row === null) return null;
    if (row.key !== sent.key || row.condition !== sent.condition) throw new Problem('same-id-other-content');
    return presentScan(row);
  }

  async #view(tx: Transaction, electionId: string, id: string): Promise<ScanView> {
    const row = await findScan(tx, electionId, id);
    if (row === null) throw new Problem('not-found');
    return presentScan(row);
  }
}
