import { fstatSync, write, writeSync } from 'node:fs';
import { Socket } from 'node:net';

/** Where log lines go. Writing one never throws, never waits and never keeps the process from ending. */
export interface LogDestination {
  write(line: string): void;
}

export interface LogDestinationOptions {
  /** Made of the number of lines lost; written as soon as there is room again. */
  readonly describeLoss: (lines: number) => string;
  /** Bytes that may wait to be written; lines beyond are lost. Default one million. */
  readonly maxWaiting?: number;
}

/**
 * Writes to a file descriptor that may fill up, stall or break: a full disk, a pipe that nobody reads. Lines are kept
 * back up to a bound, then lost and counted; the count is written when there is room. Pino's own destination waits for
 * ever in its exit hook when the disk is full.
 */
export function openLogDestination(fd: number, options: LogDestinationOptions): LogDestination {
  const queue = new LineQueue(options);
  let state: 'unused' | 'idle' | 'writing' | 'waiting' = 'unused';
  const writeNext = (): void => {
    const piece = queue.next();
    state = piece ? 'writing' : 'idle';
    if (piece) write(fd, piece, settle);
  };
  const settle = (error: Error | null, written: number): void => {
    if (!error) {
      queue.advance(written);
      return writeNext();
    }
    state = 'waiting';
    setTimeout(writeNext, RETRY_MS).unref();
  };
  const prepare = (): void => {
    neverBlock(fd);
    process.once('exit', () => {
      // What is on its way is written by its thread.
      if (state === 'writing') queue.skip();
      writeLast(fd, queue);
    });
  };
  return {
    write(line): void {
      queue.add(line);
      if (state === 'unused') prepare();
      if (state === 'unused' || state === 'idle') writeNext();
    },
  };
}

/** Milliseconds after which a descriptor that took nothing is tried again. */
const RETRY_MS = 100;

/**
 * Node writes to files in a thread; a thread that waits for a pipe's reader would keep the process from exiting. The
 * socket is never used: making it switches the descriptor to non-blocking.
 */
function neverBlock(fd: number): void {
  const kind = fstatSync(fd);
  if (kind.isFIFO() || kind.isSocket()) new Socket({ fd, readable: false, writable: true }).unref();
}

/** Milliseconds that a process which ends waits for a slow reader. */
const LAST_PATIENCE_MS = 200;

function writeLast(fd: number, queue: LineQueue): void {
  const deadline = performance.now() + LAST_PATIENCE_MS;
  for (let piece = queue.next(); piece !== undefined; piece = queue.next()) {
    try {
      queue.advance(writeSync(fd, piece));
    } catch (error) {
      const mayWait = (error as NodeJS.ErrnoException).code === 'EAGAIN' && performance.now() < deadline;
      if (!mayWait) return;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

/** Several processes may write to one pipe: up to so many bytes the system keeps in one piece (PIPE_BUF). */
const MAX_PIECE = 4096;

/** Lines in order, cut into pieces to be written; a piece that was written in part goes on where it stopped. */
class LineQueue {
  readonly #describeLoss: (lines: number) => string;
  readonly #maxWaiting: number;
  #lines: string[] = [];
  #current: Buffer | undefined;
  #waiting = 0;
  #lost = 0;

  constructor({ describeLoss, maxWaiting = 1_000_000 }: LogDestinationOptions) {
    this.#describeLoss = describeLoss;
    this.#maxWaiting = maxWaiting;
  }

  add(line: string): void {
    if (this.#waiting + line.length > this.#maxWaiting) {
      this.#lost++;
      return;
    }
    this.#waiting += line.length;
    this.#lines.push(line);
  }

  /** What is to be written now; the same again until it is said how much was written. */
  next(): Buffer | undefined {
    if (this.#lines.length > 0 || this.#current) this.#current ??= this.#takePiece();
    return this.#current;
  }

  advance(bytes: number): void {
    const rest = this.#current?.subarray(bytes);
    this.#current = rest && rest.length > 0 ? rest : undefined;
    if (this.#current || this.#lost === 0) return;
    const lost = this.#lost;
    this.#lost = 0;
    this.#lines.push(this.#describeLoss(lost));
  }

  /** Gives up the piece that `next` told last. */
  skip(): void {
    this.#current = undefined;
  }

  #takePiece(): Buffer {
    let count = 0;
    let length = 0;
    for (const line of this.#lines) {
      if (count > 0 && length + line.length > MAX_PIECE) break;
      length += line.length;
      count++;
    }
    this.#waiting -= length;
    return Buffer.from(this.#lines.splice(0, count).join(''));
  }
}
