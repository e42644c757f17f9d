import { describe, expect, test } from 'vitest';
import type { SubgraphOutcome } from '../../../gateway/engine/subgraph-client.ts';
import { federate, type ReadAnswer } from './support/federation.ts';

type Row = Record<string, unknown>;

const citizens = ['1', '2'].map((id) => ({ id, name: `Name ${id}` }));

const registers = {
  population: {
    sdl: `type Query { citizen: Citizen citizens: [Citizen] required: Citizen! }
      type Citizen @key(fields: "id") { id: ID! name: String! nick: String }`,
    resolvers: {
      Query: { citizen: () => citizens[0], citizens: () => citizens, required: () => citizens[0] },
    },
  },
  vehicles: {
    sdl: `type Query { fleet: [Vehicle!] } type Citizen @key(fields: "id") { id: ID! vehicles: [Vehicle!] licence: String }
      type Vehicle @key(fields: "plate") { plate: String! owner: Citizen! colour: String }`,
    resolvers: {
      Citizen: {
        vehicles: ({ id }: Row) => [{ plate: `P${String(id)}`, owner: { id } }],
        licence: () => 'B',
      },
    },
  },
  tax: {
    sdl: 'type Vehicle @key(fields: "plate") { plate: String! tax: Int! }',
    resolvers: { Vehicle: { tax: () => 5 } },
  },
};

/** Writes an error for every citizen it is asked for. */
const POLICE = {
  sdl: 'type Citizen @key(fields: "id") { id: ID! fines: Int }',
  resolvers: {
    Citizen: {
      fines: () => {
        throw new Error('no record');
      },
    },
  },
};

const dead: SubgraphOutcome = { kind: 'failure', failure: 'timeout', detail: 'http://10.0.0.7 gave up' };
const paths = ({ errors }: ReadAnswer) => (errors ?? []).map(({ path }) => path?.join('.'));

describe('a dead register', () => {
  test('leaves the others complete, with a typed error at each of its fields', async () => {
    const { ask, intercept } = federate(registers);
    intercept('vehicles', () => dead);
    expect(await ask('{ citizen { name vehicles { plate } licence } }')).toEqual({
      data: { citizen: { name: 'Name 1', vehicles: null, licence: null } },
      errors: (
        [
          ['vehicles', 18],
          ['licence', 37],
        ] as const
      ).map(([field, column]) => ({
        message: 'The register "vehicles" did not answer.',
        locations: [{ line: 1, column }],
        path: ['citizen', field],
        extensions: {
          code: 'SECTOR_UNAVAILABLE',
          service: 'vehicles',
          reason: 'timeout',
          nextStep: expect.stringContaining('retryAfterSeconds') as string,
          retryAfterSeconds: 5,
        },
      })),
    });
  });

  test('is reported for each element of a list, by the name the client gave the field', async () => {
    const { ask, intercept } = federate(registers);
    intercept('vehicles', () => dead);
    const answer = await ask('{ citizens { papers: licence } }');
    expect(paths(answer)).toEqual(['citizens.0.papers', 'citizens.1.papers']);
  });

  test('takes no type along that another register has told', async () => {
    const { ask, intercept } = federate(registers);
    intercept('vehicles', () => dead);
    const answer = await ask('{ citizen { __typename licence } }');
    expect(answer.data).toEqual({ citizen: { __typename: 'Citizen', licence: null } });
    expect(paths(answer)).toEqual(['citizen.licence']);
  });

  test('that would have brought the key of another is the reason for what the other cannot be asked for', async () => {
    const { ask, intercept } = federate({
      numbers: {
        sdl: `type Query { car: Car } type Car @key(fields: "plate") { plate: ID! }`,
        resolvers: { Query: { car: () => ({ plate: 'P1' }) } },
      },
      makers: { sdl: 'type Car @key(fields: "plate") @key(fields: "chassis") { plate: ID! chassis: ID! }' },
      recalls: { sdl: 'type Car @key(fields: "chassis") { chassis: ID! recalls: Int }' },
    });
    intercept('makers', () => dead);
    const answer = await ask('{ car { plate recalls } }');
    expect(answer.data).toEqual({ car: { plate: 'P1', recalls: null } });
    expect(answer.errors).toMatchObject([
      { path: ['car', 'recalls'], extensions: { code: 'SECTOR_UNAVAILABLE', service: 'makers' } },
    ]);
  });

  test('at the root is reported at the root field', async () => {
    const { ask, intercept } = federate(registers);
    intercept('population', () => dead);
    const answer = await ask('{ a: citizen { licence } fleet { plate } }');
    expect(answer.data).toEqual({ a: null, fleet: null });
    expect(paths(answer)).toEqual(['a']);
  });

  test('takes the parent of a field that may not be null along, and is reported once', async () => {
    const { ask, intercept } = federate(registers);
    intercept('tax', () => dead);
    const answer = await ask('{ citizens { name vehicles { plate tax } } }');
    expect(answer.data).toEqual({
      citizens: [
        { name: 'Name 1', vehicles: null },
        { name: 'Name 2', vehicles: null },
      ],
    });
    expect(paths(answer)).toEqual(['citizens.0.vehicles.0.tax', 'citizens.1.vehicles.0.tax']);
  });

  test('that answers what was not asked is as good as dead', async () => {
    const { ask, intercept } = federate(registers);
    intercept('population', async () => ({ kind: 'answer', data: { _entities: [] }, errors: undefined }));
    const answer = await ask('{ me: citizen { name } }');
    expect(answer.data).toEqual({ me: null });
    expect(paths(answer)).toEqual(['me']);
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'SECTOR_UNAVAILABLE' });
  });

  test('under a required root field leaves nothing, and says so', async () => {
    const { ask, intercept } = federate(registers);
    intercept('population', () => dead);
    const answer = await ask('{ required { name } }');
    expect(answer.data).toBeNull();
    expect(paths(answer)).toEqual(['required']);
  });

  test('repeats the time the register asked for', async () => {
    const { ask, intercept } = federate(registers);
    intercept('vehicles', () => ({ ...dead, retryAfterSeconds: 42 }));
    expect((await ask('{ citizen { licence } }')).errors?.[0]?.extensions['retryAfterSeconds']).toBe(42);
  });

  describe('of a list of thousands', () => {
    const many = Array.from({ length: 3000 }, (_, index) => ({ id: String(index), name: '' }));
    const crowd = {
      ...registers,
      population: { ...registers.population, resolvers: { Query: { citizens: () => many } } },
    };

    test('is reported a hundred times, and counted at all further places', async () => {
      const { ask, intercept } = federate(crowd);
      intercept('vehicles', () => dead);
      const answer = await ask('{ citizens { id licence } }');
      expect((answer.data as { citizens: unknown[] }).citizens).toHaveLength(3000);
      expect(answer.errors).toHaveLength(101);
      expect(answer.errors?.[100]).not.toHaveProperty('path');
      expect(answer.errors?.[100]).toMatchObject({
        message: 'Further errors of the register "vehicles" are not listed: 2900.',
        extensions: { code: 'SECTOR_UNAVAILABLE', service: 'vehicles', omittedErrors: 2900 },
      });
    });

    test('does not hide another that is dead as well', async () => {
      const { ask, intercept } = federate({ ...crowd, police: POLICE });
      intercept('vehicles', () => dead);
      intercept('police', () => dead);
      const { errors } = await ask('{ citizens { id licence fines } }');
      const counts = Object.groupBy(errors ?? [], ({ extensions }) => String(extensions['service']));
      expect(counts['vehicles']).toHaveLength(101);
      expect(counts['police']).toHaveLength(101);
    });

    test('and one that writes thousands of errors itself is quoted a hundred times, and the rest is counted', async () => {
      const { ask } = federate({ ...crowd, police: POLICE });
      const { errors } = await ask('{ citizens { id fines } }');
      expect(errors).toHaveLength(101);
      expect(errors?.[100]).not.toHaveProperty('path');
      expect(errors?.[100]?.extensions).toMatchObject({ service: 'police', omittedErrors: 2900 });
    });
  });

  test('tells the log what the client is not told', async () => {
    const { ask, intercept, incidents } = federate(registers);
    intercept('vehicles', () => dead);
    const answer = await ask('{ citizen { licence } }', {}, { context: { requestId: 'r-7' } });
    expect(JSON.stringify(answer)).not.toContain('10.0.0.7');
    expect(answer.errors?.[0]?.extensions['requestId']).toBe('r-7');
    expect(incidents).toEqual([
      {
        requestId: 'r-7',
        service: 'vehicles',
        kind: 'timeout',
        detail: dead.kind === 'failure' && dead.detail,
      },
    ]);
  });
});

describe('an error of a subgraph', () => {
  const raise = (errors: Row[], data: unknown): SubgraphOutcome => ({
    kind: 'answer',
    data: data as Row,
    errors,
  });

  test('with a code of the table keeps its message and listed extensions, and no others', async () => {
    const { ask, intercept } = federate(registers);
    const extensions = {
      code: 'BAD_USER_INPUT',
      reason: 'why',
      nextStep: 'do',
      stacktrace: ['x'],
      internal: 1,
    };
    intercept('population', () =>
      raise([{ message: 'No such ID', path: ['citizen'], extensions }], { citizen: null }),
    );
    expect((await ask('{ citizen { name } }')).errors).toEqual([
      {
        message: 'No such ID',
        locations: [{ line: 1, column: 3 }],
        path: ['citizen'],
        extensions: { code: 'BAD_USER_INPUT', service: 'population', reason: 'why', nextStep: 'do' },
      },
    ]);
  });

  test('with any other is masked', async () => {
    const { ask, intercept, incidents } = federate(registers);
    intercept('population', () =>
      raise([{ message: 'select * from secrets', path: ['citizen'] }], { citizen: null }),
    );
    const answer = await ask('{ citizen { name } }');
    expect(JSON.stringify(answer)).not.toContain('secrets');
    expect(answer.errors?.[0]?.extensions).toMatchObject({
      code: 'INTERNAL_SERVER_ERROR',
      service: 'population',
    });
    expect(incidents[0]?.detail).toContain('secrets');
  });

  test('in an entity is told at every place where the entity stands', async () => {
    const { ask, intercept } = federate(registers);
    intercept('tax', () =>
      raise([{ message: 'x', path: ['_entities', 1, 'tax'] }], { _entities: [{ tax: 3 }, null] }),
    );
    const answer = await ask('{ a: citizens { vehicles { tax } } b: citizens { vehicles { t: tax } } }');
    expect(paths(answer)).toContain('a.1.vehicles.0.tax');
    expect(answer.data).toMatchObject({ a: [{ vehicles: [{ tax: 3 }] }, { vehicles: null }] });
  });

  test('of a whole entity stands at each field that the register was to fill', async () => {
    const { ask, intercept } = federate(registers);
    intercept('vehicles', () => raise([{ message: 'x', path: ['_entities', 0] }], { _entities: [null] }));
    const answer = await ask('{ citizen { name vehicles { plate } licence } }');
    expect(answer.data).toEqual({ citizen: { name: 'Name 1', vehicles: null, licence: null } });
    expect(paths(answer)).toEqual(['citizen.vehicles', 'citizen.licence']);
  });

  test('that took the whole entity along stands at its place and at each field lost with it', async () => {
    const { ask, intercept } = federate(registers);
    const path = ['_entities', 0, 'vehicles', 0, 'plate'];
    intercept('vehicles', () => raise([{ message: 'x', path }], { _entities: [null] }));
    const answer = await ask('{ citizen { name vehicles { plate } licence } }');
    expect(answer.data).toEqual({ citizen: { name: 'Name 1', vehicles: null, licence: null } });
    expect(paths(answer)).toEqual(['citizen.vehicles.0.plate', 'citizen.licence']);
  });

  test('without a path stands at the fields that came without a value', async () => {
    const { ask, intercept } = federate(registers);
    intercept('vehicles', () => raise([{ message: 'x' }], { _entities: [{ vehicles: [], licence: null }] }));
    expect(paths(await ask('{ citizen { vehicles { plate } licence } }'))).toEqual(['citizen.licence']);
    intercept('vehicles', () => raise([{ message: 'x' }], null));
    expect(paths(await ask('{ citizen { vehicles { plate } licence } }'))).toEqual([
      'citizen.vehicles',
      'citizen.licence',
    ]);
  });

  test('into what only the plan asked for stands at the last place that the client knows', async () => {
    const { ask, intercept } = federate(registers);
    const entity = { __typename: 'Vehicle', plate: null, owner: null };
    intercept('vehicles', () => raise([{ message: 'x', path: ['fleet', 0, 'plate'] }], { fleet: [entity] }));
    expect(paths(await ask('{ fleet { tax } }'))).toEqual(['fleet.0']);
  });
});

describe('an answer that is none', () => {
  test.each([
    ['too few entities', { _entities: [] }],
    ['too many entities', { _entities: [{ licence: 'B' }, { licence: 'B' }] }],
    ['an object for the list of entities', { _entities: { licence: 'B' } }],
    ['text for an entity', { _entities: ['B'] }],
    ['no entities', {}],
    ['nothing', null],
    ['a list for the data', [] as unknown],
  ])('%s is a failure of the register', async (_name, data) => {
    const { ask, intercept } = federate(registers);
    intercept('vehicles', () => ({ kind: 'answer', data: data as Row, errors: undefined }));
    expect(await ask('{ citizen { name licence } }')).toMatchObject({
      data: { citizen: { name: 'Name 1', licence: null } },
      errors: [
        { path: ['citizen', 'licence'], extensions: { code: 'SECTOR_UNAVAILABLE', reason: 'bad-answer' } },
      ],
    });
  });

  test('a client that throws is a failure too', async () => {
    const { ask, intercept } = federate(registers);
    intercept('vehicles', () => {
      throw new Error('bug');
    });
    expect(await ask('{ citizen { name licence } }')).toMatchObject({
      data: { citizen: { name: 'Name 1', licence: null } },
      errors: [{ path: ['citizen', 'licence'] }],
    });
  });
});

test('an aborted request sends nothing more, and answers at once', async () => {
  const { ask, intercept, sent } = federate(registers);
  const abort = new AbortController();
  intercept('population', () => {
    abort.abort();
    return {
      kind: 'answer',
      data: { citizen: { __typename: 'Citizen', id: '1', name: 'x' } },
      errors: undefined,
    };
  });
  const answer = await ask('{ citizen { name licence } }', {}, { signal: abort.signal });
  expect(sent.map(({ subgraph }) => subgraph)).toEqual(['population']);
  expect(answer).toMatchObject({
    data: { citizen: { name: 'x', licence: null } },
    errors: [{ path: ['citizen', 'licence'], extensions: { service: 'vehicles' } }],
  });
});
