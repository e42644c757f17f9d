import { refuseOldNode } from '../platform/refuse-old-node.ts';

refuseOldNode();
const { runGateways } = await import('./gateways/run-gateways.ts');
await runGateways(process.argv.slice(2));
