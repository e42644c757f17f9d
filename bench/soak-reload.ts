import { refuseOldNode } from '../platform/refuse-old-node.ts';

refuseOldNode();
const { runReloadSoak } = await import('./reload/run-reload-soak.ts');
await runReloadSoak(process.argv.slice(2));
