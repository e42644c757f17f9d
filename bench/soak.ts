import { refuseOldNode } from '../platform/refuse-old-node.ts';

refuseOldNode();
const { runSoak } = await import('./soak/run-soak.ts');
await runSoak(process.argv.slice(2));
