import { Entity } from 'typeorm';
import { ListImport } from './list-import.contract';

/** A list of the employer's on its way onto the roll. */
@Entity({ schema: 'core', name: 'roll_import' })
export class RollImport extends ListImport {}
