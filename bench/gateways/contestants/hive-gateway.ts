import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFile } from '../../../platform/project-file.ts';
import type { Contestant } from './contestant.ts';

const FILES = ['package.json', 'package-lock.json', 'no-deduplication.mjs', 'deduplication.mjs'];

/**
 * Hive Gateway, with its executor in JavaScript and with its query planner in Rust. It is half a gigabyte, so it is
 * installed only when this benchmark wants it, from a lock file of its own, into a folder that `npm ci` clears.
 * @param install false takes part only when it is already there
 * @returns none when it cannot be installed
 */
export function hiveGateways(install: boolean, say: (line: string) => void): readonly Contestant[] {
  const source = projectFile('bench/gateways/hive');
  const folder = projectFile('node_modules/.cache/bench-gateways');
  const isThere = existsSync(join(folder, 'node_modules', '.package-lock.json')) && isSame(source, folder);
  if (!isThere && !install) {
    say('Hive Gateway takes no part: it is not installed yet, and a short run does not install it.');
    return [];
  }
  mkdirSync(folder, { recursive: true });
  for (const file of FILES) copyFileSync(join(source, file), join(folder, file));
  if (!isThere && !installInto(folder, say)) return [];
  return [
    hive('Hive Gateway', folder, []),
    hive('Hive Gateway, Rust planner', folder, ['--hive-router-runtime']),
  ];
}

function isSame(source: string, folder: string): boolean {
  const lock = join(folder, 'package-lock.json');
  return (
    existsSync(lock) && readFileSync(lock, 'utf8') === readFileSync(join(source, 'package-lock.json'), 'utf8')
  );
}

function installInto(folder: string, say: (line: string) => void): boolean {
  say('installing Hive Gateway (half a gigabyte, a minute or so)');
  const { status, stderr } = spawnSync(
    'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', folder],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  if (status === 0) return true;
  say(
    `Hive Gateway takes no part: it could not be installed (${stderr.trim().split('\n').at(-1) ?? 'npm failed'}).`,
  );
  return false;
}

function hive(name: string, folder: string, flags: readonly string[]): Contestant {
  const program = join(folder, 'node_modules/@graphql-hive/gateway/dist/bin.js');
  return {
    name,
    canDeduplicate: true,
    launch: ({ port, supergraphFile, deduplicate }) => ({
      command: [program, 'supergraph', supergraphFile, ...options(port, folder, deduplicate), ...flags],
      env: { NODE_ENV: 'production' },
      pingPath: '/healthcheck',
    }),
  };
}

function options(port: number, folder: string, deduplicate: boolean): readonly string[] {
  const config = join(folder, deduplicate ? 'deduplication.mjs' : 'no-deduplication.mjs');
  return ['--host', '127.0.0.1', '--port', String(port), '--fork', '1', '--config-path', config];
}
