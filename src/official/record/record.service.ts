import { Injectable } from '@nestjs/common';
import { keyFingerprint, roomCode } from '../../domain/checkpoint';
import { toHex } from '../../domain/encoding';
import { keysJson, tallyJson } from '../../domain/record-export';
import { isOpened } from '../../domain/record-state';
import type { Actor } from '../../platform/access';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work';
import { RecordWriter } from '../../platform/events/record-writer';
import { Problem } from '../../platform/problem';
import { recordLines, writeArchive } from './record-archive';
import type { CheckpointView, RecordPage, RecordQuery } from './record.contract';
import { verifyGuide } from './verify-guide';

@Injectable()
export class RecordService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly recordWriter: RecordWriter,
  ) {}

  /** Entries from an index on: how a reader catches up after a lost connection. */
  page(actor: Actor, electionId: string, { from, limit }: RecordQuery): Promise<RecordPage> {
    return this.unitOfWork.read({ actor, as: 'official', electionId }, async (tx) => {
      const rows = await linesOf(tx, electionId, from, limit);
      const head = await tx.one<{ size: number }>(
        'SELECT coalesce(max(index) + 1, 0) AS size FROM core.record_entry WHERE election_id = $1',
        [electionId],
      );
      return { size: head?.size ?? 0, from, lines: rows.map((bytes) => bytes.toString('utf8')) };
    });
  }

  checkpoint(actor: Actor, electionId: string): Promise<CheckpointView> {
    return this.unitOfWork.read({ actor, as: 'official', electionId }, async (tx) => {
      const row = await tx.one<{ note: string; size: number; root: Buffer; public_key: Buffer }>(
        `SELECT c.note, c.size, c.root, k.public_key FROM core.checkpoint c JOIN core.signing_key k USING (election_id)
         WHERE c.election_id = $1 AND c.is_milestone ORDER BY c.size DESC LIMIT 1`,
        [electionId],
      );
      if (row === null) throw new Problem('no-checkpoint-yet');
      return {
        note: row.note,
        size: row.size,
        roomCode: roomCode(row.root),
        fingerprint: fingerprintOf(row.public_key.toString('base64')),
      };
    });
  }

  /** The archive of election-record.md §5, with a checkpoint signed over exactly the entries in it. */
  export(actor: Actor, electionId: string): Promise<Uint8Array> {
    return this.unitOfWork.run({ actor, as: 'official', electionId }, async (tx) => {
      const state = await this.recordWriter.stateOf(tx, electionId);
      if (!isOpened(state)) throw new Problem('not-found');
      return writeArchive({
        record: recordLines(await linesOf(tx, electionId, 0, state.size)),
        checkpoint: await this.recordWriter.sign(tx, electionId, state, false),
        keys: keysJson(state),
        tally: tallyJson(state),
        guide: verifyGuide({
          election: electionId,
          size: state.size,
          fingerprint: fingerprintOf(state.opened.serverKey),
          isOpen: !state.isClosed,
        }),
      });
    });
  }
}

async function linesOf(tx: Transaction, electionId: string, from: number, limit: number): Promise<Buffer[]> {
  const rows = await tx.query<{ body_bytes: Buffer }>(
    'SELECT body_bytes FROM core.record_entry WHERE election_id = $1 AND index >= $2 ORDER BY index LIMIT $3',
    [electionId, from, limit],
  );
  return rows.map(({ body_bytes: bytes }) => bytes);
}

function fingerprintOf(key: string): string {
  return toHex(keyFingerprint(Buffer.from(key, 'base64')));
}
