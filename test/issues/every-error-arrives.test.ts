import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type FakeFederation, startFakeFederation } from '../support/fake-federation.ts';

const COUNT = 250;

let federation: FakeFederation<'people' | 'cars'>;

beforeAll(async () => {
  federation = await startFakeFederation({
    people: {
      sdl: `type Query { person: Person people: [Person!]! other: String }
        type Person @key(fields: "id") { id: ID! name: String }`,
      resolvers: {
        Query: {
          person: () => ({ id: '0', name: 'An' }),
          people: () => Array.from({ length: COUNT }, (_, id) => ({ id, name: `An ${id}` })),
        },
      },
    },
    cars: {
      sdl: 'type Person @key(fields: "id") { id: ID! car: String plates: [String!] }',
      resolvers: {},
    },
  });
});

afterAll(() => federation.close());

beforeEach(() => {
  federation.subgraphs.people.misbehave();
  federation.subgraphs.cars.misbehave();
});

interface Told {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string; readonly service?: string; readonly omittedErrors?: number };
}

function answer(subgraph: 'people' | 'cars', body: object): void {
  federation.subgraphs[subgraph].misbehave((response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
  );
}

function fault(message: string, path?: readonly (string | number)[]): object {
  return { message, path, extensions: { code: 'NOT_FOUND' } };
}

async function ask(query: string): Promise<{ readonly data: unknown; readonly errors: readonly Told[] }> {
  const answers = await federation.everyAnswer(query);
  expect(answers).toHaveLength(1);
  return { errors: [], ...(answers[0] as { data: unknown }) };
}

async function toldIn(query: string): Promise<readonly unknown[]> {
  const { errors } = await ask(query);
  return errors.map(({ message, path }) => [message, path?.join('.')]);
}

describe('an error that a subgraph has written arrives', () => {
  test('beside another at the same place with the same code', async () => {
    const path = ['person', 'name'];
    answer('people', {
      data: { person: { name: null } },
      errors: [fault('first', path), fault('second', path)],
    });
    expect(await toldIn('{ person { name } }')).toEqual([
      ['first', 'person.name'],
      ['second', 'person.name'],
    ]);
  });

  test('once, however often it is said of a place', async () => {
    const path = ['person', 'name'];
    answer('people', {
      data: { person: { name: null } },
      errors: [fault('first', path), fault('first', path)],
    });
    expect(await toldIn('{ person { name } }')).toEqual([['first', 'person.name']]);
  });

  test.each(['NOT_FOUND', 'UNKNOWN'])(
    'once, with the number of those that read the same: %s',
    async (code) => {
      const masked = (message: string) => ({ message, path: ['person', 'name'], extensions: { code } });
      const same = code === 'UNKNOWN' ? ['first', 'second', 'third'] : ['first', 'first', 'first'];
      answer('people', { data: { person: { name: null } }, errors: same.map(masked) });
      const { errors } = await ask('{ person { name } }');
      expect(errors).toMatchObject([{ path: ['person', 'name'], extensions: { omittedErrors: 2 } }]);
    },
  );

  test('beside a value that came all the same', async () => {
    const errors = [fault('of last year', ['person', 'name'])];
    answer('people', { data: { person: { name: 'An' } }, errors });
    const { data, errors: told } = await ask('{ person { name } }');
    expect(data).toEqual({ person: { name: 'An' } });
    expect(told).toMatchObject([{ message: 'of last year', path: ['person', 'name'] }]);
  });

  test('from an entity: at the object that came, at a value of it, and where no object came', async () => {
    const query = '{ person { name car plates } }';
    answer('cars', {
      data: { _entities: [{ car: 'VF8', plates: null }] },
      errors: [
        fault('all', ['_entities', 0]),
        fault('old', ['_entities', 0, 'car']),
        fault('one', ['_entities', 0, 'plates']),
        fault('two', ['_entities', 0, 'plates']),
      ],
    });
    expect(await toldIn(query)).toEqual([
      ['all', 'person'],
      ['old', 'person.car'],
      ['one', 'person.plates'],
      ['two', 'person.plates'],
    ]);
  });

  test('also when its path leads nowhere: at what came without a value, else at no place', async () => {
    const errors = [fault('lost', ['_entities', 7, 'car'])];
    answer('cars', { data: { _entities: [{ car: 'VF8', plates: null }] }, errors });
    expect(await toldIn('{ person { car plates } }')).toEqual([['lost', 'person.plates']]);
    answer('cars', { data: { _entities: [{ car: 'VF8', plates: [] }] }, errors });
    expect(await toldIn('{ person { car plates } }')).toEqual([['lost', undefined]]);
  });

  test('and does not stand for a root field of which nothing is said', async () => {
    answer('people', { data: { other: null }, errors: [fault('this', ['other'])] });
    const { data, errors } = await ask('{ other person { name } }');
    expect(data).toEqual({ other: null, person: null });
    expect(errors).toMatchObject([
      { message: 'this', path: ['other'] },
      { path: ['person'], extensions: { code: 'SECTOR_UNAVAILABLE', reason: 'bad-answer' } },
    ]);
  });
});

describe('of more than a hundred errors of a register', () => {
  function listedAndCounted(errors: readonly Told[]): unknown {
    const listed = errors.filter(({ path }) => path).length;
    const counted = errors.filter(({ path }) => !path).map(({ extensions }) => extensions);
    return { listed, counted };
  }

  test('a hundred are listed and the others counted, when it is dead', async () => {
    federation.subgraphs.cars.misbehave((response) => response.writeHead(404).end());
    const { errors } = await ask('{ people { name car plates } }');
    expect(listedAndCounted(errors)).toMatchObject({
      listed: 100,
      counted: [{ code: 'SECTOR_UNAVAILABLE', service: 'cars', omittedErrors: 2 * COUNT - 100 }],
    });
  });

  test('a hundred are listed and the others counted, when it has written them', async () => {
    const places = Array.from({ length: COUNT }, (_, index) => index);
    answer('cars', {
      data: { _entities: places.map(() => ({ car: null })) },
      errors: places.map((index) => fault(`no ${index}`, ['_entities', index, 'car'])),
    });
    const { errors } = await ask('{ people { car } }');
    expect(listedAndCounted(errors)).toMatchObject({
      listed: 100,
      counted: [{ code: 'NOT_FOUND', service: 'cars', omittedErrors: COUNT - 100 }],
    });
  });

  test('a hundred values of a wrong kind are listed and the others counted', async () => {
    answer('people', { data: { people: Array.from({ length: COUNT }, () => ({ name: [] })) } });
    const { errors } = await ask('{ people { name } }');
    expect(listedAndCounted(errors)).toMatchObject({
      listed: 100,
      counted: [{ code: 'INTERNAL_SERVER_ERROR', omittedErrors: COUNT - 100 }],
    });
  });

  test('none stands for a fault of another field', async () => {
    federation.subgraphs.cars.misbehave((response) => response.writeHead(404).end());
    const people = Array.from({ length: COUNT }, (_, id) => ({
      __typename: 'Person',
      id,
      name: id === 200 ? 7 : 'An',
    }));
    answer('people', { data: { people } });
    const { errors } = await ask('{ people { name car } }');
    expect(errors.filter(({ path }) => path?.at(-1) === 'name')).toMatchObject([
      { path: ['people', 200, 'name'], extensions: { code: 'INTERNAL_SERVER_ERROR' } },
    ]);
  });
});
