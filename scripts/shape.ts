import { refuseOldNode } from '../platform/refuse-old-node.ts';

refuseOldNode();
const { reportShape } = await import('./shape/report-shape.ts');
await reportShape();
process.exit(0);
