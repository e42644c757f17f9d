import { expect, test } from 'vitest';
import { loadSupergraph } from '../../../gateway/supergraph/load-supergraph.ts';
import { composeSdl } from './support/federation.ts';

const LIBRARY = `type Query { media: [Media!] } interface Media @key(fields: "id") { id: ID! title: String! }
  type Film implements Media @key(fields: "id") { id: ID! title: String! @shareable minutes: Int }`;
const SCORES = `type Query { rated: [Media!] } type Media @interfaceObject @key(fields: "id") {
  id: ID! title: String! @external score: String! @requires(fields: "title") }`;

const load = (sdls: Readonly<Record<string, string>>) => () =>
  loadSupergraph(composeSdl(Object.fromEntries(Object.entries(sdls).map(([name, sdl]) => [name, { sdl }]))));

test('one subgraph that computes from the types’ fields, beside no other that knows them as an object, is served', () => {
  expect(load({ library: LIBRARY, scores: SCORES })).not.toThrow();
});

test('what an interface object computes from the types’ fields is refused beside another one that hands it out', () => {
  const notes =
    'type Media @interfaceObject @key(fields: "id") { id: ID! note: String } type Query { noted: [Media!] }';
  expect(load({ library: LIBRARY, scores: SCORES, notes })).toThrow(
    'Media.score requires what only a subgraph with the types of Media can say, while notes, scores knows Media as an object',
  );
});

test('what reads a field that an interface object computes is refused', () => {
  const posters =
    'type Film @key(fields: "id") { id: ID! score: String! @external poster: String @requires(fields: "score") }';
  expect(load({ library: LIBRARY, scores: SCORES, posters })).toThrow(
    'Film.poster requires a field that has a requirement itself, while scores knows Media as an object',
  );
});

test('an interface object with fields that a parent provides is refused', () => {
  const charts = `type Query { first: Media @provides(fields: "title") }
    type Media @interfaceObject @key(fields: "id") { id: ID! title: String! @external weeks: Int }`;
  expect(load({ library: LIBRARY, charts })).toThrow(
    'Query.first provides fields (@provides) of Media, while charts knows Media as an object',
  );
});
