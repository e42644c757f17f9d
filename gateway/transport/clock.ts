/** Time, as the transport sees it; a parameter, so that tests decide what time it is. */
export interface Clock {
  /** Milliseconds, monotonic; the origin is that of `performance.now()`. */
  now(): number;
  /** Runs `task` once after so many milliseconds, unless the function returned is called before. */
  after(ms: number, task: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  after: (ms, task) => {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};
