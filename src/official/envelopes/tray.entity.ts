import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'official', name: 'tray' })
export class Tray {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('text') state!: 'open' | 'kept-back' | 'recorded';
  @Column('integer', { default: 0 }) envelopes!: number;
  @Column('uuid', { name: 'recorded_in', nullable: true }) recordedIn!: string | null;
}
