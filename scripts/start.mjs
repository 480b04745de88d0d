import './node-version.mjs';

const { prepare } = await import('./prepare.mjs');
await prepare();
process.env.NODE_ENV ??= 'production';
await import('../dist/src/main.js');
