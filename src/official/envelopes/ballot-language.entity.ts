import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'official', name: 'ballot_language' })
export class BallotLanguage {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('text') language!: string;
  @Column('smallint') position!: number;
  @Column('text') question!: string;
  @Column('jsonb') labels!: Readonly<Record<string, string>>;
  @Column('text') instructions!: string;
}
