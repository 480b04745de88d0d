import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A party's answer to the seal of one round: seen, objected to, or first the one and then the other. */
@Entity({ schema: 'official', name: 'block_answer' })
export class BlockAnswer {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('text', { name: 'block_id' }) blockId!: string;
  @PrimaryColumn('integer') round!: number;
  @PrimaryColumn('uuid', { name: 'party_id' }) partyId!: string;
  @PrimaryColumn('text') answer!: 'seen' | 'objected';
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('text', { default: '' }) note!: string;
  @Column('uuid', { name: 'answered_by', nullable: true }) answeredBy!: string | null;
  @Column('timestamptz', { name: 'answered_at' }) answeredAt!: Date;
}
