import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DocketStatus } from '../../domain/record-state';

@Entity({ schema: 'official', name: 'ballot_docket' })
export class BallotDocket {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'block_id' }) blockId!: string;
  @Column('text') docket!: string;
  @Column('uuid', { name: 'on_behalf_of', nullable: true }) onBehalfOf!: string | null;
  @Column('text', { name: 'record_party' }) recordParty!: string;
  @Column('text') ground!: string;
  @Column('text', { default: 'open' }) state!: DocketStatus;
}
