import { existsSync, lstatSync, statSync } from 'node:fs';
import { dirname, parse } from 'node:path';

/** The identity PostgreSQL runs under; empty: the same as ours. */
export interface RunAs {
  readonly uid?: number;
  readonly gid?: number;
}

/** `nobody` on every system that has one; as a number it needs no entry in the user table. */
const NOBODY = 65_534;

/** PostgreSQL refuses to run as root, so as root its processes get `nobody`'s identity: no user has to be created. */
export function chooseRunAs(): RunAs {
  return process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
}

/** True when the other identity can walk down to `path`, which may not exist yet; ours always can. */
export function canReach({ uid }: RunAs, path: string): boolean {
  return uid === undefined || parentsOf(path).every((folder) => isPassable(folder, uid));
}

/** True when the other identity can execute the file. */
export function canExecute(runAs: RunAs, file: string): boolean {
  return canReach(runAs, file) && (runAs.uid === undefined || (statSync(file).mode & 0o005) === 0o005);
}

function parentsOf(path: string): readonly string[] {
  const folders: string[] = [];
  for (let at = dirname(path); at !== parse(at).root; at = dirname(at)) folders.push(at);
  return folders.filter((folder) => existsSync(folder));
}

function isPassable(folder: string, uid: number): boolean {
  const { mode, uid: owner } = lstatSync(folder).isSymbolicLink() ? statSync(folder) : lstatSync(folder);
  return (mode & (owner === uid ? 0o100 : 0o001)) !== 0;
}
