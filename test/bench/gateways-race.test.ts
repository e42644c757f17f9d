import { readFileSync } from 'node:fs';
import { parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import { createStitcher } from '../../bench/gateways/contestants/stitch.ts';
import { createMockSubgraph } from '../../bench/gateways/stubs/mock-subgraph.ts';
import { varyOperation } from '../../bench/gateways/vary-operation.ts';
import { gatewayWorkloads, type GatewayWorkload } from '../../bench/gateways/workloads.ts';
import { textOf } from '../../gateway/engine/answer/answer-body.ts';
import { createEngine } from '../../gateway/engine/create-engine.ts';
import type { SubgraphClient } from '../../gateway/engine/subgraph-client.ts';
import { projectFile } from '../../platform/project-file.ts';
import { SUBGRAPHS } from '../../subgraphs/registry.ts';

const readFile = (path: string): string => readFileSync(projectFile(path), 'utf8');

const mocks = new Map(
  SUBGRAPHS.map(({ name }) => [name, createMockSubgraph(readFile(`subgraphs/${name}/schema.graphql`))]),
);

/** The stubs without a network between. */
const client: SubgraphClient = {
  send: async ({ subgraph, body }) => ({
    kind: 'answer',
    errors: undefined,
    ...JSON.parse((await mocks.get(subgraph)?.(body)) ?? '{}'),
  }),
};

const engine = createEngine({ supergraphSdl: readFile('supergraph.graphql'), client });
const stitch = createStitcher(client);
const [officer, owners, families] = gatewayWorkloads(3) as [
  GatewayWorkload,
  GatewayWorkload,
  GatewayWorkload,
];

const variablesOf = (body: string): Record<string, string> => JSON.parse(body).variables;

async function answerOf({ query }: GatewayWorkload, variables: Record<string, string>): Promise<object> {
  const { body } = await engine.execute({ query, variables, context: {} });
  return JSON.parse(textOf(body));
}

it.each([officer, owners])(
  'the hand-written limit gives the very answer of the engine to $name',
  async (workload) => {
    for (const variables of workload.bodies.map(variablesOf)) {
      expect(await answerOf(workload, variables)).toEqual({ data: await stitch(workload.query, variables) });
    }
  },
);

it('Q3 is answered without an error and is about as large as it says', async () => {
  const [variables = {}] = families.bodies.map(variablesOf);
  const answer = await answerOf(families, variables);
  expect(answer).not.toHaveProperty('errors');
  expect(JSON.stringify(answer).length / 1024).toBeGreaterThan(80);
});

it('varied operations are all valid and no two are alike', () => {
  const operations = varyOperation(officer.query, 200);
  expect(new Set(operations).size).toBe(200);
  expect(operations.flatMap((operation) => validate(engine.schema, parse(operation)))).toEqual([]);
});

it('varied operations are the same at each run', () => {
  expect(varyOperation(officer.query, 5, 10)).toEqual(varyOperation(officer.query, 15).slice(10));
});
