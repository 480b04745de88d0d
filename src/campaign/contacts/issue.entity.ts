import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'campaign', name: 'issue' })
export class Issue {
  @PrimaryColumn('text') code!: string;
  @Column('smallint') position!: number;
}
