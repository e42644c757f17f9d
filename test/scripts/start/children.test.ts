import { expect, test } from 'vitest';
import { gatewayChild } from '../../../scripts/start/children.ts';
import { readStartConfig } from '../../../scripts/start/config.ts';

const gatewayWith = (environment: Readonly<Record<string, string>>) =>
  gatewayChild({ config: readStartConfig(environment), ports: new Map(), databaseUrls: new Map() }).env;

test('the IDE opens with a citizen who is in every province', () => {
  expect(gatewayWith({})['IDE_VARIABLES']).toBe('{"id":"008090990001"}');
});

test('what the environment says of the gateway holds', () => {
  expect(gatewayWith({ IDE_VARIABLES: '{}', WORKERS: '7' })).toMatchObject({
    IDE_VARIABLES: '{}',
    WORKERS: '7',
  });
});
