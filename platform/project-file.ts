import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The absolute path of a file of the project, wherever this code runs from: the sources or `dist`. */
export function projectFile(path: string): string {
  return join(projectRoot(import.meta.dirname), path);
}

function projectRoot(folder: string): string {
  const parent = dirname(folder);
  if (existsSync(join(folder, 'package.json')) || parent === folder) return folder;
  return projectRoot(parent);
}
