import { refuseOldNode } from '../platform/refuse-old-node.ts';

refuseOldNode();
const { runSeed } = await import('./seed-province/run-seed.ts');
process.exitCode = await runSeed(process.argv.slice(2));
