import { projectFile } from '../../../platform/project-file.ts';
import type { Contestant } from './contestant.ts';

/** Ours with nothing set: what somebody gets who just starts it, a log line for each request included. */
export const asShipped: Contestant = own('citizen-graph, as shipped', {});

/** Ours with the settings that make it comparable: the others check no rights and log no requests. */
export const comparable: Contestant = own('citizen-graph', { AUTH: 'off', LOG_LEVEL: 'error' });

/** The same, with undici where it has a client of its own: what that one brings (docs/adr/0012). */
export const overUndici: Contestant = own('citizen-graph, over undici', {
  AUTH: 'off',
  LOG_LEVEL: 'error',
  SUBGRAPH_CLIENT: 'undici',
});

function own(name: string, env: Readonly<Record<string, string>>): Contestant {
  return {
    name,
    canDeduplicate: true,
    launch: ({ port, supergraphFile, deduplicate }) => ({
      command: [projectFile('dist/gateway/main.js')],
      env: {
        ...env,
        PORT: String(port),
        SUPERGRAPH: supergraphFile,
        // As with our own supergraph: its registers repeat the nonce, and so do the stubs.
        SUBGRAPH_NONCE: 'on',
        WORKERS: '1',
        SHARE_IN_FLIGHT: deduplicate ? 'on' : 'off',
      },
      pingPath: '/health',
    }),
  };
}
