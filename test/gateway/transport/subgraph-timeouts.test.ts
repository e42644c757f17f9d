import { expect, test } from 'vitest';
import { readGatewayConfig } from '../../../gateway/config.ts';
import { subgraphTimeouts } from '../../../gateway/subgraph-timeouts.ts';
import { projectFile } from '../../../platform/project-file.ts';

const SUBGRAPHS = [
  { name: 'land', url: 'http://127.0.0.1:1' },
  { name: 'civil-registry', url: 'http://127.0.0.1:2' },
];

const read = (environment: Readonly<Record<string, string>>) =>
  subgraphTimeouts(
    SUBGRAPHS,
    readGatewayConfig({ SUPERGRAPH: projectFile('package.json'), ...environment }).subgraphTimeouts,
  );

test('a subgraph can be given a time of its own', () => {
  const timeouts = read({ SUBGRAPH_TIMEOUT_MS: '7000', SUBGRAPH_TIMEOUT_MS_CIVIL_REGISTRY: '300' });
  expect([...timeouts]).toEqual([['civil-registry', 300]]);
});

test('a time for a subgraph that does not exist is refused, with those that do', () => {
  expect(() => read({ SUBGRAPH_TIMEOUT_MS_LADN: '300' })).toThrow(
    'SUBGRAPH_TIMEOUT_MS_LADN: names no subgraph of the supergraph; possible are SUBGRAPH_TIMEOUT_MS_LAND, SUBGRAPH_TIMEOUT_MS_CIVIL_REGISTRY',
  );
});

test('a time that is none is refused', () => {
  expect(() => read({ SUBGRAPH_TIMEOUT_MS_LAND: 'soon' })).toThrow('SUBGRAPH_TIMEOUT_MS_LAND');
});
