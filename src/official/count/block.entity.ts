import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BlockSource } from '../../domain/record-entry';

export type BlockStep = 'open' | 'third' | 'held' | 'sealed';

@Entity({ schema: 'official', name: 'block' })
export class Block {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('text') id!: string;
  @Column('integer') position!: number;
  @Column('text') source!: BlockSource;
  @Column('integer') ballots!: number;
  @Column('integer', { default: 1 }) round!: number;
  @Column('text', { default: 'open' }) state!: BlockStep;
  @Column('text', { array: true, default: [] }) differing!: string[];
}
