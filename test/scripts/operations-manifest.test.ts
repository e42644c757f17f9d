import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { manifestSchema } from '../../gateway/operations/manifest.ts';
import { operationsManifest } from '../../scripts/generate/operations-manifest.ts';
import { tempFolder } from '../support/temp-folder.ts';

const entriesOf = (folder: string) => manifestSchema.parse(JSON.parse(operationsManifest(folder))).operations;

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = tempFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

test('every file is one entry, in the order of their names, under the hash of its text', () => {
  const folder = folderWith({
    'b.graphql': 'mutation Second { b }',
    'a.graphql': '# why\nquery First($x: Int) { a(x: $x), ...F } fragment F on Query { c }',
    'notes.md': 'no operation',
  });
  const body = 'query First($x: Int) {\n  a(x: $x)\n  ...F\n}\n\nfragment F on Query {\n  c\n}';
  expect(entriesOf(folder)).toMatchObject([
    { id: createHash('sha256').update(body).digest('hex'), name: 'First', type: 'query', body },
    { name: 'Second', type: 'mutation' },
  ]);
});

test.each([
  ['without an operation', 'fragment F on Query { c }'],
  ['with two operations', 'query A { a } query B { b }'],
  ['with a nameless operation', '{ a }'],
])('a file %s is named', (_what, text) => {
  const folder = folderWith({ 'odd.graphql': text });
  expect(() => operationsManifest(folder)).toThrow(/odd\.graphql must hold exactly one named operation/);
});

test('the committed manifest holds the three operations of the clients', () => {
  const { operations } = manifestSchema.parse(
    JSON.parse(readFileSync('clients/operations-manifest.json', 'utf8')),
  );
  expect(operations.map(({ name, body }) => [name, parse(body).definitions.length])).toEqual([
    ['CommunePage', 1],
    ['OfficerView', 1],
    ['Province', 1],
  ]);
});
