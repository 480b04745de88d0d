import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Slot } from '../../domain/commitment';

@Entity({ schema: 'official', name: 'reveal' })
export class Reveal {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('text', { name: 'block_id' }) blockId!: string;
  @PrimaryColumn('integer') round!: number;
  @PrimaryColumn('text') slot!: Slot;
  @Column('jsonb') counts!: Record<string, number>;
  @Column('integer') void!: number;
  @Column('integer') challenged!: number;
  @Column('text') salt!: string;
}
