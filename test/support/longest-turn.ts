/**
 * Milliseconds of CPU that the longest turn of the event loop took meanwhile, as on a machine that parses a megabyte of
 * JSON in ten: CPU of this thread, since others may run beside it, and the unit since machines differ.
 */
export async function longestTurn(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let isOver = false;
  let turnBegan = cpuMs();
  const turn = (): void => {
    const now = cpuMs();
    longest = Math.max(longest, now - turnBegan);
    turnBegan = now;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  await work();
  isOver = true;
  return longest / unit();
}

/** Of this thread. Newer than TypeScript's library. */
function cpuMs(): number {
  const { user, system } = (process as unknown as { threadCpuUsage(): NodeJS.CpuUsage }).threadCpuUsage();
  return (user + system) / 1_000;
}

/** How many times slower than the machine on which the bound was set; never faster. */
function unit(): number {
  const text = `[${'{"id":"008090990001","n":[1,2,3]},'.repeat(30_000)}0]`;
  const times = Array.from({ length: 5 }, () => {
    const began = cpuMs();
    JSON.parse(text);
    return cpuMs() - began;
  });
  return Math.max(1, Math.min(...times) / 10);
}
