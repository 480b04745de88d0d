import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'official', name: 'kit_export' })
export class KitExport {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') kind!: 'initial' | 'replacement';
  @Column('text') reason!: string;
  @Column('integer') kits!: number;
  @Column('uuid', { name: 'exported_by', nullable: true }) exportedBy!: string | null;
  @Column('timestamptz', { name: 'exported_at' }) exportedAt!: Date;
}
