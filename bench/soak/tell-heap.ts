/**
 * Loaded into the gateway's processes beside their own code (`--import`), with `--expose-gc`: on SIGUSR2 it collects
 * garbage and writes a line on what stays. So the gateway is the real one, and only what is alive is counted.
 */
const { gc } = globalThis;

function tellHeap(): void {
  gc?.();
  // What finalizers let go of is only garbage in a second round.
  setImmediate(() => {
    gc?.();
    const { heapUsed, external, rss } = process.memoryUsage();
    process.stderr.write(
      `${JSON.stringify({ soak: 'heap', pid: process.pid, bytes: heapUsed + external, rss })}\n`,
    );
  });
}

process.on('SIGUSR2', tellHeap);
process.stderr.write(`${JSON.stringify({ soak: 'born', pid: process.pid })}\n`);
