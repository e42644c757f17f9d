import { describe, expect, test } from 'vitest';
import type { SubgraphOutcome } from '../../../gateway/engine/subgraph-client.ts';
import { type Federation, federate } from './support/federation.ts';

type Row = Record<string, unknown>;

const person = { id: '1', name: 'An' };

const registers = {
  population: {
    sdl: `type Query { citizen: Citizen }
      type Citizen @key(fields: "id") { id: ID! name(upper: Boolean = false): String nick: String! }
      type Unit @key(fields: "code") { code: ID! title: String }`,
    resolvers: {
      Query: { citizen: () => person },
      Citizen: {
        name: ({ id }: Row, { upper }: Row) =>
          upper === true ? `CITIZEN ${String(id)}` : `Citizen ${String(id)}`,
        nick: () => 'Nick',
      },
      Unit: { title: ({ code }: Row) => `Unit ${String(code)}` },
    },
  },
  vehicles: {
    sdl: `type Citizen @key(fields: "id") { id: ID! car: Car }
      type Car { plate: String sellers: [Citizen] registeredAt: Unit }
      type Unit @key(fields: "code", resolvable: false) { code: ID! }`,
    resolvers: {
      Citizen: {
        car: () => ({
          plate: 'P',
          sellers: [{ id: '7' }, { id: '8' }, { id: '7' }],
          registeredAt: { code: 'v' },
        }),
      },
    },
  },
  land: {
    sdl: `type Citizen @key(fields: "id") { id: ID! plot: Plot }
      type Plot { sheet: Int holder: Citizen unit: Unit }
      type Unit @key(fields: "code", resolvable: false) { code: ID! }`,
    resolvers: { Citizen: { plot: () => ({ sheet: 4, holder: { id: '9' }, unit: { code: 'l' } }) } },
  },
};

const operation = `{ citizen { id
  car { plate sellers { name } registeredAt { title } } plot { sheet holder { name } unit { title } } } }`;

const whole = {
  id: '1',
  car: {
    plate: 'P',
    sellers: [{ name: 'Citizen 7' }, { name: 'Citizen 8' }, { name: 'Citizen 7' }],
    registeredAt: { title: 'Unit v' },
  },
  plot: { sheet: 4, holder: { name: 'Citizen 9' }, unit: { title: 'Unit l' } },
};

const sentTo = ({ sent }: Federation, subgraph: string) =>
  sent.filter((fetch) => fetch.subgraph === subgraph);

/** Answers requests for several fetches otherwise than the subgraph would. */
function interceptJoint(
  federation: Federation,
  answerJoint: () => SubgraphOutcome | undefined,
): { readonly requests: string[] } {
  const requests: string[] = [];
  federation.intercept('population', (request) => {
    const { query, variables } = JSON.parse(request.body) as { query: string; variables: Row };
    const isJoint = query.includes('_1:_entities');
    if (query.includes('_entities')) requests.push(isJoint ? 'joint' : 'single');
    return (isJoint ? answerJoint() : undefined) ?? federation.execute('population', query, variables);
  });
  return { requests };
}

describe('entity fetches of one subgraph that end parallel branches', () => {
  test('go out as one request', async () => {
    const federation = federate(registers);
    expect(await federation.ask(operation)).toEqual({ data: { citizen: whole } });
    const [, joint, ...more] = sentTo(federation, 'population');
    expect(more).toEqual([]);
    const units = Object.values(joint?.variables ?? {}).flat() as Row[];
    expect(new Set(units.map(({ id, code }) => id ?? code))).toEqual(new Set(['7', '8', '9', 'l', 'v']));
  });

  test('have one text, however often they are asked', async () => {
    const federation = federate(registers);
    await federation.ask(operation);
    await federation.ask(operation);
    const [, first, , second] = sentTo(federation, 'population');
    expect(first?.query).toContain('_3:_entities');
    expect(second?.query).toBe(first?.query);
  });

  test('leave out those that have nothing to fetch', async () => {
    const federation = federate({
      ...registers,
      land: { ...registers.land, resolvers: { Citizen: { plot: () => null } } },
    });
    const answer = await federation.ask(operation);
    expect(answer).toEqual({ data: { citizen: { ...whole, plot: null } } });
    const [, joint, ...more] = sentTo(federation, 'population');
    expect(more).toEqual([]);
    expect(joint?.query).toContain('_1:_entities');
    expect(joint?.query).not.toContain('_2:_entities');
  });

  test('keep their variables, whatever the client calls its own', async () => {
    const { ask } = federate(registers);
    const answer = await ask(
      `query ($representations0: Boolean, $other: Boolean) { citizen {
        car { sellers { name(upper: $representations0) } } plot { holder { name(upper: $other) } } } }`,
      { representations0: true, other: false },
    );
    expect(answer.data).toMatchObject({
      citizen: { car: { sellers: [{ name: 'CITIZEN 7' }, {}, {}] }, plot: { holder: { name: 'Citizen 9' } } },
    });
  });
});

describe('a joint request', () => {
  test('that fails costs each part its own fields, and is not repeated piece by piece', async () => {
    const federation = federate(registers);
    const { requests } = interceptJoint(federation, () => ({
      kind: 'failure',
      failure: 'timeout',
      detail: 'silent',
    }));
    const { data, errors } = await federation.ask(operation);
    expect(requests).toEqual(['joint']);
    expect(data).toMatchObject({
      citizen: { car: { plate: 'P' }, plot: { sheet: 4, holder: { name: null } } },
    });
    expect(errors?.map(({ path }) => path?.join('.')).toSorted()).toEqual([
      'citizen.car.registeredAt.title',
      'citizen.car.sellers.0.name',
      'citizen.car.sellers.1.name',
      'citizen.car.sellers.2.name',
      'citizen.plot.holder.name',
      'citizen.plot.unit.title',
    ]);
    expect(errors?.every(({ extensions }) => extensions['code'] === 'SECTOR_UNAVAILABLE')).toBe(true);
  });

  test('brings an error of one entity to every place of that entity, and to no other', async () => {
    const { ask } = federate({
      ...registers,
      population: {
        ...registers.population,
        resolvers: {
          ...registers.population.resolvers,
          Citizen: {
            name: ({ id }: Row) => {
              if (id === '7') throw new Error('page 7 is missing');
              return `Citizen ${String(id)}`;
            },
          },
        },
      },
    });
    const { data, errors } = await ask(operation);
    expect(data).toMatchObject({
      citizen: { car: { sellers: [{ name: null }, { name: 'Citizen 8' }, { name: null }] } },
    });
    expect(errors?.map(({ path }) => path?.join('.'))).toEqual([
      'citizen.car.sellers.0.name',
      'citizen.car.sellers.2.name',
    ]);
  });

  const refusals: readonly (readonly [string, SubgraphOutcome])[] = [
    [
      'that one part leaves without data',
      { kind: 'answer', data: null, errors: [{ message: 'x', path: ['_0'] }] },
    ],
    [
      'with an error without a place',
      {
        kind: 'answer',
        data: { _0: [null, null], _1: [null], _2: [null], _3: [null] },
        errors: [{ message: 'x' }],
      },
    ],
    ['that is refused', { kind: 'failure', failure: 'bad-status', status: 400, detail: 'too complex' }],
    ['whose answer would be too large', { kind: 'failure', failure: 'too-large', detail: '17 MB' }],
  ];

  test.each(refusals)('%s is asked for piece by piece, from then on at once', async (_name, refusal) => {
    const federation = federate(registers);
    const { requests } = interceptJoint(federation, () => refusal);
    expect(await federation.ask(operation)).toEqual({ data: { citizen: whole } });
    expect(requests).toEqual(['joint', 'single', 'single', 'single', 'single']);
    expect(await federation.ask(operation)).toEqual({ data: { citizen: whole } });
    expect(requests.slice(5)).toEqual(['single', 'single', 'single', 'single']);
  });

  test('waits for no register that hangs', async () => {
    const federation = federate(registers);
    const asked = Promise.withResolvers<undefined>();
    interceptJoint(federation, () => {
      asked.resolve(undefined);
      return undefined;
    });
    federation.intercept('land', async (request) => {
      await asked.promise;
      const { query, variables } = JSON.parse(request.body) as { query: string; variables: Row };
      return federation.execute('land', query, variables);
    });
    expect(await federation.ask(operation)).toEqual({ data: { citizen: whole } });
    const joint = sentTo(federation, 'population').filter(({ query }) => query.includes('_1:_entities'));
    expect(joint).toHaveLength(2);
  });
});
