import { Entity } from 'typeorm';
import { ListImport } from '../../roll/list-import.contract';

/** The union's own list on its way to the union's people. */
@Entity({ schema: 'campaign', name: 'list_import' })
export class UnionListImport extends ListImport {}
