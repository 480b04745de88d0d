import { Column, Entity, PrimaryColumn } from 'typeorm';

export type CorrectionKind = 'supersede' | 'abandon';

@Entity({ schema: 'official', name: 'correction' })
export class Correction {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'block_id' }) blockId!: string;
  @Column('integer') round!: number;
  @Column('text') kind!: CorrectionKind;
  @Column('text') reason!: string;
  @Column('text', { default: '' }) note!: string;
  @Column('uuid', { name: 'proposed_by' }) proposedBy!: string;
  @Column('uuid', { name: 'signed_by', nullable: true }) signedBy!: string | null;
  @Column('text', { name: 'second_signer', nullable: true }) secondSigner!: string | null;
}
