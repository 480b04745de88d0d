import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'official', name: 'kit_return' })
export class KitReturn {
  @PrimaryColumn('uuid', { name: 'election_id' }) electionId!: string;
  @PrimaryColumn('uuid', { name: 'kit_id' }) kitId!: string;
  @Column('uuid', { name: 'scan_id' }) scanId!: string;
  @Column('uuid', { name: 'mailing_id', nullable: true }) mailingId!: string | null;
}
