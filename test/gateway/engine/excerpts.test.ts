import { describe, expect, test } from 'vitest';
import { textOf } from '../../../gateway/engine/answer/answer-body.ts';
import type { EngineAnswer } from '../../../gateway/engine/engine.ts';
import type { SubgraphOutcome } from '../../../gateway/engine/subgraph-client.ts';
import { Cancellation } from '../../../platform/cancellation.ts';
import { type Federation, federate } from './support/federation.ts';
import { receive } from './support/receive.ts';

type Row = Record<string, unknown>;

const PEOPLE: Record<string, Row> = {
  1: {
    id: '1',
    name: 'Nguyễn Thị "Ánh"\n',
    sex: 'FEMALE',
    age: 30,
    height: 1.5,
    birth: { day: '2001-02-03' },
  },
  2: { id: '2', name: null, sex: 'MALE', age: null, height: 1.25, birth: null },
};

const sources = {
  population: {
    sdl: `type Query { people: [Person!]! person(id: ID!): Person }
      type Person @key(fields: "id") { id: ID! name: String sex: Sex! age: Int height: Float birth: Birth }
      type Birth { day: Day! }
      enum Sex { MALE FEMALE HIDDEN @inaccessible }
      scalar Day`,
    resolvers: {
      Query: { people: () => Object.values(PEOPLE), person: (_: unknown, { id }: Row) => PEOPLE[String(id)] },
      Person: { __resolveReference: ({ id }: Row) => PEOPLE[String(id)] ?? null },
    },
  },
  vehicles: {
    sdl: `type Person @key(fields: "id") { id: ID! cars: [Car!] licence: String }
      type Car { plate: String! seats: Int owner: Person }`,
    resolvers: {
      Person: {
        cars: ({ id }: Row) => [{ plate: `22A-00${String(id)}`, seats: 4, owner: { id: '1' } }],
        licence: ({ id }: Row) => (id === '1' ? 'Đ1' : null),
      },
    },
  },
};

const QUERY = `{ people { name sex id licence birth { day }
  cars { plate seats owner { id age name height } } kind: __typename } }`;

const DATA = {
  people: [
    {
      name: 'Nguyễn Thị "Ánh"\n',
      sex: 'FEMALE',
      id: '1',
      licence: 'Đ1',
      birth: { day: '2001-02-03' },
      cars: [
        {
          plate: '22A-001',
          seats: 4,
          owner: { id: '1', age: 30, name: 'Nguyễn Thị "Ánh"\n', height: 1.5 },
        },
      ],
      kind: 'Person',
    },
    {
      name: null,
      sex: 'MALE',
      id: '2',
      licence: null,
      birth: null,
      cars: [
        {
          plate: '22A-002',
          seats: 4,
          owner: { id: '1', age: 30, name: 'Nguyễn Thị "Ánh"\n', height: 1.5 },
        },
      ],
      kind: 'Person',
    },
  ],
};

const run = ({ engine }: Federation, query = QUERY): Promise<EngineAnswer> =>
  engine.execute({ query, context: {} });

const isInExcerpts = ({ body }: EngineAnswer): boolean => typeof body === 'object' && 'latin1' in body;

describe('an operation that comes again and again', () => {
  test('is answered in excerpts, letter by letter as before', async () => {
    const federation = federate(sources, { runsBeforeExcerpts: 2 });
    const answers = [await run(federation), await run(federation), await run(federation)];
    expect(answers.map(isInExcerpts)).toEqual([false, false, true]);
    expect(answers.map(({ body }) => textOf(body))).toEqual(
      Array.from(answers, () => JSON.stringify({ data: DATA })),
    );
    expect(answers[2]?.errorCodes).toEqual([]);
  });

  test('sends the same requests as before', async () => {
    const federation = federate(sources, { runsBeforeExcerpts: 1 });
    await run(federation);
    const before = federation.sent.splice(0);
    await run(federation);
    expect(federation.sent).toEqual(before);
  });

  test('gives values as the subgraph wrote them', async () => {
    const federation = federate(sources);
    federation.intercept('population', (request) =>
      receive(
        request,
        '{"data":{"person":{"height":0.1234567890123456789,"name":"\\u00c1nh \\ud83d\\ude00","age":-7}}}',
      ),
    );
    const answer = await run(federation, '{ person(id: 1) { height name age } }');
    expect(isInExcerpts(answer)).toBe(true);
    expect(textOf(answer.body)).toBe(
      '{"data":{"person":{"height":0.1234567890123456789,"name":"\\u00c1nh \\ud83d\\ude00","age":-7}}}',
    );
  });
});

describe('what is not as it should be is answered as ever', () => {
  const asPerson = (fields: string) => `{"data":{"person":{"__typename":"Person","id":"1",${fields}}}}`;
  const ask = async (fields: string): Promise<EngineAnswer> => {
    const federation = federate(sources);
    federation.intercept('population', (request) => receive(request, asPerson(fields)));
    return run(federation, '{ person(id: 1) { sex age licence birth { day } } }');
  };

  test('while the same as it should be is answered in excerpts', async () => {
    const answer = await ask('"sex":"MALE","age":1,"birth":{"day":"2001-02-03"}');
    expect(isInExcerpts(answer)).toBe(true);
    expect(JSON.parse(textOf(answer.body))).toEqual({
      data: { person: { sex: 'MALE', age: 1, licence: 'Đ1', birth: { day: '2001-02-03' } } },
    });
  });

  test.each<[string, string, object]>([
    ['null where none may be', '"sex":"MALE","age":1,"birth":{"day":null}', { sex: 'MALE', birth: null }],
    ['a value of another type', '"sex":"MALE","age":"old","birth":null', { sex: 'MALE', age: null }],
    ['a number that is too large', '"sex":"MALE","age":5000000000,"birth":null', { age: null }],
  ])('%s', async (_, fields, expected) => {
    const answer = await ask(fields);
    expect(answer.errorCodes).toHaveLength(1);
    expect(JSON.parse(textOf(answer.body))).toMatchObject({
      data: { person: { ...expected, licence: 'Đ1' } },
    });
  });

  test('a hidden value', async () => {
    const { body } = await ask('"sex":"HIDDEN","age":1,"birth":null');
    expect(JSON.parse(textOf(body))).toMatchObject({ data: { person: null }, errors: [{}] });
  });

  test('errors of a subgraph, with the data of all', async () => {
    const federation = federate(sources);
    federation.intercept('vehicles', ({ form }) => {
      expect(form).toBeDefined();
      const data = { _entities: [{ licence: 'Đ1' }, { licence: null }] };
      return { kind: 'answer', data, errors: [{ message: 'x', path: ['_entities', 1, 'licence'] }] };
    });
    const { data, errors } = await federation.ask('{ people { id licence name } }');
    expect(data).toEqual({
      people: [
        { id: '1', licence: 'Đ1', name: 'Nguyễn Thị "Ánh"\n' },
        { id: '2', licence: null, name: null },
      ],
    });
    expect(errors?.map(({ path }) => path)).toEqual([['people', 1, 'licence']]);
  });

  test.each<[string, SubgraphOutcome]>([
    ['a subgraph that does not answer', { kind: 'failure', failure: 'unreachable', detail: '' }],
    ['too few entities', { kind: 'answer', data: { _entities: [{ licence: 'a' }] }, errors: undefined }],
  ])('%s', async (_, outcome) => {
    const federation = federate(sources);
    federation.intercept('vehicles', () => outcome);
    const { data, errors } = await federation.ask('{ people { id licence name } }');
    expect(data).toMatchObject({
      people: [
        { id: '1', licence: null },
        { id: '2', licence: null },
      ],
    });
    expect(errors).toHaveLength(2);
  });

  test('too few entities, in excerpts', async () => {
    const federation = federate(sources);
    federation.intercept('vehicles', (request) =>
      receive(request, '{"data":{"_entities":[{"licence":"a"}]}}'),
    );
    const { errors } = await federation.ask('{ people { id licence } }');
    expect(errors).toHaveLength(2);
  });

  test('one subgraph that writes otherwise, among others that do not', async () => {
    const federation = federate(sources);
    federation.intercept('vehicles', async ({ body }) => {
      const { query, variables } = JSON.parse(body) as { query: string; variables: Row };
      return federation.execute('vehicles', query, variables);
    });
    const answer = await run(federation);
    expect(isInExcerpts(answer)).toBe(false);
    expect(JSON.parse(textOf(answer.body))).toEqual({ data: DATA });
  });
});

test('answers that are large together are written in parts, so not of excerpts', async () => {
  const federation = federate(sources);
  for (const subgraph of ['population', 'vehicles']) {
    federation.intercept(subgraph, async ({ body, form }) => {
      const { query, variables } = JSON.parse(body) as { query: string; variables: Row };
      const outcome = await federation.execute(subgraph, query, variables, form);
      expect(outcome).toMatchObject({ isExcerpted: true });
      return { ...outcome, bytes: 200 * 1024 } as SubgraphOutcome;
    });
  }
  const answer = await run(federation);
  expect(isInExcerpts(answer)).toBe(false);
  expect(JSON.parse(textOf(answer.body))).toEqual({ data: DATA });
});

describe('values whose keys look like those of excerpts', () => {
  const meta = { '#0': '"injected":1', '#colour': 'red' };
  const garages = {
    people: {
      sdl: `type Query { people: [Person!]! }  type Person @key(fields: "id") { id: ID! }`,
      resolvers: { Query: { people: () => [{ id: '1' }, { id: '1' }] } },
    },
    cars: {
      sdl: `type Person @key(fields: "id") { id: ID! cars: [Car!] }
        type Car @key(fields: "plate") { plate: ID! meta: JSON }  scalar JSON`,
      resolvers: { Person: { cars: () => [{ plate: 'A', meta }] } },
    },
    tax: { sdl: `type Car @key(fields: "plate") { plate: ID! tax: Int }` },
  };
  const cars = [{ meta, tax: null }];

  test.each<[string, SubgraphOutcome, number]>([
    ['blanks', { kind: 'answer', data: { _entities: [{ tax: null }] }, errors: undefined }, 0],
    ['too few entities', { kind: 'answer', data: { _entities: [] }, errors: undefined }, 2],
    ['nothing', { kind: 'failure', failure: 'unreachable', detail: '' }, 2],
  ])('stay as they are when another subgraph answers with %s', async (_, outcome, errors) => {
    const federation = federate(garages);
    federation.intercept('tax', () => outcome);
    const answer = await federation.ask('{ people { cars { meta tax } } }');
    expect(answer.data).toEqual({ people: [{ cars }, { cars }] });
    expect(answer.errors ?? []).toHaveLength(errors);
  });
});

describe('requests that go out together', () => {
  test('do not lose the other part of the answer when one is unusable', async () => {
    const federation = federate({
      people: {
        sdl: `type Query { a: Person b: Firm }
          type Person @key(fields: "id") { id: ID! }  type Firm @key(fields: "id") { id: ID! }`,
        resolvers: { Query: { a: () => ({ id: '1' }), b: () => ({ id: '2' }) } },
      },
      tax: {
        sdl: `type Person @key(fields: "id") { id: ID! debt: Int }  type Firm @key(fields: "id") { id: ID! vat: String }`,
      },
    });
    federation.intercept('tax', (request) => receive(request, '{"data":{"_0":[],"_1":[{"vat":"V"}]}}'));
    const { data, errors } = await federation.ask('{ a { debt } b { vat } }');
    expect(data).toEqual({ a: { debt: null }, b: { vat: 'V' } });
    expect(errors).toHaveLength(1);
  });
});

describe('the name of a type', () => {
  test('under the name of an input is the name of the type', async () => {
    const { ask } = federate({
      people: {
        sdl: `type Query { person: Person }  type Person @key(fields: "id") { id: ID! name: String }`,
        resolvers: { Query: { person: () => ({ id: '1', name: 'An' }) } },
      },
      licences: {
        sdl: `type Person @key(fields: "id") { id: ID! name: String @external licence: String @requires(fields: "name") }`,
        resolvers: { Person: { licence: ({ name }: Row) => `of ${String(name)}` } },
      },
    });
    expect(await ask('{ person { licence id name: __typename } }')).toEqual({
      data: { person: { licence: 'of An', id: '1', name: 'Person' } },
    });
  });

  test('may be all the key there is', async () => {
    const { ask } = federate({
      one: {
        sdl: `type Query { office: Office }  type Office @key(fields: "__typename") { name: String }`,
        resolvers: { Query: { office: () => ({ name: 'A' }) } },
      },
      two: {
        sdl: `type Office @key(fields: "__typename") { phone: String }`,
        resolvers: { Office: { phone: () => '113' } },
      },
    });
    expect(await ask('{ office { name phone } }')).toEqual({ data: { office: { name: 'A', phone: '113' } } });
  });
});

describe('an entity that another subgraph does not know', () => {
  test('has null in its fields', async () => {
    const federation = federate(sources);
    federation.intercept('vehicles', (request) =>
      receive(request, '{"data":{"_entities":[null,{"licence":"a"}]}}'),
    );
    const answer = await run(federation, '{ people { id licence } }');
    expect(isInExcerpts(answer)).toBe(true);
    expect(textOf(answer.body)).toBe(
      '{"data":{"people":[{"id":"1","licence":null},{"id":"2","licence":"a"}]}}',
    );
  });
});

describe('keys', () => {
  test('that are not ASCII reach the other subgraph as they are', async () => {
    const federation = federate(sources);
    federation.intercept('population', (request) =>
      receive(request, '{"data":{"people":[{"__typename":"Person","id":"Đ1"}]}}'),
    );
    const { data } = await federation.ask('{ people { id cars { plate } } }');
    expect(federation.sent.at(-1)?.variables).toEqual({
      representations: [{ __typename: 'Person', id: 'Đ1' }],
    });
    expect(data).toEqual({ people: [{ id: 'Đ1', cars: [{ plate: '22A-00Đ1' }] }] });
  });
});

describe('excerpts that cost more than they help', () => {
  const blank = '{"data": {"person": {"height": 1}}}';
  const query = '{ person(id: 1) { height } }';

  function countForms(federation: Federation): { readonly count: () => number } {
    let forms = 0;
    federation.intercept('population', (request) => {
      forms += request.form ? 1 : 0;
      return receive(request, blank);
    });
    return { count: () => forms };
  }

  test('are not asked for until much later', async () => {
    const federation = federate(sources);
    const forms = countForms(federation);
    for (let index = 0; index < 1_016; index += 1) await federation.ask(query);
    expect(forms.count()).toBe(16);
    await federation.ask(query);
    expect(forms.count()).toBe(17);
  });

  test('are had by the operations that were asked last', async () => {
    const federation = federate(sources, { maxExcerptPlans: 1 });
    const other = '{ person(id: 1) { name } }';
    const inExcerpts = [];
    for (const each of [query, query, other, other, query, query])
      inExcerpts.push(isInExcerpts(await run(federation, each)));
    expect(inExcerpts).toEqual([true, true, true, true, false, false]);
    for (let index = 0; index < 1_000; index += 1) await run(federation, query);
    expect(isInExcerpts(await run(federation, query))).toBe(true);
  });

  test('requests that were given up do not count', async () => {
    const federation = federate(sources);
    const forms = countForms(federation);
    for (let index = 0; index < 40; index += 1) {
      const signal = new Cancellation();
      const asked = federation.ask(query, {}, { signal });
      signal.cancel();
      await asked;
    }
    const before = forms.count();
    await federation.ask(query);
    expect(forms.count()).toBe(before + 1);
  });
});
