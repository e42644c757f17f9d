import { describe, expect, test } from 'vitest';
import { federate } from './support/federation.ts';
import { HARBOUR_SOURCES } from './support/harbour-sources.ts';

type Row = Record<string, unknown>;

describe('a member that the planner takes for impossible', () => {
  test('is completed by the subgraph that knows the rest of it', async () => {
    const { ask, sent } = federate(HARBOUR_SOURCES);
    const query = '{ arrival { hold { cargo { ... on Crate { kilos } ... on Vessel { masts flag } } } } }';
    expect(await ask(query)).toEqual({
      data: {
        arrival: { hold: { cargo: [{ kilos: 40 }, { masts: 3, flag: 'v1' }, { masts: 1, flag: 'v2' }] } },
      },
    });
    expect(sent.map(({ subgraph }) => subgraph)).toEqual(['harbour', 'flags']);
    expect(sent[1]?.variables).toEqual({
      representations: [
        { __typename: 'Vessel', imo: 'V1' },
        { __typename: 'Vessel', imo: 'V2' },
      ],
    });
  });

  test('keeps the arguments, aliases and objects of what is told elsewhere', async () => {
    const { ask, sent } = federate(HARBOUR_SOURCES);
    const query = `query Watch($long: Boolean) {
      arrival { hold { newest { ... on Vessel { imo: flag(long: $long) port { city: name } } } } } }`;
    expect(await ask(query, { long: true })).toEqual({
      data: { arrival: { hold: { newest: { imo: 'flag of V1', port: { city: 'Vinh' } } } } },
    });
    expect(sent[1]?.query).toMatch(/^query Watch__flags\(/);
  });

  test('is completed below the member too, in lists of lists, by keys that are objects', async () => {
    const { ask } = federate(HARBOUR_SOURCES);
    const query =
      '{ arrival { hold { newest { ... on Vessel { hull { steel } fleet { flag hull { steel } } } } } } }';
    expect(await ask(query)).toEqual({
      data: {
        arrival: {
          hold: {
            newest: {
              hull: { steel: true },
              fleet: [[{ flag: 'v2', hull: { steel: false } }], [{ flag: 'v1', hull: { steel: true } }]],
            },
          },
        },
      },
    });
  });

  test('is followed through a subgraph that only tells the key for the next one', async () => {
    const { ask, sent } = federate(HARBOUR_SOURCES);
    expect(await ask('{ arrival { hold { newest { ... on Vessel { masts channel } } } } }')).toEqual({
      data: { arrival: { hold: { newest: { masts: 3, channel: 'channel of sign V1' } } } },
    });
    expect(sent.map(({ subgraph }) => subgraph)).toEqual(['harbour', 'flags', 'radio']);
  });

  test('is followed from the objects of the third subgraph back to the first', async () => {
    const { ask } = federate(HARBOUR_SOURCES);
    const query =
      '{ arrival { hold { newest { ... on Vessel { port { moored { masts flag channel } } } } } } }';
    const moored = [
      { masts: 1, flag: 'v2', channel: 'channel of sign V2' },
      { masts: 3, flag: 'v1', channel: 'channel of sign V1' },
    ];
    expect(await ask(query)).toEqual({ data: { arrival: { hold: { newest: { port: { moored } } } } } });
  });

  test('is completed below what is asked of the other members too', async () => {
    const { ask } = federate(HARBOUR_SOURCES);
    const query = `{ arrival { hold { hollow {
      hull { serial } ... on Crate { hull { steel } } ... on Vessel { hull { hard: steel } } } } } }`;
    expect(await ask(query)).toEqual({
      data: {
        arrival: {
          hold: {
            hollow: [{ hull: { serial: 'H2', steel: false } }, { hull: { serial: 'H1', hard: true } }],
          },
        },
      },
    });
  });

  test('is found by its own key, whatever the client calls what it asks of the others', async () => {
    const { ask } = federate(HARBOUR_SOURCES);
    const query = `{ arrival { hold { cargo { ... on Crate { imo } ... on Vessel { imo: masts flag Vessel__imo__key: masts } } } } }`;
    expect(await ask(query)).toEqual({
      data: {
        arrival: {
          hold: {
            cargo: [
              { imo: 9 },
              { imo: 3, flag: 'v1', Vessel__imo__key: 3 },
              { imo: 1, flag: 'v2', Vessel__imo__key: 1 },
            ],
          },
        },
      },
    });
  });

  test('loses what a subgraph fails to tell, and nothing else', async () => {
    const { ask, intercept } = federate(HARBOUR_SOURCES);
    intercept('radio', () => ({ kind: 'failure', failure: 'unreachable', detail: 'dead' }));
    const { data, errors } = await ask(
      '{ arrival { hold { newest { ... on Vessel { masts flag channel } } } } }',
    );
    expect(data).toEqual({ arrival: { hold: { newest: { masts: 3, flag: 'v1', channel: null } } } });
    expect(errors?.map(({ path }) => path)).toEqual([['arrival', 'hold', 'newest', 'channel']]);
  });

  test('loses what cannot be found when its key is not told', async () => {
    const { ask, intercept } = federate(HARBOUR_SOURCES);
    intercept('harbour', () => ({
      kind: 'answer',
      data: { arrival: { hold: { newest: { __typename: 'Vessel', masts: 3 } } } },
      errors: [{ message: 'no number', path: ['arrival', 'hold', 'newest', 'Vessel__imo__key'] }],
    }));
    const { data, errors } = await ask('{ arrival { hold { newest { ... on Vessel { masts flag } } } } }');
    expect(data).toEqual({ arrival: { hold: { newest: { masts: 3, flag: null } } } });
    expect(errors?.map(({ path }) => path)).toEqual([['arrival', 'hold', 'newest', 'flag']]);
  });

  test('lets nothing wait for it', async () => {
    const { ask, intercept, execute } = federate(HARBOUR_SOURCES);
    const customsAsked = Promise.withResolvers<void>();
    intercept('customs', ({ body }) => {
      customsAsked.resolve();
      return execute('customs', ...read(body));
    });
    intercept('flags', async ({ body }) => {
      await customsAsked.promise;
      return execute('flags', ...read(body));
    });
    expect(await ask('{ arrival { officer hold { newest { ... on Vessel { flag } } } } }')).toEqual({
      data: { arrival: { officer: 'Minh', hold: { newest: { flag: 'v1' } } } },
    });
  });

  test('is complete before the next mutation begins', async () => {
    const { ask, sent, intercept, execute } = federate(HARBOUR_SOURCES);
    let sentMeanwhile: readonly string[] = [];
    intercept('flags', async ({ body }) => {
      await new Promise(setImmediate);
      sentMeanwhile = sent.map(({ subgraph }) => subgraph);
      return execute('flags', ...read(body));
    });
    const query = 'mutation { moor(imo: "V2") { hold { newest { ... on Vessel { flag } } } } call }';
    expect(await ask(query)).toEqual({ data: { moor: { hold: { newest: { flag: 'v2' } } }, call: null } });
    expect(sentMeanwhile).toEqual(['harbour', 'flags']);
  });
});

function read(body: string): [string, Row] {
  const { query, variables } = JSON.parse(body) as { query: string; variables: Row };
  return [query, variables];
}
