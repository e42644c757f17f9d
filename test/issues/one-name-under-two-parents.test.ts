import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FakeFederation, startFakeFederation } from '../support/fake-federation.ts';
import { type Federation, startFederation } from '../support/federation.ts';

describe('one response name under parents of two types stands for what each of them was asked', () => {
  let federation: FakeFederation;

  beforeAll(async () => {
    const part = { id: '1' };
    const art = (_: unknown, { size }: { size: number }): string => `art ${size}`;
    federation = await startFakeFederation({
      shelves: {
        sdl: `union Item = Paper | Photo
          type Paper { part: Text parts: [Text!] }
          type Photo { part: Text parts: [Text!] }
          type Text @key(fields: "id") { id: ID! }
          type Query { items: [Item] grid: [[Item]] }`,
        resolvers: {
          Query: {
            items: () => [
              { __typename: 'Paper', part, parts: [part] },
              { __typename: 'Photo', part, parts: [part, part] },
            ],
          },
        },
      },
      texts: {
        sdl: `type Text @key(fields: "id") { id: ID! art(size: Int): String title: String deep: Deep }
          type Deep { art(size: Int): String title: String }`,
        resolvers: {
          Text: {
            __resolveReference: ({ id }: { id: string }) => ({ id, title: 'title', deep: { title: 'deep' } }),
            art,
          },
          Deep: { art },
        },
      },
    });
  });

  afterAll(() => federation.close());

  test('with other arguments', async () => {
    const query =
      '{ items { ... on Paper { part { art(size: 1) } } ... on Photo { part { art(size: 2) } } } }';
    expect(await federation.everyAnswer(query)).toEqual([
      { data: { items: [{ part: { art: 'art 1' } }, { part: { art: 'art 2' } }] } },
    ]);
  });

  test('with variables, and fragments that are used at both', async () => {
    const query = `query ($a: Int, $b: Int) {
        items { ... on Paper { part { art(size: $a) ...More } } ... on Photo { part { art(size: $b) ...More } } } }
      fragment More on Text { deep { title } }`;
    const deep = { title: 'deep' };
    expect(await federation.everyAnswer(query, { a: 3, b: 4 })).toEqual([
      { data: { items: [{ part: { art: 'art 3', deep } }, { part: { art: 'art 4', deep } }] } },
    ]);
  });

  test('with another field', async () => {
    const query =
      '{ items { ... on Paper { part { x: art(size: 1) } } ... on Photo { part { x: title } } } }';
    expect(await federation.everyAnswer(query)).toEqual([
      { data: { items: [{ part: { x: 'art 1' } }, { part: { x: 'title' } }] } },
    ]);
  });

  test('in lists, and further down', async () => {
    const query = `{ items {
      ... on Paper { parts { deep { x: art(size: 1) } title } } ... on Photo { parts { deep { x: title } title: art } } } }`;
    expect(await federation.everyAnswer(query)).toEqual([
      {
        data: {
          items: [
            { parts: [{ deep: { x: 'art 1' }, title: 'title' }] },
            { parts: Array.from({ length: 2 }, () => ({ deep: { x: 'deep' }, title: 'art undefined' })) },
          ],
        },
      },
    ]);
  });

  test('and an error names it as the client does', async () => {
    federation.subgraphs['texts']?.misbehave((response) => response.writeHead(404).end());
    const query =
      '{ items { ... on Paper { part { x: art(size: 1) } } ... on Photo { part { x: title } } } }';
    const { data, errors } = await federation.gateway.query(query);
    federation.subgraphs['texts']?.misbehave();
    expect(data).toEqual({ items: [{ part: { x: null } }, { part: { x: null } }] });
    expect(errors?.map(({ path }) => path)).toEqual([
      ['items', 0, 'part', 'x'],
      ['items', 1, 'part', 'x'],
    ]);
  });
});

describe('an entry of the civil registry', () => {
  let federation: Federation;

  beforeAll(async () => {
    federation = await startFederation();
  });

  afterAll(() => federation.close());

  test('is asked of its unit what its own kind of entry is asked', async () => {
    const { data } = await federation.gateway.query(
      `{ citizen(id: "008224990010") { civilStatus { birth { book number registeredOn registeredAt { code name } } } } }`,
    );
    const { birth } = (data as unknown as { citizen: { civilStatus: { birth: Birth } } }).citizen.civilStatus;
    const { book, number, registeredOn: asOf, registeredAt } = birth;
    const answer = await federation.gateway.query(
      `query ($book: String!, $number: String!, $year: Int!, $unit: AdministrativeCode!, $asOf: Date) {
        civilEntry(book: $book, number: $number, year: $year, unit: $unit, asOf: $asOf) {
          ... on DeathEntry { registeredAt { x: fullName } } ... on BirthEntry { registeredAt { x: name } } } }`,
      { book, number, year: Number(asOf.slice(0, 4)), unit: registeredAt.code, asOf },
    );
    expect(answer).toEqual({ data: { civilEntry: { registeredAt: { x: registeredAt.name } } } });
  });
});

interface Birth {
  readonly book: string;
  readonly number: string;
  readonly registeredOn: string;
  readonly registeredAt: { readonly code: string; readonly name: string };
}
