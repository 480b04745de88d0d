import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** A house in miniature, all in order. Each file is a path and the import lines in it. */
const SOUND: Readonly<Record<string, string>> = {
  'src/app.module.ts': "import '../src/live/live.module'; import './official/official.module';",
  'src/domain/tally.ts': "import '@noble/hashes/sha2'; import './lifecycle';",
  'src/domain/lifecycle.ts': "import type { Tally } from './tally';",
  'src/domain/tally.spec.ts': "import 'fast-check'; import './tally';",
  'src/platform/clock.ts': "import '../domain/tally';",
  'src/accounts/accounts.service.ts': "import '../platform/clock'; import 'typeorm';",
  'src/accounts/account.entity.ts': "import 'typeorm';",
  'src/accounts/accounts.module.ts': '',
  'src/elections/elections.service.ts': "import '../accounts/accounts.service';",
  'src/elections/elections.controller.ts': "import './elections.service'; import '@nestjs/common';",
  'src/elections/elections.contract.ts': "import 'class-validator';",
  'src/elections/elections.module.ts': "import '../accounts/accounts.module';",
  'src/roll/roll.service.ts': "import '../elections/elections.contract';",
  'src/roll/roll-entry.entity.ts': '',
  'src/campaign/contacts/contacts.service.ts': "import '../../roll/roll.service';",
  'src/campaign/contacts/contact.entity.ts': '',
  'src/campaign/assessments/assessments.service.ts': "import '../contacts/contacts.service';",
  'src/official/record/record.service.ts': "import '../../elections/elections.service';",
  'src/official/record/record.module.ts': '',
  'src/official/envelopes/envelopes.service.ts':
    "import '../record/record.service'; import '../../roll/roll.service';",
  'src/official/challenges/challenges.service.ts': "import '../envelopes/envelopes.service';",
  'src/official/count/count.service.ts': "import '../record/record.service';",
  'src/official/count/count.module.ts': "import '../record/record.module';",
  'src/official/tally/tally.service.ts':
    "import '../count/count.service'; import '../envelopes/envelopes.service';",
  'src/official/tally/tally.module.ts': '',
  'src/official/official.module.ts': "import './tally/tally.module'; import './count/count.module';",
  'src/live/live.module.ts': "import '../official/tally/tally.module'; import './board.service';",
  'src/live/board.service.ts': "import '../official/tally/tally.service';",
  'client/src/board.tsx':
    "import '@domain/tally'; import type { View } from '@contract/elections/elections.contract';",
};

/** One planted violation each: the rule, the file, the import that breaks it. */
const PLANTED: readonly (readonly [rule: string, file: string, content: string])[] = [
  [
    'wall-campaign-official',
    'src/campaign/turf/turf.service.ts',
    "import '../../official/envelopes/envelopes.service';",
  ],
  [
    'wall-campaign-official',
    'src/campaign/turf/kit.ts',
    "import type { Kit } from '../../official/record/record.service';",
  ],
  [
    'wall-campaign-official',
    'src/campaign/turf/late.service.ts',
    "export const late = import('../../official/tally/tally.service');",
  ],
  [
    'wall-official-campaign',
    'src/official/envelopes/chase.service.ts',
    "import '../../campaign/contacts/contacts.service';",
  ],
  [
    'wall-official-campaign',
    'src/official/tally/mood.ts',
    "export * from '../../campaign/assessments/assessments.service';",
  ],
  ['secrecy-line', 'src/official/count/voters.service.ts', "import '../../roll/roll.service';"],
  ['secrecy-line', 'src/official/count/order.service.ts', "import '../envelopes/envelopes.service';"],
  [
    'secrecy-line',
    'src/official/count/docket.service.ts',
    "import type { Docket } from '../challenges/challenges.service';",
  ],
  ['secrecy-line', 'src/official/count/detour.service.ts', "import '../record/detour.service';"],
  ['layer-platform', 'src/platform/shortcut.ts', "import '../accounts/accounts.service';"],
  ['layer-accounts', 'src/accounts/shortcut.service.ts', "import '../elections/elections.service';"],
  ['layer-elections', 'src/elections/shortcut.service.ts', "import '../roll/roll.service';"],
  ['layer-roll', 'src/roll/shortcut.service.ts', "import '../campaign/contacts/contacts.service';"],
  [
    'layer-campaign-official',
    'src/campaign/contacts/shortcut.service.ts',
    "import '../../live/board.service';",
  ],
  ['layer-tally', 'src/official/record/shortcut.service.ts', "import '../tally/tally.service';"],
  ['layer-app', 'src/live/shortcut.service.ts', "import '../app.module';"],
  ['across-folders', 'src/roll/peek.service.ts', "import '../accounts/account.entity';"],
  ['across-folders', 'src/campaign/assessments/peek.service.ts', "import '../contacts/contact.entity';"],
  ['across-folders', 'src/elections/peek.service.ts', "import '../accounts/accounts.module';"],
  [
    'across-folders-modules',
    'src/campaign/assessments/peek.module.ts',
    "import '../../roll/roll-entry.entity';",
  ],
  ['domain-is-pure', 'src/domain/file.ts', "import 'node:fs';"],
  ['domain-is-pure', 'src/domain/server.ts', "import '../platform/clock';"],
  ['domain-is-pure', 'src/domain/package.ts', "import 'class-validator';"],
  ['controllers-without-typeorm', 'src/roll/roll.controller.ts', "import { DataSource } from 'typeorm';"],
  ['controllers-without-typeorm', 'src/roll/list.controller.ts', "import '@nestjs/typeorm';"],
  [
    'client-sees-domain-and-contracts',
    'client/src/peek.tsx',
    "import '@contract/elections/elections.service';",
  ],
  [
    'client-sees-domain-and-contracts',
    'client/src/type.tsx',
    "import type { A } from '../../src/accounts/account.entity';",
  ],
  [
    'client-sees-contract-types',
    'client/src/value.tsx',
    "import { View } from '@contract/elections/elections.contract';",
  ],
  ['server-without-client', 'src/live/page.ts', "import '../../client/src/board';"],
  ['no-cycles', 'src/platform/one.ts', "import './two';"],
];
/** What some of the planted files need beside them. */
const ACCOMPLICES: Readonly<Record<string, string>> = {
  'src/official/record/detour.service.ts': "import '../envelopes/envelopes.service';",
  'src/platform/two.ts': "import './one';",
};

interface Violation {
  readonly rule: string;
  readonly from: string;
}

function run(script: string, args: readonly string[], cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [script, ...args], { cwd, maxBuffer: 32_000_000 }, (error, stdout, stderr) => {
      if (stdout === '') reject(new Error(stderr === '' ? 'No answer' : stderr, { cause: error }));
      else resolve(stdout);
    });
  });
}

describe('the layers and the wall', () => {
  const houses: string[] = [];
  afterAll(() => houses.forEach((house) => rmSync(house, { recursive: true, force: true })));

  async function violationsIn(files: Readonly<Record<string, string>>): Promise<readonly Violation[]> {
    // Inside the project, so that packages resolve as they do for the real source; ignored by git.
    mkdirSync(join(ROOT, '.cache'), { recursive: true });
    const house = mkdtempSync(join(ROOT, '.cache/layers-'));
    houses.push(house);
    for (const [file, content] of Object.entries(files)) {
      mkdirSync(dirname(join(house, file)), { recursive: true });
      writeFileSync(join(house, file), `${content}\n`);
    }
    for (const config of ['tsconfig.json', 'client/tsconfig.json', '.dependency-cruiser.tsconfig.json'])
      cpSync(join(ROOT, config), join(house, config));
    const cruiser = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const config = join(ROOT, '.dependency-cruiser.cjs');
    const answer = await run(
      cruiser,
      ['src', 'client/src', '--config', config, '--output-type', 'json'],
      house,
    );
    const { summary } = JSON.parse(answer) as {
      summary: { totalCruised: number; violations: { from: string; rule: { name: string } }[] };
    };
    expect(summary.totalCruised).toBeGreaterThanOrEqual(Object.keys(files).length);
    return summary.violations.map(({ from, rule }) => ({ rule: rule.name, from }));
  }

  it('let a sound house pass', async () => {
    expect(await violationsIn(SOUND)).toEqual([]);
  });

  it('catch every planted violation', async () => {
    const planted = Object.fromEntries(PLANTED.map(([, file, content]) => [file, content]));
    const violations = await violationsIn({ ...SOUND, ...ACCOMPLICES, ...planted });
    const caught = new Set(violations.map(({ rule, from }) => `${rule} ${from}`));
    expect(PLANTED.map(([rule, file]) => `${rule} ${file}`).filter((plant) => !caught.has(plant))).toEqual(
      [],
    );
    const guilty = new Set([...Object.keys(planted), ...Object.keys(ACCOMPLICES)]);
    expect(violations.filter(({ from }) => !guilty.has(from))).toEqual([]);
  });

  it('know every alias of the client', () => {
    const aliasesIn = (file: string): string[] => {
      const config = JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as {
        compilerOptions: { paths: object };
      };
      return Object.keys(config.compilerOptions.paths).sort();
    };
    expect(aliasesIn('.dependency-cruiser.tsconfig.json')).toEqual(aliasesIn('client/tsconfig.json'));
  });

  it('are planted for every rule', async () => {
    const { forbidden } = (await import(join(ROOT, '.dependency-cruiser.cjs'))) as {
      forbidden: { name: string }[];
    };
    expect(new Set(PLANTED.map(([rule]) => rule))).toEqual(new Set(forbidden.map(({ name }) => name)));
  });

  it('let no service throw an HTTP exception', async () => {
    const script = join(mkdtempSync(join(ROOT, '.cache/layers-')), 'lint.mjs');
    houses.push(dirname(script));
    writeFileSync(
      script,
      `import { Linter } from 'eslint';
       import tseslint from 'typescript-eslint';
       import config from '../../eslint.config.mjs';
       const rules = config.filter((entry) => entry.rules?.['no-restricted-imports'] !== undefined);
       const parser = { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } };
       const lint = (file, line) => new Linter().verify(line, [parser, ...rules], file).map(({ ruleId }) => ruleId);
       process.stdout.write(JSON.stringify([
         lint('src/roll/roll.service.ts', "import { Injectable, NotFoundException } from '@nestjs/common';"),
         lint('src/roll/roll.service.ts', "import { HttpException } from '@nestjs/common';"),
         lint('src/roll/roll.service.ts', "import { HttpStatus } from '@nestjs/common';"),
         lint('src/roll/roll.service.ts', "import { Injectable } from '@nestjs/common';"),
         lint('src/platform/problem.filter.ts', "import { HttpException } from '@nestjs/common';"),
       ]));`,
    );
    const caught = ['no-restricted-imports'];
    expect(JSON.parse(await run(script, [], ROOT))).toEqual([caught, caught, caught, [], []]);
  });
});
