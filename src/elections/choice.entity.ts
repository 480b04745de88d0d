import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ChoiceKind } from '../domain/decision-rules';

@Entity({ schema: 'core', name: 'choice' })
export class BallotChoice {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('text') id!: string;
  @Column('text') label!: string;
  @Column('text') kind!: ChoiceKind;
  @Column('smallint') position!: number;
}
