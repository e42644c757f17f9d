/** How a process ended. */
export interface WorkerEnd {
  readonly code: number | null;
  readonly signal: string | null;
}

/** No worker comes up. Whatever a worker had to say it has written to standard error itself. */
export class NoWorkerError extends Error {
  override readonly name = 'NoWorkerError';
  /** False: the worker has said all there is to say. */
  readonly isNews: boolean;

  constructor({ code, signal }: WorkerEnd, attempts: number) {
    const how = signal === null ? `with exit code ${code}` : `by ${signal}`;
    super(
      attempts === 1
        ? `The gateway cannot start: its first worker ended ${how} before it listened.`
        : `The gateway gives up: ${attempts} workers in a row ended before they listened, the last one ${how}; what they wrote stands above.`,
    );
    this.isNews = attempts > 1 || code !== 1;
  }
}
