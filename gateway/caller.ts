/** Who asks. Until rights exist there is one caller: whoever can reach the loopback interface. */
export interface Caller {
  /** Stable for one caller; a part of every key under which answers are shared. */
  readonly key: string;
}

/** Nobody has been identified: the local caller of a gateway without rights. */
export const ANONYMOUS: Caller = Object.freeze({ key: 'anonymous' });
