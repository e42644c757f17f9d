import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectFile } from '../../platform/project-file.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { send } from '../support/http.ts';

const FOLDER = projectFile('clients/operations');

/** Port 9 discards: every register is down, so what is left is what the gateway itself has to say. */
const NOWHERE = Object.fromEntries(
  ['POPULATION', 'CIVIL_REGISTRY', 'VEHICLES', 'LAND'].map((name) => [
    `SUBGRAPH_URL_${name}`,
    'http://127.0.0.1:9/',
  ]),
);

const VARIABLES = { id: '008099012345', code: '08', first: 1_000 };

let gateway: TestGateway;
beforeAll(async () => {
  const supergraph = readFileSync(projectFile('supergraph.graphql'), 'utf8');
  const OPERATIONS = projectFile('clients/operations-manifest.json');
  gateway = await startGateway({ supergraph, environment: { ...NOWHERE, OPERATIONS } });
});
afterAll(() => gateway.close());

test.each(readdirSync(FOLDER))(
  '%s is in the committed manifest and fits the committed supergraph and the default limits',
  async (file) => {
    const query = readFileSync(join(FOLDER, file), 'utf8');
    const declared = Object.entries(VARIABLES).filter(([name]) => query.includes(`$${name}:`));
    const { data, errors } = await gateway.query(query, Object.fromEntries(declared));
    expect(data).toEqual({ [query.includes('OfficerView') ? 'citizen' : 'administrativeUnit']: null });
    expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['SECTOR_UNAVAILABLE']);
  },
);

/** In points: an object costs one, a count of records twenty. */
const COSTS: readonly (readonly [file: string, estimated: number])[] = [
  ['officer-view.graphql', 155],
  ['commune-page.graphql', 16_003],
  ['province.graphql', 14_323],
];

test.each(COSTS)('%s costs %d of the 100,000 points that a request may cost', async (file, estimated) => {
  const query = readFileSync(join(FOLDER, file), 'utf8');
  const declared = Object.entries(VARIABLES).filter(([name]) => query.includes(`$${name}:`));
  const { body } = await send(gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-cost': 'report' },
    body: JSON.stringify({ query, variables: Object.fromEntries(declared) }),
  });
  const { extensions } = JSON.parse(body.toString()) as { readonly extensions: unknown };
  expect(extensions).toEqual({ cost: { estimated, maximum: 100_000 } });
});
