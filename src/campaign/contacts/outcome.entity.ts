import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'campaign', name: 'outcome' })
export class OutcomeMeaning {
  @PrimaryColumn('text') code!: string;
  @Column('boolean') reaches!: boolean;
  @Column('boolean') settles!: boolean;
}
