import type { Server } from 'node:net';
import { connect, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createMockSubgraph, type MockSubgraph } from '../../bench/gateways/stubs/mock-subgraph.ts';
import { startReplayServer, type ReplayCounts } from '../../bench/gateways/stubs/replay-server.ts';
import { projectFile } from '../../platform/project-file.ts';

const population = (): MockSubgraph =>
  createMockSubgraph(readFileSync(projectFile('subgraphs/population/schema.graphql'), 'utf8'));

const ENTITIES = `query($representations:[_Any!]!){_entities(representations:$representations){...on Citizen{name{full}}}}`;

describe('mock subgraph', () => {
  it('says the same of an entity whatever path leads to it', async () => {
    const mock = population();
    const root = JSON.parse(
      await mock(
        JSON.stringify({ query: '{citizen(id:"008090000001"){father{id name{full}}}}', variables: null }),
      ),
    );
    const { id, name } = root.data.citizen.father;
    const representations = [{ __typename: 'Citizen', id }];
    const entity = JSON.parse(
      await mock(JSON.stringify({ query: ENTITIES, variables: { representations } })),
    );
    expect(entity).toEqual({ data: { _entities: [{ name }] } });
  });

  it('fills a page of the size asked for', async () => {
    const query = '{administrativeUnit(code:"00001"){citizens(first:7){edges{node{id}}}}}';
    const { data } = JSON.parse(await population()(JSON.stringify({ query })));
    expect(data.administrativeUnit.citizens.edges).toHaveLength(7);
  });
});

describe('replay server', () => {
  let server: Server;
  let url: string;
  let counts: ReplayCounts;
  let asked: string[];

  beforeEach(() => {
    asked = [];
    Object.assign(counts, { replayed: 0, recorded: 0 });
  });

  beforeAll(async () => {
    counts = { replayed: 0, recorded: 0 };
    const subgraph: MockSubgraph = async (body) => {
      asked.push(body);
      return JSON.stringify({ data: { echo: body } });
    };
    server = await startReplayServer({ port: 0, subgraph, counts });
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(() => server.close());

  const post = async (body: string): Promise<unknown> =>
    (await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } })).json();

  it('asks the mock once for each body and answers the rest from the record', async () => {
    for (const body of ['once', 'once', 'twice', 'once']) {
      expect(await post(body)).toEqual({ data: { echo: body } });
    }
    expect(asked).toEqual(['once', 'twice']);
    expect(await (await fetch(url)).json()).toEqual({ replayed: 2, recorded: 2 });
  });

  it('names the request in its answer, from the record or not, where it has a name', async () => {
    for (const nonce of ['first', 'second']) {
      const headers = { 'content-type': 'application/json', 'x-request-nonce': nonce };
      const response = await fetch(url, { method: 'POST', body: 'named', headers });
      expect(response.headers.get('x-request-nonce')).toBe(nonce);
      expect(await response.json()).toEqual({ data: { echo: 'named' } });
    }
  });

  it('answers pipelined requests in their order, also when the first has to be recorded', async () => {
    await post('known');
    const text = (body: string): string =>
      `POST / HTTP/1.1\r\nHost: stub\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    const whole = text('new') + text('known');
    // The second request comes in two pieces.
    socket.write(whole.slice(0, -3));
    socket.write(whole.slice(-3));
    let received = '';
    while (!/"new"[^]*"known"/.test(received)) received += String((await once(socket, 'data'))[0]);
    socket.destroy();
    expect(received.indexOf('"new"')).toBeLessThan(received.indexOf('"known"'));
  });
});
