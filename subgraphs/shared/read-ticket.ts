/** Keys under which a row was found; empty ones are passed over. */
export type KeysOf<Row> = (row: Row) => readonly (string | number | null | undefined)[];

/** One request's part in a SELECT that others may share. */
export interface SharedRead<Row> {
  /** Its own rows, in the statement's order. */
  readonly rows: Promise<readonly Row[]>;
  /** It needs the rows no more; when nobody does, the SELECT is cancelled. */
  leave(): void;
}

/** The same, as the one who runs the SELECT sees it. */
export class ReadTicket implements SharedRead<unknown> {
  readonly keys: readonly (string | number)[];
  readonly keysOf: KeysOf<unknown>;
  readonly rows: Promise<readonly unknown[]>;
  hasLeft = false;
  onLeave: (() => void) | undefined;
  resolve: (rows: readonly unknown[]) => void = () => undefined;
  reject: (error: unknown) => void = () => undefined;

  constructor(keys: readonly (string | number)[], keysOf: KeysOf<unknown>) {
    this.keys = keys;
    this.keysOf = keysOf;
    this.rows = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }

  leave(): void {
    if (this.hasLeft) return;
    this.hasLeft = true;
    this.onLeave?.();
  }
}
