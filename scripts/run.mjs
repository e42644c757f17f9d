/**
 * Runs a command of the project: `node scripts/run.mjs scripts/start`. Builds before where sources have changed; not to
 * print a help, unless nothing was ever built.
 */
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { build, isBuilt } from './build.mjs';

const [command, ...args] = process.argv.slice(2);
const asksForHelp = args.includes('--help') || args.includes('-h');
if (!asksForHelp || !isBuilt()) build();
const script = resolve(import.meta.dirname, '../dist', `${command}.js`);
process.argv.splice(1, 2, script);
await import(pathToFileURL(script).href);
