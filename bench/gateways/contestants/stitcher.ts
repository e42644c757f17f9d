import { projectFile } from '../../../platform/project-file.ts';
import type { Contestant } from './contestant.ts';

/**
 * The limit: a program written by hand for two queries and nothing else, on the gateway's own transport. It makes the
 * same fetches, but knows no schema, checks nothing and cannot fail in parts.
 */
export function stitcher(stubUrls: ReadonlyMap<string, string>): Contestant {
  const addresses = [...stubUrls].map(([name, url]) => `${name}=${url}`);
  return {
    name: 'hand-written for Q1 and Q2',
    queries: ['Q1', 'Q2'],
    canDeduplicate: false,
    launch: ({ port }) => ({
      command: [
        projectFile('dist/bench/gateways/contestants/stitcher-process.js'),
        String(port),
        ...addresses,
      ],
      env: { NODE_ENV: 'production' },
      pingPath: '/health',
    }),
  };
}
