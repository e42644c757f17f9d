import { refuseOldNode } from '../platform/refuse-old-node.ts';

refuseOldNode();
const { runStart } = await import('./start/run-start.ts');
await runStart();
