import 'reflect-metadata';
import { runBench } from './support/import-bench';
import { measureReportRows } from './support/list-report';

runBench(() => measureReportRows('list-report-large', 600_000));
