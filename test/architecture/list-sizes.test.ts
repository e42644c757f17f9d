import { readFileSync } from 'node:fs';
import {
  getNullableType,
  getNamedType,
  buildASTSchema,
  isCompositeType,
  isListType,
  isObjectType,
  parse,
} from 'graphql';
import { expect, test } from 'vitest';
import { projectFile } from '../../platform/project-file.ts';
import { runAtOnce } from '../../platform/slices.ts';
import { loadSupergraph } from '../../gateway/supergraph/load-supergraph.ts';
import { serveSupergraph } from '../../gateway/supergraph/serve-supergraph.ts';

const supergraphSdl = readFileSync(projectFile('supergraph.graphql'), 'utf8');

/** Lists of objects; those of scalars cost nothing. */
function listsOfObjects(): readonly string[] {
  const schema = buildASTSchema(parse(supergraphSdl), { assumeValidSDL: true });
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.includes('__'))
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter(
          (field) => isListType(getNullableType(field.type)) && isCompositeType(getNamedType(field.type)),
        )
        .map(({ name }) => `${type.name}.${name}`),
    );
}

test('every list of objects says how long it is, so that no query is estimated by a guess', () => {
  const { listSizes } = runAtOnce(
    serveSupergraph(supergraphSdl, loadSupergraph(supergraphSdl).reading, new Set()),
  ).costs;
  const lists = listsOfObjects();
  expect(lists.length).toBeGreaterThan(50);
  // The edges of a page are as many as the field that brings the page says.
  expect(lists.filter((list) => !listSizes.has(list) && !list.endsWith('Connection.edges'))).toEqual([]);
});
