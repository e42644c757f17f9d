/**
 * `npm run check`: everything a change must pass, cheapest first, one line a step. Stops nothing on the first failure,
 * so that one run shows all of them; exit code 1 when any failed. Arguments name steps: `npm run check -- lint types`.
 * Plain JavaScript, since it must run before anything has been compiled.
 */
import { spawnSync } from 'node:child_process';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 17)) {
  process.stderr.write(
    `This is Node ${process.versions.node}, but Node 22.17 or newer is needed: see README.md.\n`,
  );
  process.exit(1);
}

const STEPS = [
  ['format', ['npm', 'run', '-s', 'check:format']],
  ['lint', ['npm', 'run', '-s', 'check:lint']],
  ['types', ['npm', 'run', '-s', 'check:types']],
  ['borders', ['npm', 'run', '-s', 'check:borders']],
  ['unused', ['npm', 'run', '-s', 'check:unused']],
  ['drift', ['npm', 'run', '-s', 'check:drift']],
  [
    'tests',
    ['npm', 'test', '--', '--reporter=default', '--reporter=json', '--outputFile.json=.vitest-report.json'],
  ],
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !STEPS.some(([known]) => known === name));
if (unknown.length > 0) {
  const names = STEPS.map(([name]) => name).join(', ');
  process.stderr.write(`unknown step: ${unknown.join(', ')}; there are ${names}\n`);
  process.exit(2);
}

const steps = STEPS.filter(([name]) => wanted.length === 0 || wanted.includes(name));
const failed = steps.filter(([name, command]) => !runStep(name, command)).map(([name]) => name);
process.stdout.write(failed.length === 0 ? 'check passed\n' : `check failed: ${failed.join(', ')}\n`);
process.exit(failed.length === 0 ? 0 : 1);

function runStep(name, [program, ...args]) {
  const startedAt = performance.now();
  const { status, error, stdout, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const passed = status === 0;
  process.stdout.write(`${passed ? 'ok    ' : 'FAILED'} ${name.padEnd(8)} ${seconds.padStart(6)} s\n`);
  // A step that passed has nothing to say.
  if (!passed) process.stdout.write(`${error ? String(error) : `${stdout}${stderr}`}\n`);
  return passed;
}
