import { refuseOldNode } from '../platform/refuse-old-node.ts';

refuseOldNode();
const { runRegisters } = await import('./registers/run-registers.ts');
await runRegisters(process.argv.slice(2));
