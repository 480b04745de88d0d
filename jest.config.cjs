/** @type {import('jest').Config} */
const shared = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          keepClassNames: true,
        },
        module: { type: 'commonjs' },
      },
    ],
  },
};

/** The client's modules: TSX, types-only contracts, styles that are nothing here. */
const client = {
  ...shared,
  displayName: 'client',
  // What covers the law is its own tests, not a screen that happens to use it.
  coveragePathIgnorePatterns: ['/'],
  testMatch: ['<rootDir>/client/src/**/*.spec.{ts,tsx}'],
  moduleNameMapper: {
    '^@domain/(.*)$': '<rootDir>/src/domain/$1',
    '\\.css$': '<rootDir>/client/build/no-styles.cjs',
  },
  transformIgnorePatterns: ['/node_modules/(?!(?:d3-\\w+|internmap|idb)/)'],
  transform: {
    '^.+\\.(?:tsx?|js)$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
};

module.exports = {
  maxWorkers: 2,
  // With --coverage, as the checks run it: whatever decides is covered whole. Two files are types and nothing else.
  coverageProvider: 'v8',
  collectCoverageFrom: [
    'src/domain/**/*.ts',
    '!**/*.spec.ts',
    '!src/domain/events.ts',
    '!src/domain/record-entry.ts',
  ],
  coverageReporters: [['text', { skipFull: true }]],
  coverageThreshold: { global: { branches: 100, functions: 100, lines: 100 } },
  testTimeout: 30_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/unit/**/*.spec.ts'],
    },
    client,
    {
      ...shared,
      displayName: 'e2e',
      testMatch: ['<rootDir>/test/*.e2e-spec.ts'],
      globalSetup: '<rootDir>/test/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/support/global-teardown.ts',
    },
    {
      ...shared,
      displayName: 'browser',
      testMatch: ['<rootDir>/test/browser/*.browser-spec.ts'],
    },
  ],
};
