/**
 * `npm run build`: compiles into `dist`, when something that is compiled has changed since it was last done. Plain
 * JavaScript, since it must run before anything has been compiled.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const STAMP = join(ROOT, 'dist', '.built-from');
const SETTINGS = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];

/** True when `dist` holds a build, of whatever state of the sources. */
export function isBuilt() {
  return existsSync(STAMP);
}

/** Ends the process when the sources cannot be compiled; the compiler has said why. */
export function build() {
  const sources = fingerprint();
  if (isBuilt() && readFileSync(STAMP, 'utf8') === sources) return;
  rmSync(STAMP, { force: true });
  const compiler = join(ROOT, 'node_modules/typescript-7/bin/tsc');
  const options = ['-p', join(ROOT, 'tsconfig.build.json')];
  const { status } = spawnSync(process.execPath, [compiler, ...options], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, sources);
}

/** Name, size and time of each file: a file that was removed, or came back older, counts as a change. */
function fingerprint() {
  const { include } = JSON.parse(readFileSync(join(ROOT, 'tsconfig.build.json'), 'utf8'));
  const sources = include.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(folder, file)),
  );
  const hash = createHash('sha256');
  for (const file of [...SETTINGS, ...sources.sort()]) {
    const { size, mtimeMs } = statSync(join(ROOT, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build();
