import { readFileSync } from 'node:fs';
import { buildASTSchema, isNonNullType, parse } from 'graphql';
import { expect, test } from 'vitest';
import { projectFile } from '../../platform/project-file.ts';

test('every root field is nullable, so that one bad argument or dead register never blanks the rest', () => {
  const sdl = readFileSync(projectFile('supergraph.graphql'), 'utf8');
  const schema = buildASTSchema(parse(sdl), { assumeValidSDL: true });
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const fields = roots.flatMap((root) => Object.values(root?.getFields() ?? {}));
  expect(fields.length).toBeGreaterThan(10);
  expect(fields.filter(({ type }) => isNonNullType(type)).map(({ name }) => name)).toEqual([]);
});
