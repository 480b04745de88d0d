import 'reflect-metadata';
import { runBench } from './support/import-bench';
import { measureSearch } from './support/roll-search';

runBench(() => measureSearch('roll-search', 6_000));
