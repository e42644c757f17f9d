import { expect, test } from 'vitest';
import { readStartConfig } from '../../../scripts/start/config.ts';

test('without any variable everything is embedded, on the ports of the documentation', () => {
  const config = readStartConfig({});
  expect(config.databaseUrls.size).toBe(0);
  expect(config.gatewayPort).toBe(4000);
  expect([...config.subgraphPorts]).toEqual([
    ['population', 4001],
    ['civil-registry', 4002],
    ['vehicles', 4003],
    ['land', 4004],
  ]);
  expect(config.seedPeople).toBe(20_000);
});

test('given and embedded databases can be mixed, and children inherit no secret of another sector', () => {
  const url = 'postgresql://me@db.example/land';
  const config = readStartConfig({ LAND_DATABASE_URL: url, LAND_CURSOR_KEY: 'ab'.repeat(32), LANG: 'vi' });
  expect([...config.databaseUrls]).toEqual([['land', url]]);
  expect(config.inherited).toEqual({ LANG: 'vi' });
});

test('every problem is named at once', () => {
  const environment = {
    PORT: 'x',
    LAND_DATABASE_URL: 'mysql://db',
    SEED_PEOPLE: '7',
    DATABASE_ENGINE: 'oracle',
  };
  expect(() => readStartConfig(environment)).toThrow(
    /(?=[^]*PORT:)(?=[^]*LAND_DATABASE_URL: expected postgresql:)(?=[^]*SEED_PEOPLE: expected a whole number from)(?=[^]*DATABASE_ENGINE:)/,
  );
});
