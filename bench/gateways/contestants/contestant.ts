/** A gateway that takes part. */
export interface Contestant {
  readonly name: string;
  /** Queries it can answer; default: all. */
  readonly queries?: readonly string[];
  /** Whether it can send equal requests under way at the same time only once. */
  readonly canDeduplicate: boolean;
  launch(site: Site): Launch;
}

/** Where and how a contestant is to run. */
export interface Site {
  readonly port: number;
  readonly supergraphFile: string;
  /** Equal requests under way at the same time may be sent only once. */
  readonly deduplicate: boolean;
}

export interface Launch {
  /** Script and arguments for Node. */
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Where it says that it lives. */
  readonly pingPath: string;
}
