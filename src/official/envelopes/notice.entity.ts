import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'official', name: 'notice' })
export class Notice {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @Column('text', { name: 'count_place', default: '' }) countPlace!: string;
  @Column('text', { default: '' }) contact!: string;
  @Column('text', { default: '' }) unit!: string;
}
