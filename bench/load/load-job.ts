/** What a load process is asked to do; travels as an IPC message. */
export interface LoadJob {
  /** A GraphQL endpoint. */
  readonly url: string;
  /** Request bodies, sent in turn; each connection starts at another of them. */
  readonly bodies: readonly string[];
  /** Requests under way at the same time, one a connection. */
  readonly connections: number;
  /** How long, unless `amount` says how many. */
  readonly seconds: number;
  readonly amount?: number;
}

/** What came of it. */
export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
  /** Microseconds from sending a request to the last byte of its answer. */
  readonly p50: number;
  readonly p99: number;
  /** Answers with another status than 200, with GraphQL errors, or that never came: any makes a measurement void. */
  readonly failures: number;
  /** Microseconds of processor time that the load itself took for a request. */
  readonly ownCpu: number;
}

/** Requests a second of a round, under load. */
export function perSecond({ loaded }: { readonly loaded: LoadResult }): number {
  return loaded.requests / loaded.seconds;
}
