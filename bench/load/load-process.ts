import autocannon from 'autocannon';
import { createHistogram } from 'node:perf_hooks';
import type { LoadJob, LoadResult } from './load-job.ts';

/** Sends load for its parent, in a process of its own so that what it costs falls on nobody else. */
process.on('message', (job: LoadJob) => {
  void sendLoad(job).then((result) => process.send?.(result));
});
process.on('disconnect', () => process.exit());

async function sendLoad(job: LoadJob): Promise<LoadResult> {
  // autocannon's own percentiles are whole milliseconds; ours are microseconds.
  const latency = createHistogram({ figures: 3 });
  const cpuBefore = process.cpuUsage();
  const startedAt = performance.now();
  // autocannon ends at its next tick, which may be long after the last answer.
  let lastAnswerAt = startedAt;
  const { requests, non2xx, errors, timeouts, mismatches } = await new Promise<autocannon.Result>(
    (resolve, reject) => {
      const options = {
        url: job.url,
        connections: job.connections,
        ...(job.amount === undefined ? { duration: job.seconds } : { amount: job.amount, sampleInt: 100 }),
        timeout: 30,
        setupClient: rotateBodies(job),
        verifyBody: hasNoErrors,
      };
      const run = autocannon(options, (error, result) => (error ? reject(error as Error) : resolve(result)));
      run.on('response', (_client, _status, _bytes, ms) => {
        lastAnswerAt = performance.now();
        latency.record(Math.max(1, Math.round(ms * 1000)));
      });
    },
  );
  const { user, system } = process.cpuUsage(cpuBefore);
  return {
    requests: requests.total,
    seconds: (lastAnswerAt - startedAt) / 1000,
    // The histogram of no answers says zero.
    p50: latency.count === 0 ? Number.NaN : latency.percentile(50),
    p99: latency.count === 0 ? Number.NaN : latency.percentile(99),
    failures: non2xx + errors + timeouts + mismatches,
    ownCpu: (user + system) / requests.total,
  };
}

/** Connections in step would send equal requests at the same moment, which is not what different people do. */
function rotateBodies({ bodies, connections }: LoadJob): (client: autocannon.Client) => void {
  const requests = bodies.map((body) => ({ method: 'POST' as const, headers: HEADERS, body }));
  const first = Math.floor(Math.random() * requests.length);
  let client = 0;
  return (connection) => {
    const start = (first + Math.floor((client++ * requests.length) / connections)) % requests.length;
    connection.setRequests([...requests.slice(start), ...requests.slice(0, start)]);
  };
}

const HEADERS = { 'content-type': 'application/json', accept: 'application/json' };

function hasNoErrors(body: unknown): boolean {
  return typeof body === 'string' && body.startsWith('{') && !body.includes('"errors":');
}
