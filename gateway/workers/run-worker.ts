import cluster from 'node:cluster';
import type { Logger } from '../../platform/log.ts';
import { onShutdown } from '../../platform/shutdown.ts';
import type { GatewayConfig } from '../config.ts';
import type { Gateway } from '../create-gateway.ts';
import { openInstruments } from '../observability/open-instruments.ts';
import { planningOptions } from '../planning/planning-options.ts';
import { startPlanning } from '../planning/planning-thread.ts';
import { isOrder, type Order, type Report } from './messages.ts';
import { PATIENCE_MS, SIGN_OF_LIFE_MS } from './process-habits.ts';

/** A gateway that shares its port with others; the primary says what it serves, and when it is over. */
export async function runWorker(config: GatewayConfig, log: Logger): Promise<void> {
  const { supergraphSdl, port } = await firstOrder();
  const planning = startPlanning(planningOptions(config, log));
  planning.prepare(supergraphSdl);
  // Only now: its many modules are loaded while the thread reads the supergraph.
  const { createGateway } = await import('../create-gateway.ts');
  const instruments = await openInstruments(config.instruments);
  const gateway = await createGateway({ ...config, port }, log, { instruments, supergraphSdl, planning });
  const url = await gateway.listen();
  surviveSignals();
  const shutDown = onShutdown({
    log,
    steps: [
      { name: 'gateway', run: () => gateway.close() },
      { name: 'traces', run: async () => instruments.tracing?.close() },
    ],
    patience: config.limits.maxDeadlineMs + PATIENCE_MS,
    // Ctrl-C reaches the whole group, and the primary tells us too: both mean the same.
    secondSignal: 'ignore',
  });
  process.on('message', (message: unknown) => {
    if (isOrder(message)) obey(message, gateway, shutDown);
  });
  report({ report: 'listening', url });
  setInterval(() => report({ report: 'alive' }), SIGN_OF_LIFE_MS).unref();
  log.info('worker is ready');
}

function obey(order: Order, gateway: Gateway, shutDown: (reason: string) => void): void {
  if (order.order === 'shut-down') return shutDown('told by the primary');
  const { supergraphSdl } = order;
  if (order.order === 'reload')
    void gateway
      .reload(supergraphSdl)
      .then((outcome) => report({ report: 'reloaded', supergraphSdl, outcome }));
}

function firstOrder(): Promise<Extract<Order, { order: 'serve' }>> {
  return new Promise((resolve) => {
    const listen = (message: unknown): void => {
      if (!isOrder(message)) return;
      if (message.order === 'shut-down') process.exit(0);
      if (message.order !== 'serve') return;
      process.off('message', listen);
      resolve(message);
    };
    process.on('message', listen);
    report({ report: 'born' });
  });
}

function surviveSignals(): void {
  // Meant for the primary, which passes on what it reads.
  process.on('SIGHUP', () => undefined);
  // Node would exit at once when the primary is gone; requests in flight are to be finished even then.
  if (cluster.worker) cluster.worker.exitedAfterDisconnect = true;
}

function report(message: Report): void {
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
}
