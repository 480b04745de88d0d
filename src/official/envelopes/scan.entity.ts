import { Column, Entity, PrimaryColumn } from 'typeorm';

/** `undeliverable`: the kit itself came back from the post, unopened. */
export type ScanCondition = 'unsigned' | 'printed' | 'torn' | 'other' | 'undeliverable';
export type ScanResult =
  | 'received'
  | 'already-received'
  | 'duplicate'
  | 'not-on-list'
  | 'unsigned'
  | 'damaged'
  | 'late'
  | 'other-election'
  | 'malformed'
  | 'undelivered'
  | 'desk-closed';

@Entity({ schema: 'official', name: 'scan' })
export class Scan {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') key!: string;
  @Column('text', { nullable: true }) condition!: ScanCondition | null;
  @Column('text') result!: ScanResult;
  @Column('uuid', { name: 'envelope_id', nullable: true }) envelopeId!: string | null;
  @Column('text', { name: 'other_code', nullable: true }) otherCode!: string | null;
  @Column('uuid', { name: 'desk_id', nullable: true }) deskId!: string | null;
  @Column('timestamptz', { name: 'device_at', nullable: true }) deviceAt!: Date | null;
  @Column('integer', { name: 'clock_offset', nullable: true }) clockOffset!: number | null;
  @Column('uuid', { name: 'scanned_by', nullable: true }) scannedBy!: string | null;
  @Column('timestamptz', { name: 'scanned_at' }) scannedAt!: Date;
}
