import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectFile } from '../../platform/project-file.ts';

/** The project compiled as for production, for tests that need real processes. */
export interface Build {
  /** Absolute path of a compiled file, e.g. `file('gateway/main.js')`. */
  file(path: string): string;
  remove(): void;
}

/** Compiles, without checking types, into a folder of its own, below the project so that its packages are found. */
export function build(): Build {
  const cache = projectFile('node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'build-'));
  const compiler = projectFile('node_modules/typescript-7/bin/tsc');
  const options = ['-p', projectFile('tsconfig.build.json'), '--outDir', folder, '--noCheck'];
  execFileSync(process.execPath, [compiler, ...options]);
  return {
    file: (path) => join(folder, path),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
