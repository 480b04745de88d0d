import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Slot } from '../../domain/commitment';

@Entity({ schema: 'official', name: 'sealed_block' })
export class SealedBlock {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('text', { name: 'block_id' }) blockId!: string;
  @PrimaryColumn('integer') round!: number;
  @Column('integer') ballots!: number;
  @Column('jsonb') counts!: Record<string, number>;
  @Column('integer') void!: number;
  @Column('integer') challenged!: number;
  @Column('text', { name: 'agreed_first' }) agreedFirst!: Slot;
  @Column('text', { name: 'agreed_second' }) agreedSecond!: Slot;
  @Column('boolean', { name: 'is_superseded', default: false }) isSuperseded!: boolean;
}
