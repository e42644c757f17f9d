import { totalmem } from 'node:os';

const MEBIBYTE = 1024 * 1024;

export interface SettingsRequest {
  readonly port: number;
  /** False only where the data may be lost with the machine: tests and benchmarks. */
  readonly durable: boolean;
  /** Further settings, which win over ours. */
  readonly overrides: Readonly<Record<string, string>>;
}

/** PostgreSQL settings by name. All are given on the command line, so the data folder holds data and nothing else. */
export function serverSettings({
  port,
  durable,
  overrides,
}: SettingsRequest): Readonly<Record<string, string>> {
  return {
    ...reachableFromThisMachineOnly(port),
    ...durability(durable),
    ...memory(durable),
    ...QUIET_ABOUT_PERSONS,
    ...PLANNING,
    ...overrides,
  };
}

/** No Unix socket: its path would have to fit into 107 bytes and its access rights would replace the password. */
function reachableFromThisMachineOnly(port: number): Record<string, string> {
  return {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '100',
  };
}

function durability(durable: boolean): Record<string, string> {
  const flag = durable ? 'on' : 'off';
  return {
    fsync: flag,
    synchronous_commit: flag,
    full_page_writes: flag,
    // No replicas are fed from here; a table filled in the transaction that made it then skips the log.
    wal_level: 'minimal',
    max_wal_senders: '0',
    wal_compression: 'on',
  };
}

function memory(durable: boolean): Record<string, string> {
  const total = memoryOfThisMachine() / MEBIBYTE;
  const buffers = clamp(total / 8, 32, durable ? 2048 : 256);
  return {
    shared_buffers: `${buffers}MB`,
    effective_cache_size: `${clamp(total / 2, 64, 65_536)}MB`,
    work_mem: `${clamp(total / 1024, 4, 16)}MB`,
    maintenance_work_mem: `${clamp(total / 32, 32, 512)}MB`,
    // Room for a load of millions of rows without a checkpoint every few seconds.
    max_wal_size: '4GB',
    min_wal_size: '80MB',
    checkpoint_timeout: '15min',
  };
}

/** The server's log names errors, never the rows or values that caused them. */
const QUIET_ABOUT_PERSONS = {
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_timezone: 'UTC',
  timezone: 'UTC',
};

const PLANNING = {
  // Compiling a plan takes longer than any of our short reads.
  jit: 'off',
  random_page_cost: '1.1',
};

/** Bytes; of the container where there is one, since the whole machine is not ours then. */
function memoryOfThisMachine(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}

function clamp(value: number, lowest: number, highest: number): number {
  return Math.floor(Math.min(Math.max(value, lowest), highest));
}
