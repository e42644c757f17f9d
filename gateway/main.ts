import { ConfigurationError } from '../platform/env.ts';
import { createLog } from '../platform/log.ts';
import { onShutdown } from '../platform/shutdown.ts';
import { readGatewayConfig } from './config.ts';
import { createGateway } from './create-gateway.ts';

try {
  const config = readGatewayConfig();
  const log = createLog({ name: 'gateway', level: config.logLevel });
  const gateway = createGateway(config, log);
  const url = await gateway.listen();
  onShutdown({ log, steps: [{ name: 'http', run: () => gateway.close() }] });
  log.info({ url, auth: config.auth }, 'listening on loopback only: callers have no rights yet');
} catch (error) {
  const known = error instanceof ConfigurationError;
  process.stderr.write(`${known ? error.message : `cannot start: ${String(error)}`}\n`);
  process.exit(1);
}
