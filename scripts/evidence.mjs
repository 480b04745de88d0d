import './node-version.mjs';

const { prepare } = await import('./prepare.mjs');
const { runPrograms } = await import('./programs.mjs');
await prepare();
runPrograms('test/evidence');
