import { readFile, writeFile } from 'node:fs/promises';
import { generatedFiles } from './generate/generated-files.ts';

/** Writes every generated file, or with `--check` says which are out of date and exits with 1. */
const stale: string[] = [];
const check = process.argv.includes('--check');
for (const { path, text } of await generatedFiles()) {
  const present = await readFile(path, 'utf8').catch(() => '');
  if (present === text) continue;
  stale.push(path);
  if (!check) await writeFile(path, text);
}
process.stdout.write(report());
process.exitCode = check && stale.length > 0 ? 1 : 0;

function report(): string {
  if (stale.length === 0) return 'generated files are up to date\n';
  const list = stale.map((path) => `  ${path}\n`).join('');
  return check ? `out of date, run "npm run generate":\n${list}` : `written:\n${list}`;
}
