import { SingleBar } from 'cli-progress';

/** Tells a waiting person how far long work has come. */
export interface Progress {
  /** @param total steps, or 0 when nobody knows. */
  start(what: string, total: number): ProgressStep;
}

export interface ProgressStep {
  advance(steps: number): void;
  end(): void;
}

/** A bar on a terminal, a line at start and end elsewhere; on standard error, so that output can be piped. */
export function showProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  return {
    start: (what, total) => (stream.isTTY && total > 0 ? bar(stream, what, total) : lines(stream, what)),
  };
}

export const noProgress: Progress = { start: () => ({ advance: () => {}, end: () => {} }) };

function bar(stream: NodeJS.WriteStream, what: string, total: number): ProgressStep {
  const single = new SingleBar({
    stream,
    format: `${what} {bar} {percentage} % · {eta_formatted} left`,
    hideCursor: true,
  });
  single.start(total, 0);
  return { advance: (steps) => single.increment(steps), end: () => single.stop() };
}

function lines(stream: NodeJS.WriteStream, what: string): ProgressStep {
  const started = performance.now();
  stream.write(`${what} …\n`);
  return {
    advance: () => {},
    end: () => stream.write(`${what}: done in ${((performance.now() - started) / 1000).toFixed(1)} s\n`),
  };
}
