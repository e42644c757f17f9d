import { projectFile } from '../../../platform/project-file.ts';
import type { Contestant } from './contestant.ts';

/** Apollo Server with Apollo Gateway, as their manuals set them up. */
export const stock: Contestant = {
  name: 'Apollo Server + Gateway',
  canDeduplicate: false,
  launch: ({ port, supergraphFile }) => ({
    command: [projectFile('dist/bench/gateways/contestants/stock-process.js'), String(port), supergraphFile],
    // It would report to its maker every hour.
    env: { NODE_ENV: 'production', APOLLO_TELEMETRY_DISABLED: '1' },
    pingPath: `/?query=${encodeURIComponent('{__typename}')}`,
  }),
};
