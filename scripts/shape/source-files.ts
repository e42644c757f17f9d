import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { projectFile } from '../../platform/project-file.ts';

/** One committed file of source. */
export interface SourceFile {
  /** From the project's folder, e.g. `gateway/engine/engine.ts`. */
  readonly path: string;
  readonly folder: string;
  /** What is summed up: `gateway/engine`, `subgraphs/land`, `platform`. */
  readonly room: string;
  readonly text: string;
  readonly lines: number;
}

/** Every TypeScript file that git knows of. */
export function sourceFiles(): readonly SourceFile[] {
  const cwd = projectFile('.');
  const listed = execFileSync('git', ['ls-files', '*.ts', '*.tsx'], { cwd, encoding: 'utf8' });
  return listed
    .trimEnd()
    .split('\n')
    .map((path) => {
      const text = readFileSync(projectFile(path), 'utf8');
      return { path, folder: dirname(path), room: roomOf(path), text, lines: text.split('\n').length - 1 };
    });
}

/** Rooms of the gateway and of the subgraphs are their folders; everything else is one room a folder. */
function roomOf(path: string): string {
  const [first = '', second = '', third] = path.split('/');
  if (first !== 'gateway' && first !== 'subgraphs') return path.includes('/') ? first : '(loose)';
  return third === undefined ? `${first} (loose)` : `${first}/${second}`;
}
