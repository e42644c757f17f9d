/** Repeats a round so many times; with `TEST_SECONDS=60` for a minute, to look for what happens rarely. */
export async function repeat(times: number, round: () => Promise<unknown>): Promise<void> {
  const until = performance.now() + LONGER_SECONDS * 1000;
  for (let done = 0; done < times || performance.now() < until; done += 1) await round();
}

const LONGER_SECONDS = Number(process.env['TEST_SECONDS'] ?? 0);

/** Milliseconds that a test with such rounds may take. */
export const REPEATING_MS = (LONGER_SECONDS + 30) * 1000;
