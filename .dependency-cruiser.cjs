const { resolve } = require('node:path');

/**
 * The layers and the wall of docs/architecture.md as build rules:
 * app ▸ live, reports ▸ official/tally ▸ campaign/* │ official/* ▸ roll ▸ elections ▸ accounts ▸ platform;
 * everyone may use domain. test/unit/layers.spec.ts plants a violation of each rule.
 */
const spec = '\\.(?:e2e-)?spec\\.tsx?$';
const feature = '(?:campaign|official)/[^/]+(?=/)|accounts|elections|roll|live|reports';
/** From the lowest to the highest; a layer may import those before it. */
const layers = ['platform', 'accounts', 'elections', 'roll', 'campaign|official', 'live|reports'];

const layerRules = layers.slice(0, -1).map((layer, index) => ({
  name: `layer-${layer.replace('|', '-')}`,
  comment: `A layer imports only those below it; ${layer.replace('|', ' and ')} reached up.`,
  severity: 'error',
  from: { path: `^src/(?:${layer})/`, pathNot: spec },
  to: { path: `^src/(?:${layers.slice(index + 1).join('|')})/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'wall-campaign-official',
      comment: 'A union’s assessments are its secret: the campaign never imports the official wing.',
      severity: 'error',
      from: { path: '^src/campaign/' },
      to: { path: '^src/official/' },
    },
    {
      name: 'wall-official-campaign',
      comment: 'The official wing is seen by both parties: it never imports the campaign.',
      severity: 'error',
      from: { path: '^src/official/' },
      to: { path: '^src/campaign/' },
    },
    {
      name: 'secrecy-line',
      comment:
        'How a ballot was marked must not be joinable to who sent it: the count never reaches a person.',
      severity: 'error',
      from: { path: '^src/official/count/' },
      to: { path: '^src/(?:roll|official/envelopes|official/challenges)/', reachable: true },
    },
    ...layerRules,
    {
      name: 'layer-tally',
      comment:
        'The tally reads numbers from both sides of the secrecy line; nothing in the wing reads the tally.',
      severity: 'error',
      from: { path: '^src/official/[^/]+/', pathNot: ['^src/official/tally/', spec] },
      to: { path: '^src/official/tally/' },
    },
    {
      name: 'layer-app',
      comment:
        'The application is put together at the top; nothing below imports it, but platform opens the data source.',
      severity: 'error',
      from: { path: `^src/(?:domain|${layers.join('|')})/`, pathNot: spec },
      to: { path: '^src/(?:[^/]+\\.ts$|cli/)', pathNot: '^src/data-source\\.ts$' },
    },
    {
      name: 'across-folders',
      comment: 'Across feature folders only another folder’s service or contract is imported.',
      severity: 'error',
      from: { path: `^src/(${feature})/`, pathNot: ['\\.module\\.ts$', spec] },
      to: { path: `^src/(?:${feature})/`, pathNot: ['^src/$1/', '\\.(?:service|contract)\\.ts$'] },
    },
    {
      name: 'across-folders-modules',
      comment: 'A module file may also import the module files of other folders.',
      severity: 'error',
      from: { path: `^src/(${feature})/.*\\.module\\.ts$` },
      to: { path: `^src/(?:${feature})/`, pathNot: ['^src/$1/', '\\.(?:service|contract|module)\\.ts$'] },
    },
    {
      name: 'domain-is-pure',
      comment: 'The domain runs in Node and in the browser: nothing but itself and @noble.',
      severity: 'error',
      from: { path: '^src/domain/', pathNot: spec },
      to: { pathNot: ['^src/domain/', 'node_modules/@noble/(?:hashes|curves)/'] },
    },
    {
      name: 'controllers-without-typeorm',
      comment: 'A controller is one line per route: database work belongs in the service.',
      severity: 'error',
      from: { path: '\\.controller\\.ts$' },
      to: { path: 'node_modules/(?:typeorm|@nestjs/typeorm)/' },
    },
    {
      name: 'client-sees-domain-and-contracts',
      comment: 'Of the server the client sees only the domain and the wire contracts.',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^src/', pathNot: ['^src/domain/', '\\.contract\\.ts$'] },
    },
    {
      name: 'client-sees-contract-types',
      comment: 'Contracts carry decorators of the server: the client imports them as types only.',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^src/.*\\.contract\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'server-without-client',
      comment: 'The server loads the built client; it never imports its source.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^client/' },
    },
    {
      name: 'no-cycles',
      comment: 'Files that need each other are one file, or need a third. Types alone may point back.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    // The client's aliases, from the root: dependency-cruiser resolves them against the folder it runs in.
    tsConfig: { fileName: resolve('.dependency-cruiser.tsconfig.json') },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(?:^|/)dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.json'],
    },
  },
};
