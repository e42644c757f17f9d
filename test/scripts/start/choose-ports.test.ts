import { createServer, type AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { choosePorts } from '../../../scripts/start/choose-ports.ts';
import { readStartConfig } from '../../../scripts/start/config.ts';

const FREE = {
  PORT: '0',
  POPULATION_PORT: '0',
  CIVIL_REGISTRY_PORT: '0',
  VEHICLES_PORT: '0',
  LAND_PORT: '0',
};

test('0 becomes a free port below those of outgoing connections', async () => {
  const ports = [...(await choosePorts(readStartConfig(FREE))).values()];
  expect(ports.every((port) => port > 1024 && port < 32_768)).toBe(true);
});

test('every taken port is named with the variable that changes it', async () => {
  const [first, second] = await Promise.all([takenPort(), takenPort()]);
  const config = readStartConfig({ ...FREE, VEHICLES_PORT: String(first), PORT: String(second) });
  await expect(choosePorts(config)).rejects.toThrow(
    `Port ${first} for vehicles is taken by another program: stop it, or choose another port with VEHICLES_PORT=…\n` +
      `Port ${second} for gateway is taken by another program: stop it, or choose another port with PORT=…`,
  );
});

test('two of ours on one port are a conflict too', async () => {
  const { port, close } = await listen();
  close();
  const config = readStartConfig({ ...FREE, LAND_PORT: String(port), PORT: String(port) });
  await expect(choosePorts(config)).rejects.toThrow(`Port ${port} for gateway`);
});

async function takenPort(): Promise<number> {
  const { port, close } = await listen();
  onTestFinished(close);
  return port;
}

async function listen(): Promise<{ readonly port: number; readonly close: () => void }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, close: () => void server.close() };
}
