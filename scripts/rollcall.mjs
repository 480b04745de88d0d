import './node-version.mjs';

const { prepare } = await import('./prepare.mjs');
await prepare({ client: false });
process.env.NODE_ENV ??= 'production';
await import('../dist/src/cli.js');
