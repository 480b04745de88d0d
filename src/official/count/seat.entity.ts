import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Slot } from '../../domain/commitment';

@Entity({ schema: 'official', name: 'seat' })
export class Seat {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('text', { name: 'block_id' }) blockId!: string;
  @PrimaryColumn('integer') round!: number;
  @PrimaryColumn('text') slot!: Slot;
  @Column('uuid', { name: 'account_id' }) accountId!: string;
}
