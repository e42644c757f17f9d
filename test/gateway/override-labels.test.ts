import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readGatewayConfig } from '../../gateway/config.ts';
import { ConfigurationError } from '../../platform/env.ts';
import { projectFile } from '../../platform/project-file.ts';
import { startFakeSubgraph, type FakeSubgraph } from '../support/fake-subgraph.ts';
import { composeSupergraph, startGateway, type TestGateway } from '../support/gateway.ts';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.7",
  import: ["@key", "@override"])\n`;
const OLD = 'type Query { citizen: Citizen } type Citizen @key(fields: "id") { id: ID! name: String }';
const NEW = (label: string) =>
  `type Citizen @key(fields: "id") { id: ID! name: String @override(from: "old", label: "${label}") }`;

let registers: { readonly before: FakeSubgraph; readonly after: FakeSubgraph };
let gateway: TestGateway | undefined;

beforeEach(async () => {
  const citizen = (name: string) => () => ({ id: '1', name });
  registers = {
    before: await startFakeSubgraph(OLD, {
      Query: { citizen: citizen('old') },
      Citizen: { __resolveReference: citizen('old') },
    }),
    after: await startFakeSubgraph('type Citizen @key(fields: "id") { id: ID! name: String }', {
      Citizen: { __resolveReference: citizen('new') },
    }),
  };
});
afterEach(async () => {
  await gateway?.close();
  await Promise.all([registers.before.close(), registers.after.close()]);
});

const supergraphWith = (label: string): string =>
  composeSupergraph([
    { name: 'old', url: registers.before.url, sdl: LINK + OLD },
    { name: 'new', url: registers.after.url, sdl: LINK + NEW(label) },
  ]);

async function start(label: string, OVERRIDE_LABELS?: string): Promise<TestGateway> {
  gateway = await startGateway({
    supergraph: supergraphWith(label),
    environment: OVERRIDE_LABELS === undefined ? {} : { OVERRIDE_LABELS },
  });
  return gateway;
}

const answered = (name: string) => ({ data: { citizen: { name } } });
const QUERY = '{ citizen { name } }';

describe('a field that moves under a named label', () => {
  test('is asked of its old subgraph until the label is switched on', async () => {
    expect(await (await start('land-2026')).query(QUERY)).toEqual(answered('old'));
  });

  test('is asked of its new subgraph once OVERRIDE_LABELS names the label', async () => {
    expect(await (await start('land-2026', 'other, land-2026')).query(QUERY)).toEqual(answered('new'));
  });

  test('keeps its label in force when the supergraph is loaded again', async () => {
    const moving = await start('land-2026', 'land-2026,land-2027');
    expect(await moving.query(QUERY)).toEqual(answered('new'));
    expect(await moving.reload(supergraphWith('land-2027'))).toBe('swapped');
    expect(await moving.query(QUERY)).toEqual(answered('new'));
    expect(await moving.reload(supergraphWith('land-2028'))).toBe('swapped');
    expect(await moving.query(QUERY)).toEqual(answered('old'));
  });
});

test('a label that no field has is named in the log, for it may be a slip', async () => {
  const { logLines } = await start('land-2026', 'land-2062');
  const warnings = logLines.map((line) => JSON.parse(line) as { msg: string; labels?: string[] });
  expect(warnings.find(({ labels }) => labels)).toMatchObject({
    labels: ['land-2062'],
    msg: 'OVERRIDE_LABELS: no field has these labels',
  });
});

test.each(['percent(5)', 'land 2026', '2026'])('%s is refused as a label', (OVERRIDE_LABELS) => {
  const read = () => readGatewayConfig({ SUPERGRAPH: projectFile('package.json'), OVERRIDE_LABELS });
  expect(read).toThrow(ConfigurationError);
});
