// Runs the hostile suite, adds up what its files counted, and prints it. Ends with 1 where anything at all happened.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LEAST_INPUTS = 5000;
const harms = ['executions', 'leaks', 'outside writes', 'connections', 'crashes'];

const repository = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'gathering-tally-'));
const args = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
const chosen = process.argv.slice(2);
const jest = spawnSync(process.execPath, [...args, '--config', 'tests/hostile/jest.config.json', ...chosen], {
  cwd: repository,
  stdio: 'inherit',
  env: { ...process.env, HOSTILE_TALLY: folder },
});

const tallies = readdirSync(folder)
  .sort()
  .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
rmSync(folder, { recursive: true });

const total = (name) => tallies.reduce((sum, tally) => sum + tally.counts[name], 0);
const columns = ['inputs', ...harms];
const row = (name, count) =>
  `${name.padEnd(24)}${columns.map((column) => String(count(column)).padStart(column.length + 2)).join('')}`;
const lines = [
  row('', (column) => column),
  ...tallies.map(({ name, counts }) => row(name, (column) => counts[column])),
  row('all', total),
  ...tallies.flatMap(({ notChecked }) => [...new Set(notChecked)].map((what) => `Not checked: ${what}.`)),
];
process.stdout.write(`\n${[...new Set(lines)].join('\n')}\n`);
const happened = harms.filter((harm) => total(harm) > 0);
const tooFew = chosen.length === 0 && total('inputs') < LEAST_INPUTS;
if (tooFew) process.stdout.write(`There must be ${LEAST_INPUTS} inputs at least.\n`);
process.exitCode = jest.status !== 0 || happened.length > 0 || tooFew ? 1 : 0;
