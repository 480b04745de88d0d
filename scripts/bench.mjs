import './node-version.mjs';

const { existsSync, readdirSync, readFileSync, statSync } = await import('node:fs');
const { join } = await import('node:path');
const { prepare } = await import('./prepare.mjs');
const { runPrograms } = await import('./programs.mjs');
const { root } = await import('./running.mjs');

await prepare();
process.env.NODE_ENV ??= 'production';
const begun = Date.now();
runPrograms('bench');

const folder = join(root, 'bench', 'results');
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const figures = (existsSync(folder) ? readdirSync(folder) : [])
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({
    ...JSON.parse(readFileSync(join(folder, name), 'utf8')),
    // A program that failed leaves the figure of an earlier run.
    isOld: statSync(join(folder, name)).mtimeMs < begun,
  }))
  .filter(({ name }) => wanted.length === 0 || wanted.includes(name));

const rows = figures.map(({ name, unit, ours, referenceValue, ratio, goal, isOld }) => {
  const isMet = goal.atMost === undefined ? ratio >= goal.atLeast : ratio <= goal.atMost;
  const wish = goal.atMost === undefined ? `≥ ${goal.atLeast}` : `≤ ${goal.atMost}`;
  return [
    name,
    `${ours} ${unit}`,
    `${referenceValue} ${unit}`,
    ratio.toFixed(2),
    wish,
    `${isMet ? 'met' : 'MISSED'}${isOld ? ', of an earlier run' : ''}`,
  ];
});
const table = [['figure', 'ours', 'reference', 'ratio', 'goal', ''], ...rows];
const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
for (const row of table)
  console.log(
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  );
