import { describe, expect, test } from 'vitest';
import { composeSupergraph } from '../../scripts/generate/compose-supergraph.ts';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key" "@requires" "@external" "@shareable" "@provides" "@interfaceObject"])`;

const compose =
  (...sdls: readonly string[]) =>
  () =>
    composeSupergraph(
      sdls.map((sdl, index) => ({
        definition: { name: `sector-${index}`, port: 4000 + index },
        sdl: LINK + sdl,
      })),
    );

const OWNER =
  'type Query { person: Person } type Person @key(fields: "id") { id: ID! name: String @shareable }';

test('contracts of keys, shared values and a few requirements compose', () => {
  expect(
    compose(
      OWNER,
      'type Person @key(fields: "id") { id: ID! name: String @external greeting: String @requires(fields: "name") }',
      'type Person @key(fields: "id") { id: ID! greeting: String @external card: String @requires(fields: "greeting") }',
    ),
  ).not.toThrow();
});

describe('a contract that the gateway could not serve in full does not compose, and hears why:', () => {
  test('an interface that it knows as an object', () => {
    const animals =
      'type Query { pet: Pet } interface Pet @key(fields: "id") { id: ID! } type Cat implements Pet @key(fields: "id") { id: ID! }';
    const vets = 'type Pet @interfaceObject @key(fields: "id") { id: ID! vet: String }';
    expect(compose(animals, vets)).toThrow(/Pet is an @interfaceObject: .* Add the fields to each type/);
  });

  test('fields that it provides for another sector', () => {
    const posts = `type Query { post: Post } type Post { by: Person @provides(fields: "name") }
      type Person @key(fields: "id") { id: ID! name: String @external }`;
    expect(compose(OWNER, posts)).toThrow(/Post\.by has @provides: .* Leave it to the sector that owns it/);
  });

  test.each([
    ['union', 'union Cargo = Crate', ' type Crate @shareable { kilos: Int }'],
    ['interface', 'interface Cargo { kilos: Int }', ' type Crate implements Cargo @shareable { kilos: Int }'],
  ])('a shared field of a %s with members that another sector does not know', (kind, cargo, crate) => {
    const hold = 'type Query { hold: Hold @shareable } type Hold @shareable { cargo: Cargo }';
    const more =
      kind === 'union'
        ? cargo + ' | Boat type Boat { masts: Int }'
        : `${cargo} type Boat implements Cargo { kilos: Int }`;
    expect(compose(hold + cargo + crate, hold + more + crate)).toThrow(
      /Hold\.cargo is resolved by several sectors that know different types of Cargo: .* Let one sector resolve it/,
    );
  });

  test('more than three computed fields in a row', () => {
    const computed = (field: string, from: string) =>
      `type Person @key(fields: "id") { id: ID! ${from}: String @external ${field}: String @requires(fields: "${from}") }`;
    const sectors = [OWNER, computed('a', 'name'), computed('b', 'a'), computed('c', 'b')];
    expect(compose(...sectors)).not.toThrow();
    expect(compose(...sectors, computed('d', 'c'))).toThrow(
      /Person\.d requires Person\.c, which requires Person\.b, which requires Person\.a: .* Require what these are computed from/,
    );
  });
});
