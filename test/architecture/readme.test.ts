import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DEMO_CITIZENS } from '../../scripts/seed-province/world/demo-citizens.ts';

const readme = readFileSync('README.md', 'utf8');

it('the README lists every demo citizen with its story', () => {
  const rows = [...readme.matchAll(/^\| (\d{12}) +\| (.*?) *\|$/gm)].map(([, id, story]) => ({ id, story }));
  const told = DEMO_CITIZENS.flatMap(({ id, story }) => (story === undefined ? [] : [{ id, story }]));
  expect(rows).toEqual(told);
});

it('the README’s links lead to files that are there', () => {
  const links = [...readme.matchAll(/\]\((?!http)([^)#]+)\)/g)].map(([, path]) => path as string);
  expect(links.filter((path) => !existsSync(path))).toEqual([]);
  expect(links.length).toBeGreaterThan(4);
});

it('names commands that are there, in every document', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const documents = spawnSync('git', ['ls-files', '*.md'], { encoding: 'utf8' }).stdout.trim().split('\n');
  const named = documents.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/npm run (?:-s )?([a-z:-]+)/g)].map(([, name]) => name as string),
  );
  expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  expect(named.length).toBeGreaterThan(10);
});
