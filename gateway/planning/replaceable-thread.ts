import { Worker } from 'node:worker_threads';

/** The thread has ended under an order: it crashed, or ran out of memory. */
export class ThreadLostError extends Error {
  override readonly name = 'ThreadLostError';
}

/** An order took too long, and the thread was ended with it. */
export class ThreadTimeoutError extends Error {
  override readonly name = 'ThreadTimeoutError';
}

export interface ThreadOptions {
  readonly program: URL;
  /** Told when the thread has ended and was not told to; the next order starts another. */
  readonly onLoss: (reason: string) => void;
}

interface Asked<Reply> {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (reason: Error) => void;
}

/** Megabytes: far more than any plan needs, far less than the machine has. */
const MAX_HEAP_MB = 1_024;

/** A thread that obeys one order at a time, and has a successor when it ends. Keeps no idle process alive. */
export class ReplaceableThread<Order, Reply> {
  readonly #options: ThreadOptions;
  #worker: Worker | undefined;
  #asked: Asked<Reply> | undefined;
  /** By the one that runs: a program that ends before its first answer is not started again until somebody asks. */
  #hasAnswered = false;
  #isClosed = false;

  constructor(options: ThreadOptions) {
    this.#options = options;
    this.#worker = this.#start();
  }

  /** Rejects with `ThreadTimeoutError` or `ThreadLostError`. The order before must have been answered. */
  async ask(order: Order, timeoutMs: number): Promise<Reply> {
    if (this.#isClosed) throw new Error('the planning thread is closed');
    const worker = (this.#worker ??= this.#start());
    worker.ref();
    const timer = setTimeout(() => this.#lose(worker, new ThreadTimeoutError('it took too long')), timeoutMs);
    try {
      return await new Promise<Reply>((resolve, reject) => {
        this.#asked = { resolve, reject };
        worker.postMessage(order);
      });
    } finally {
      clearTimeout(timer);
      worker.unref();
    }
  }

  /** Says something that is not answered, if there is anybody to hear it. */
  tell(message: unknown): void {
    this.#worker?.postMessage(message);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const worker = this.#worker;
    this.#worker = undefined;
    this.#settle()?.reject(new Error('the planning thread was closed'));
    await worker?.terminate();
  }

  #start(): Worker {
    const { program } = this.#options;
    this.#hasAnswered = false;
    const worker = new Worker(program, {
      name: 'planning',
      execArgv: program.pathname.endsWith('.ts') ? ['--experimental-strip-types'] : [],
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    });
    worker.unref();
    worker.on('message', (reply: Reply) => {
      this.#hasAnswered = true;
      this.#settle()?.resolve(reply);
    });
    worker.on('error', (error) => this.#lose(worker, new ThreadLostError(String(error), { cause: error })));
    worker.on('exit', (code) => this.#lose(worker, new ThreadLostError(`it ended with code ${code}`)));
    return worker;
  }

  #lose(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    void worker.terminate();
    this.#options.onLoss(error.message);
    this.#settle()?.reject(error);
    // At once: who comes next should not have to wait for it.
    if (this.#hasAnswered && !this.#isClosed) this.#worker ??= this.#start();
  }

  #settle(): Asked<Reply> | undefined {
    const asked = this.#asked;
    this.#asked = undefined;
    return asked;
  }
}
