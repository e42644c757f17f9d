import { createHmac } from 'node:crypto';

/** PGlite is PostgreSQL compiled to WebAssembly: it runs everywhere, one command at a time, several times slower. */
export type ClusterEngine = 'postgresql' | 'pglite';

export interface ClusterOptions {
  /** Created when missing; holds everything, and is locked while the cluster runs. */
  readonly dataFolder: string;
  /** Databases to create when missing, each owned by a role of the same name. */
  readonly databases: readonly string[];
  /** Default: a free one, chosen anew at each start. */
  readonly port?: number;
  /** False gives up every promise about crashes for speed: tests and benchmarks only. Default true. */
  readonly durable?: boolean;
  /** True deletes the data folder at the end, also when this process is killed. Default false. */
  readonly ephemeral?: boolean;
  /** Default: PostgreSQL, or PGlite where there is no PostgreSQL for this system. */
  readonly engine?: ClusterEngine;
  /** PostgreSQL settings that win over ours. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Gets a line for people whenever something takes time or was repaired. */
  readonly report?: (line: string) => void;
}

/** A PostgreSQL server of our own on 127.0.0.1. */
export interface Cluster {
  readonly engine: ClusterEngine;
  /** Address of one of the databases, as its owner. */
  url(database: string): string;
  /** Address of any database as superuser: tests and tools only. */
  superuserUrl(database?: string): string;
  /** Process id of the server at this moment; it changes when a crashed server was started again. */
  pid(): number;
  stop(): Promise<void>;
}

/** Each database's owner has a password of its own that nobody needs to store: derived from the superuser's. */
export function derivePassword({ password }: { readonly password: string }, role: string): string {
  return createHmac('sha256', password).update(role).digest('base64url');
}

export interface Address {
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** postgresql:// address on 127.0.0.1 */
export function address(port: number, { user, password, database }: Address): string {
  return `postgresql://${encodeURIComponent(user)}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
}
