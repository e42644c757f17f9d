import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectFile } from '../../platform/project-file.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';

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
