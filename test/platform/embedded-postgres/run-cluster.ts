import { startCluster } from '../../../platform/embedded-postgres/start-cluster.ts';

/** A process of its own that a test can kill: `run-cluster.ts <data folder>`; says its addresses, then serves. */
const cluster = await startCluster({ dataFolder: process.argv[2] ?? '', databases: ['register'] });
process.stdout.write(`${JSON.stringify({ url: cluster.url('register'), pid: cluster.pid() })}\n`);
setInterval(() => undefined, 60_000);
