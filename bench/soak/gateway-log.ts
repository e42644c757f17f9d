import { closeSync, openSync, readSync } from 'node:fs';

export type LogLine = Readonly<Record<string, unknown>>;

/** Reads what has been written to a log of JSON lines since the last look. */
export class GatewayLog {
  readonly #file: string;
  #position = 0;
  #rest = '';

  constructor(file: string) {
    this.#file = file;
  }

  /** The new complete lines; text that is not JSON comes as `{ text }`. */
  read(): readonly LogLine[] {
    const lines = (this.#rest + this.#readOn()).split('\n');
    this.#rest = lines.pop() ?? '';
    return lines.filter(Boolean).map(parseLine);
  }

  #readOn(): string {
    const descriptor = openSync(this.#file, 'r');
    const buffer = Buffer.alloc(65_536);
    const chunks: Buffer[] = [];
    for (;;) {
      const count = readSync(descriptor, buffer, 0, buffer.length, this.#position);
      if (count === 0) break;
      chunks.push(Buffer.from(buffer.subarray(0, count)));
      this.#position += count;
    }
    closeSync(descriptor);
    return Buffer.concat(chunks).toString();
  }
}

function parseLine(text: string): LogLine {
  try {
    return JSON.parse(text) as LogLine;
  } catch {
    return { text };
  }
}
