import type { ReloadOutcome } from '../generations/generations.ts';

/** What the primary tells a worker. Every worker gets the same text, whatever becomes of the file meanwhile. */
export type Order =
  | { readonly order: 'serve'; readonly supergraphSdl: string; readonly port: number }
  | { readonly order: 'reload'; readonly supergraphSdl: string }
  | { readonly order: 'shut-down' };

/** What a worker tells the primary. */
export type Report =
  | { readonly report: 'born' }
  | { readonly report: 'listening'; readonly url: string }
  /** Sent every second: its event loop turns. */
  | { readonly report: 'alive' }
  | { readonly report: 'reloaded'; readonly supergraphSdl: string; readonly outcome: ReloadOutcome };

/** Libraries use the same channel. */
export function isOrder(message: unknown): message is Order {
  return typeof message === 'object' && message !== null && 'order' in message;
}

export function isReport(message: unknown): message is Report {
  return typeof message === 'object' && message !== null && 'report' in message;
}
