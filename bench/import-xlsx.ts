import 'reflect-metadata';
import { runBench } from './support/import-bench';
import { measureFormat } from './support/import-format';

runBench(() => measureFormat('import-xlsx', 'employer-list.xlsx', 4));
