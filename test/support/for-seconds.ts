/**
 * Repeats a round for so many seconds; `TEST_SECONDS=60` makes all tests that do so run for a minute, to look for what
 * happens rarely.
 */
export async function forSeconds(seconds: number, round: () => Promise<unknown>): Promise<void> {
  const until = performance.now() + secondsOf(seconds) * 1000;
  do await round();
  while (performance.now() < until);
}

/** Milliseconds that such a test may take. */
export function timeoutOf(seconds: number): number {
  return (secondsOf(seconds) + 30) * 1000;
}

function secondsOf(seconds: number): number {
  return Number(process.env['TEST_SECONDS'] ?? seconds);
}
