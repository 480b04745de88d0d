import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

// Pages of docs/ that are made from the sources.
const require = createRequire(import.meta.url);
require('reflect-metadata');
require('./typescript.cjs');
const { problemsPage } = require('../src/platform/problem.filter.ts');
writeFileSync(new URL('../docs/problems.md', import.meta.url), problemsPage());
